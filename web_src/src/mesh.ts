// The lines of a face in the topology of the Google face mesh (478 points, 468-477 the irises).

interface Contour {
  points: number[];
  closed: boolean;
  strong: boolean;
}

const line = (points: string, closed: boolean, strong: boolean): Contour => ({
  points: points.split(" ").map(Number),
  closed,
  strong,
});

export const CONTOURS: Contour[] = [
  line(
    "10 338 297 332 284 251 389 356 454 323 361 288 397 365 379 378 400 377 152 148 176 149 150 136 172 58 132 93 234 127 162 21 54 103 67 109",
    true,
    false,
  ),
  line("61 146 91 181 84 17 314 405 321 375 291 409 270 269 267 0 37 39 40 185", true, true),
  line("78 95 88 178 87 14 317 402 318 324 308 415 310 311 312 13 82 81 80 191", true, true),
  line("33 7 163 144 145 153 154 155 133 173 157 158 159 160 161 246", true, true),
  line("263 249 390 373 374 380 381 382 362 398 384 385 386 387 388 466", true, true),
  line("46 53 52 65 55", false, true),
  line("70 63 105 66 107", false, true),
  line("276 283 282 295 285", false, true),
  line("300 293 334 296 336", false, true),
  line("168 6 197 195 5 4", false, false),
  line("98 97 2 326 327", false, false),
];

/** Centre and one point of the rim of each iris. */
export const IRISES: [number, number][] = [
  [468, 469],
  [473, 474],
];
