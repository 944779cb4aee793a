// The person: a frosted picture with the mesh of the face over it, action units by name, gaze, expression.

import { bar, colour, el, fitted, mark, panel, say } from "./dom";
import type { Json, Link } from "./link";
import { CONTOURS, IRISES } from "./mesh";

const HINDRANCES: Record<string, string> = {
  small: "too far away",
  turned: "turned away",
  blurred: "out of focus",
  dark: "too dark",
  covered: "covered",
  unsteady: "unsteady",
  new: "neutral face not known yet",
};

interface Mesh {
  size: [number, number];
  x: number[];
  y: number[];
}

export function person(link: Link): HTMLElement {
  const { root, body, aside } = panel(
    "person",
    "Person",
    "The face that the robot attends to, as lines over a blurred picture: action units (AU, muscles of the face) from 0 to 1, where the eyes look, what hinders the view.",
  );
  const canvas = el("canvas", { class: "picture", role: "img", "aria-label": "the person's face as lines" });
  const modes = el("div", { class: "modes", role: "group", "aria-label": "picture" });
  const facts = el("p", { class: "facts" });
  const units = el("div", { class: "units" });
  body.append(el("div", { class: "stage" }, canvas, modes), facts, units);

  const rows = new Map<number, { root: HTMLElement; fill: ReturnType<typeof bar>; value: HTMLElement }>();
  let picture = new Image();
  let mesh: Mesh | null = null;
  let meshAt = 0;
  let seen: Json = null;
  let seenAt = 0;
  let mode = "";
  let names: Record<string, string> = {};

  function row(code: number) {
    let found = rows.get(code);
    if (!found) {
      const fill = bar();
      const value = el("b", {}, "0");
      const line = el("div", { class: "unit" });
      line.append(el("span", { class: "code" }, `AU${code}`), el("span", { class: "name", title: names[code] ?? "" }, names[code] ?? ""));
      line.append(fill.root, value);
      units.append(line);
      found = { root: line, fill, value };
      rows.set(code, found);
    }
    return found;
  }

  function draw(): void {
    const [context, width, height] = fitted(canvas);
    context.fillStyle = colour("stage");
    context.fillRect(0, 0, width, height);
    const size = mesh?.size ?? [640, 480];
    const scale = Math.max(width / size[0], height / size[1]);
    const [left, top] = [(width - size[0] * scale) / 2, (height - size[1] * scale) / 2];
    if (picture.naturalWidth && mode !== "none") {
      context.imageSmoothingQuality = "high";
      context.drawImage(picture, left, top, size[0] * scale, size[1] * scale);
      context.fillStyle = picture.naturalWidth > 64 ? "#0000" : "#0b132066";
      context.fillRect(0, 0, width, height);
    }
    if (mesh && performance.now() - meshAt < 1000) lines(context, mesh, scale, left, top);
    else note(context, width, height);
  }

  function note(context: CanvasRenderingContext2D, width: number, height: number): void {
    const text = seen && performance.now() - seenAt < 1500 ? "" : "nobody in view";
    context.fillStyle = "#c9d4e3";
    context.font = "13px system-ui, sans-serif";
    context.textAlign = "center";
    context.fillText(text, width / 2, height / 2);
  }

  function lines(context: CanvasRenderingContext2D, found: Mesh, scale: number, left: number, top: number): void {
    const at = (point: number): [number, number] => [
      left + ((found.x[point] ?? 0) / 2) * scale,
      top + ((found.y[point] ?? 0) / 2) * scale,
    ];
    context.fillStyle = "#8fd3ff";
    for (let point = 0; point < 468; point++) {
      const [x, y] = at(point);
      context.fillRect(x - 0.6, y - 0.6, 1.2, 1.2);
    }
    context.lineJoin = "round";
    for (const { points, closed, strong } of CONTOURS) {
      context.beginPath();
      points.forEach((point, index) => (index ? context.lineTo(...at(point)) : context.moveTo(...at(point))));
      if (closed) context.closePath();
      context.lineWidth = strong ? 1.8 : 1;
      context.strokeStyle = strong ? "#ffffff" : "#8fd3ff";
      context.stroke();
    }
    for (const [centre, edge] of IRISES) {
      const [x, y] = at(centre);
      const [ex, ey] = at(edge);
      context.beginPath();
      context.arc(x, y, Math.max(1.5, Math.hypot(ex - x, ey - y)), 0, 2 * Math.PI);
      context.lineWidth = 1.6;
      context.strokeStyle = "#ffc65c";
      context.stroke();
      if (seen) arrow(context, x, y, seen, scale);
    }
  }

  // the eyes' direction in the picture: gaze is relative to the head; the picture is not mirrored
  function arrow(context: CanvasRenderingContext2D, x: number, y: number, face: Json, scale: number): void {
    const yaw = face.head[2] + face.gaze[0];
    const pitch = face.head[1] + face.gaze[1];
    const [dx, dy] = [110 * scale * Math.sin(yaw), 110 * scale * Math.sin(pitch)];
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + dx, y + dy);
    context.lineWidth = 2.2;
    context.strokeStyle = "#ffc65c";
    context.stroke();
  }

  link.on("units", (value: Record<string, string>) => {
    names = value;
    rows.clear();
    units.replaceChildren();
  });
  link.on("mesh", (value: Mesh) => {
    mesh = value;
    meshAt = performance.now();
    draw();
  });
  link.on("picture", (value: string) => {
    const next = new Image();
    next.onload = () => {
      picture = next; // the one before stays until this one can be drawn
      draw();
    };
    next.src = value;
  });
  link.on("person", (face: Json) => {
    seen = face;
    seenAt = performance.now();
    for (const [code, intensity, confidence] of face.au as number[][]) {
      const found = row(code as number);
      found.fill.set(intensity as number);
      say(found.value, (intensity as number).toFixed(2).replace(/^0/, ""));
      mark(found.root, "data-weak", String((confidence as number) < 0.3));
      mark(found.root, "data-on", String((intensity as number) >= 0.2 && (confidence as number) >= 0.3));
    }
    const away = Math.hypot(face.head[2] + face.gaze[0], face.head[1] + face.gaze[1]);
    const parts = [
      face.expression || "expression unknown",
      away < 0.25 ? "looks here" : "looks away",
      `${face.away.toFixed(1)} m`,
      face.hindrance ? HINDRANCES[face.hindrance] ?? face.hindrance : "seen well",
    ];
    say(facts, parts.join(" · "));
    say(aside, `${face.id || "unnamed"} · ${Math.round(100 * face.confidence)} %`);
  });
  window.setInterval(() => {
    if (performance.now() - seenAt > 1500 && seen) {
      seen = null;
      say(aside, "");
      say(facts, "nobody in view");
      draw();
    }
  }, 1000);
  window.addEventListener("resize", draw);

  // how much of the picture leaves the camera's process is a parameter of the face node
  for (const one of ["none", "blurred", "clear"]) {
    const choose = () => void link.ask("set", { node: "face", values: { picture: one } }).then((answer) => link.refused(answer));
    modes.append(el("button", { type: "button", "data-mode": one, onclick: choose }, one === "none" ? "lines" : one));
  }
  link.on("values", (values: Json) => {
    mode = values.face?.picture ?? "";
    modes.hidden = mode === "";
    draw();
    for (const button of modes.children) mark(button, "aria-pressed", String(button.getAttribute("data-mode") === mode));
  });
  return root;
}
