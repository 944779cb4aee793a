// Draws the robot's face from the one definition of it (config/face.yaml, compiled by the server): action units, viseme and
// gaze become controls, controls move the points of curves, curves are painted. The same steps as ports/face_rig.py.

type Pair = [number, number];
/** Coefficient, then factors: index of a value, whether 1 - x is meant. */
type Term = [number, [number, boolean][]];

interface Control {
  largest: boolean;
  terms: Term[];
  low: number | null;
  high: number | null;
}

interface Part {
  name: string;
  kind: "fill" | "stroke" | "ribbon" | "disc" | "glow";
  sides: number[];
  origin: Pair;
  inside: string;
  colours: [number[], number[]];
  shade: number;
  show: number;
  base: Pair[];
  moves: [number, Pair[]][];
  scale: [number, Pair][];
  shift: [number, Pair][];
  offset: Pair;
  size: [number, number][];
  half: number[];
  closed: boolean;
  radius: Pair;
  strength: number;
}

export interface Rig {
  size: Pair;
  background: number[];
  inputs: string[];
  controls: Control[];
  parts: Part[];
}

/** One moment of the face, as it comes from the robot. */
export interface Command {
  au: [number, number][];
  viseme: string;
  weight: number;
  gaze: Pair;
  blink: number;
  pupil?: number;
  caption?: string;
}

export const REST: Command = { au: [], viseme: "sil", weight: 0, gaze: [0, 0], blink: 0 };

interface Shape {
  kind: Part["kind"];
  part: string;
  side: number;
  points: Pair[];
  colour: string;
  size: number;
  inside: string;
  closed: boolean;
  radius: Pair;
}

const FAINT = 0.05;
const unit = (value: number): number => Math.min(1, Math.max(0, value));

/** Return inputs and controls of a command. */
export function values(rig: Rig, command: Command): number[] {
  const known = new Map<string, number>([["rest", 1]]);
  known.set(`v_${command.viseme}`, unit(command.weight));
  for (const [code, intensity] of command.au) known.set(`au${code}`, unit(intensity));
  known.set("gaze_yaw", command.gaze[0]).set("gaze_pitch", command.gaze[1]).set("blink", unit(command.blink));
  known.set("pupil", Math.min(1, Math.max(-1, command.pupil ?? 0)));
  const found = rig.inputs.map((name) => known.get(name) ?? 0);
  for (const control of rig.controls) {
    let total = 0;
    for (const [coefficient, factors] of control.terms) {
      let term = coefficient;
      for (const [index, without] of factors) {
        const value = found[index] as number;
        term *= without ? 1 - value : value;
      }
      total = control.largest ? Math.max(total, term) : total + term;
    }
    found.push(Math.min(control.high ?? Infinity, Math.max(control.low ?? -Infinity, total)));
  }
  return found;
}

/** Return the mixture of two rows of values. */
export function towards(from: number[], to: number[], share: number): number[] {
  return from.map((value, index) => value + ((to[index] as number) - value) * share);
}

export function paint(context: CanvasRenderingContext2D, rig: Rig, row: number[], width: number, height: number): void {
  const scale = Math.min(width / rig.size[0], height / rig.size[1]);
  context.save();
  context.fillStyle = css(rig.background);
  context.fillRect(0, 0, width, height);
  context.translate((width - rig.size[0] * scale) / 2, (height - rig.size[1] * scale) / 2);
  context.scale(scale, scale);
  context.lineCap = context.lineJoin = "round";
  const clips = new Set(rig.parts.map((part) => part.inside));
  const outer = new Map<string, Shape>();
  for (const run of runs(rig)) {
    const first = run[0] as Part;
    for (const side of first.sides) {
      const found = run.flatMap((part) => shapes(part, side, row));
      // what others lie inside of is painted with them
      for (const shape of found) if (clips.has(shape.part)) outer.set(`${shape.part} ${side}`, shape);
      const around = outer.get(`${first.inside} ${side}`) ?? outer.get(`${first.inside} 0`);
      if (!first.inside) found.filter((shape) => !clips.has(shape.part)).forEach((shape) => draw(context, shape));
      else if (around) paintInside(context, around, found);
    }
  }
  context.restore();
}

/** Neighbours that are clipped by the same part: painted together, one side after the other. */
function runs(rig: Rig): Part[][] {
  const found: Part[][] = [];
  for (const part of rig.parts) {
    const last = found.at(-1);
    if (part.inside && last?.[0]?.inside === part.inside) last.push(part);
    else found.push([part]);
  }
  return found;
}

function shapes(part: Part, side: number, row: number[]): Shape[] {
  const share = part.show < 0 ? 1 : (row[part.show] as number);
  const size = part.size.reduce((sum, [index, weight]) => sum + weight * (row[index] as number), 0);
  if ((part.show >= 0 && share < FAINT) || ((part.kind === "stroke" || part.kind === "disc") && size < FAINT)) return [];
  const grow = weighed(part.scale, row);
  const shift = weighed(part.shift, row);
  const mirror = side < 0 ? -1 : 1;
  const left = side === 0 ? part.origin[0] : 400 + mirror * part.origin[0];
  let points = part.base.map(([x, y]): Pair => [x, y]);
  for (const [index, by] of part.moves) {
    const value = row[index] as number;
    if (value !== 0) points = points.map(([x, y], at): Pair => [x + value * (by[at] as Pair)[0], y + value * (by[at] as Pair)[1]]);
  }
  points = points.map(([x, y]): Pair => [x * (1 + grow[0]), y * (1 + grow[1])]);
  if (part.kind === "ribbon") {
    const over = points.map(([x, y], at): Pair => [x, y - (part.half[at] as number)]);
    const under = points.map(([x, y], at): Pair => [x, y + (part.half[at] as number)]).reverse();
    points = [...over, ...under];
  }
  points = points.map(([x, y]): Pair => [
    left + mirror * x + part.offset[0] + shift[0],
    part.origin[1] + y + part.offset[1] + shift[1],
  ]);
  const [first, second] = part.colours;
  const mixed = part.shade < 0 ? 0 : unit(row[part.shade] as number);
  const colour = css(first.map((value, at) => Math.round(value + ((second[at] as number) - value) * mixed)));
  const shape = { part: part.name, side, colour, inside: part.inside, radius: part.radius };
  if (part.kind !== "ribbon") {
    const amount = part.kind === "glow" ? part.strength * share : size;
    return [{ ...shape, kind: part.kind, points, size: amount, closed: part.closed }];
  }
  const count = part.half.length;
  const middle = (a: Pair, b: Pair): Pair => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const start = middle(points[0] as Pair, points.at(-1) as Pair);
  const end = middle(points[count - 1] as Pair, points[count] as Pair);
  return [
    { ...shape, kind: "fill", points, size: 0, closed: true },
    { ...shape, kind: "disc", points: [start], size: part.half[0] as number, closed: false },
    { ...shape, kind: "disc", points: [end], size: part.half.at(-1) as number, closed: false },
  ];
}

/** Return the points of every shape of a command, in order of painting. */
export function points(rig: Rig, command: Command): Pair[][] {
  const row = values(rig, command);
  return runs(rig).flatMap((run) =>
    (run[0] as Part).sides.flatMap((side) => run.flatMap((part) => shapes(part, side, row).map((shape) => shape.points))),
  );
}

function weighed(by: [number, Pair][], row: number[]): Pair {
  return by.reduce((sum, [index, [x, y]]): Pair => [sum[0] + x * (row[index] as number), sum[1] + y * (row[index] as number)], [0, 0] as Pair);
}

const layer = document.createElement("canvas");

/** Paint shapes cut to an outline: together on a layer that is cut once, or each would leave a rim of the one below. */
function paintInside(context: CanvasRenderingContext2D, around: Shape, found: Shape[]): void {
  const { width, height } = context.canvas;
  if (layer.width !== width || layer.height !== height) [layer.width, layer.height] = [width, height];
  const on = layer.getContext("2d") as CanvasRenderingContext2D;
  on.setTransform(1, 0, 0, 1, 0, 0);
  on.globalCompositeOperation = "source-over";
  on.fillStyle = around.colour;
  on.fillRect(0, 0, width, height);
  on.setTransform(context.getTransform());
  on.lineCap = on.lineJoin = "round";
  for (const shape of found) draw(on, shape);
  on.globalCompositeOperation = "destination-in";
  on.fill(outline(around.points, true));
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(layer, 0, 0);
  context.restore();
}

function draw(context: CanvasRenderingContext2D, shape: Shape): void {
  context.save();
  context.fillStyle = context.strokeStyle = shape.colour;
  const [x, y] = shape.points[0] as Pair;
  if (shape.kind === "fill") context.fill(outline(shape.points, true));
  else if (shape.kind === "stroke") {
    context.lineWidth = shape.size;
    context.stroke(outline(shape.points, shape.closed));
  } else if (shape.kind === "disc") {
    context.beginPath();
    context.arc(x, y, shape.size, 0, 2 * Math.PI);
    context.fill();
  } else {
    context.translate(x, y);
    context.scale(shape.radius[0], shape.radius[1]);
    const glow = context.createRadialGradient(0, 0, 0, 0, 0, 1);
    // the server's renderer: strength (1 - r²)^1.6
    for (const at of [0, 0.25, 0.5, 0.75, 1]) {
      const alpha = Math.min(1, shape.size) * (1 - at * at) ** 1.6;
      glow.addColorStop(at, shape.colour.replace("rgb", "rgba").replace(")", `,${alpha.toFixed(3)})`));
    }
    context.fillStyle = glow;
    context.fillRect(-1, -1, 2, 2);
  }
  context.restore();
}

function outline(points: Pair[], closed: boolean): Path2D {
  const path = new Path2D();
  points.forEach(([x, y], index) => (index ? path.lineTo(x, y) : path.moveTo(x, y)));
  if (closed) path.closePath();
  return path;
}

function css(colour: number[]): string {
  return `rgb(${colour.join(",")})`;
}

/** A face that moves softly between the commands that come: shown values follow the wanted ones. */
export class Face {
  private shown: number[] | null = null;
  private wanted: number[] | null = null;
  private last = 0;

  constructor(readonly rig: Rig) {}

  want(command: Command): void {
    this.wanted = values(this.rig, command);
  }

  /** Paint the face of this moment; returns whether it still moves. */
  paint(context: CanvasRenderingContext2D, width: number, height: number, now: number): boolean {
    this.wanted ??= values(this.rig, REST);
    this.shown ??= this.wanted;
    const passed = Math.min(200, Math.max(0, now - this.last));
    this.last = now;
    this.shown = towards(this.shown, this.wanted, 1 - Math.exp(-passed / 30));
    paint(context, this.rig, this.shown, width, height);
    return this.shown.some((value, index) => Math.abs(value - (this.wanted as number[])[index]!) > 0.002);
  }
}

export async function loadFace(): Promise<Face | null> {
  const answer = await fetch("/made/face.json");
  return answer.ok ? new Face((await answer.json()) as Rig) : null;
}
