// The estimate: need over time with both thresholds, direction, the cues that made it and their share.

import uPlot from "uplot";

import { colour, el, mark, panel, say, words } from "./dom";
import type { Json, Link } from "./link";
import { caused, SIGNS } from "./talk";
import { signed } from "./voice";

/** Seconds of the curve. */
const SPAN = 60;
const SIGN: Record<string, string> = { face: "☺", voice: "♪", text: "¶", dialogue: "⇄", opinion: "◇" };

export function state(link: Link): HTMLElement {
  const { root, body, aside } = panel(
    "state",
    "State",
    "Does the person seek empathy, or give it? Need from 0 to 1 over a minute: above the dashed line empathy switches on, below the dotted one off. Bars: which cues speak for the decision (right) and against it (left).",
  );
  const direction = el("span", { class: "direction", "data-direction": "none" }, "○ none");
  const need = el("b", { class: "need" }, "–");
  const more = el("span", { class: "more" });
  const place = el("div", { class: "plot" });
  const quote = el("p", { class: "quote" });
  const cues = el("ol", { class: "cues" });
  body.append(el("div", { class: "summary" }, direction, el("span", { class: "big" }, "need ", need), more), place);
  body.append(quote, cues);

  let points: number[][] = [];
  let plot: uPlot | null = null;
  const seconds = (_: uPlot, ticks: number[]): string[] => ticks.map((t) => (t === 0 ? "now" : `${t} s`));

  function make(): void {
    plot?.destroy();
    const axis = { stroke: colour("soft"), grid: { stroke: colour("line"), width: 1 }, ticks: { show: false } };
    plot = new uPlot(
      {
        width: Math.max(120, place.clientWidth),
        height: Math.max(80, place.clientHeight),
        padding: [6, 14, 0, 0],
        cursor: { show: false },
        legend: { show: false },
        scales: { x: { time: false, range: [-SPAN, 0] }, y: { range: [0, 1] } },
        axes: [
          { ...axis, size: 20, font: "10px system-ui", values: seconds, splits: () => [-60, -45, -30, -15, 0] },
          { ...axis, size: 30, font: "10px system-ui", splits: () => [0, 0.25, 0.5, 0.75, 1] },
        ],
        series: [
          {},
          { stroke: colour("seeking"), width: 2, fill: `${colour("seeking")}26`, points: { show: false } },
          { stroke: colour("ink"), width: 1.4, dash: [6, 4], points: { show: false } },
          { stroke: colour("ink"), width: 1.4, dash: [2, 3], points: { show: false } },
        ],
        hooks: { drawAxes: [shade], draw: [labels] },
      },
      data(),
      place,
    );
  }

  /** Where empathy is switched on, shaded; where an utterance was judged, a dot. */
  function shade(u: uPlot): void {
    const now = link.now();
    u.ctx.save();
    u.ctx.fillStyle = `${colour("seeking")}22`;
    let start: number | null = null;
    const close = (end: number): void => {
      if (start === null) return;
      const [a, b] = [u.valToPos(Math.max(start, -SPAN), "x", true), u.valToPos(end, "x", true)];
      if (b > a) u.ctx.fillRect(a, u.bbox.top, b - a, u.bbox.height);
      start = null;
    };
    for (const point of points) {
      const at = (point[0] as number) - now;
      if (point[4]) start ??= at;
      else close(at);
    }
    close(0);
    u.ctx.restore();
  }

  function labels(u: uPlot): void {
    const now = link.now();
    const newest = points.at(-1);
    const { ctx } = u;
    ctx.save();
    ctx.textAlign = "left";
    ctx.fillStyle = colour("seeking");
    for (const point of points) {
      const at = (point[0] as number) - now;
      if (!point[7] || at < -SPAN) continue;
      ctx.beginPath();
      ctx.arc(u.valToPos(at, "x", true), u.valToPos(point[1] as number, "y", true), 3.5 * devicePixelRatio, 0, 7);
      ctx.fill();
    }
    if (newest) {
      ctx.font = `${10 * devicePixelRatio}px system-ui, sans-serif`;
      ctx.fillStyle = colour("ink");
      const left = u.bbox.left + 4 * devicePixelRatio;
      ctx.textBaseline = "bottom";
      ctx.fillText("on above", left, u.valToPos(newest[2] as number, "y", true) - 3 * devicePixelRatio);
      ctx.textBaseline = "top";
      ctx.fillText("off below", left, u.valToPos(newest[3] as number, "y", true) + 3 * devicePixelRatio);
    }
    ctx.restore();
  }

  function data(): uPlot.AlignedData {
    const now = link.now();
    return [0, 1, 2, 3].map((column) =>
      points.map((point) => (point[column] as number) - (column ? 0 : now)),
    ) as unknown as uPlot.AlignedData;
  }

  link.on("history", (all: number[][]) => {
    points = all;
    if (!plot) make();
    plot?.setData(data());
  });
  link.on("curve", (more: number[][]) => {
    points.push(...more);
    const first = link.now() - SPAN - 2;
    points = points.filter((point) => (point[0] as number) > first);
  });
  window.setInterval(() => {
    if (!document.hidden && plot && points.length) plot.setData(data());
  }, 150);

  link.on("state", (value: Json) => {
    say(direction, `${SIGNS[value.direction] ?? "○"} ${value.direction}`);
    mark(direction, "data-direction", value.direction);
    say(need, value.need.toFixed(2));
    mark(root, "data-active", String(value.active));
    say(more, value.active ? "empathy on" : "empathy off");
    say(aside, `confidence ${Math.round(100 * value.confidence)} %`);
    show(value.cues);
  });
  link.on("decided", (value: Json) => {
    quote.replaceChildren("“", ...caused(value.text, value.cause), "”");
    const facts = [value.emotion ? words(value.emotion) : "", value.act, value.cause ? "" : "no cause found"];
    quote.append(el("span", { class: "soft" }, ` ${facts.filter(Boolean).join(" · ")}`));
  });

  function show(found: Json[]): void {
    const most = Math.max(0.5, ...found.map((cue) => Math.abs(cue.contribution)));
    while (cues.children.length > found.length) cues.lastElementChild?.remove();
    found.forEach((cue, index) => {
      let row = cues.children[index] as HTMLElement | undefined;
      if (!row) {
        row = el("li", {}, el("span", { class: "kind" }), el("span", { class: "name" }), el("span", { class: "share" }, el("i")), el("b"));
        cues.append(row);
      }
      const [kind, name, share, figure] = row.children as unknown as HTMLElement[];
      say(kind as HTMLElement, SIGN[cue.modality] ?? "·");
      mark(kind as HTMLElement, "title", cue.modality);
      say(name as HTMLElement, words(cue.name));
      mark(row, "title", `${cue.detail || cue.name}: value ${cue.value}, confidence ${cue.confidence}`);
      const fill = (share as HTMLElement).firstElementChild as HTMLElement;
      fill.style.width = `${(50 * Math.abs(cue.contribution)) / most}%`;
      mark(fill, "data-sign", cue.contribution < 0 ? "against" : "for");
      say(figure as HTMLElement, signed(cue.contribution));
    });
  }

  new ResizeObserver(() => {
    plot?.setSize({ width: Math.max(120, place.clientWidth), height: Math.max(80, place.clientHeight) });
  }).observe(place);
  document.addEventListener("theme", () => plot && make());
  return root;
}
