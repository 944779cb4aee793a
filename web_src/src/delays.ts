// The delay of each stage against its budget.

import { el, mark, panel, say, words } from "./dom";
import type { Json, Link } from "./link";

export function delays(link: Link): HTMLElement {
  const { root, body, aside } = panel(
    "delays",
    "Delays",
    "Median and 95th percentile of each stage, in time since the stage before it; the line is the budget.",
  );
  const list = el("ol", { class: "delays" });
  body.append(list);
  say(aside, "median · 95 % · line: budget");
  const rows = new Map<string, HTMLElement>();

  link.on("delays", (stages: Json[]) => {
    for (const stage of stages) {
      let row = rows.get(stage.stage);
      if (!row) {
        const track = el("span", { class: "track" }, el("i", { class: "p50" }), el("i", { class: "p95" }), el("i", { class: "goal" }));
        row = el("li", {}, el("span", { class: "name" }, words(stage.stage)), track, el("b"));
        rows.set(stage.stage, row);
        list.append(row);
      }
      const [, track, figure] = row.children as unknown as HTMLElement[];
      const goal = stage.goal95 ?? stage.p95;
      const scale = 1.25 * Math.max(goal, stage.p95);
      const [p50, p95, line] = (track as HTMLElement).children as unknown as HTMLElement[];
      (p50 as HTMLElement).style.width = `${(100 * stage.p50) / scale}%`;
      (p95 as HTMLElement).style.width = `${(100 * stage.p95) / scale}%`;
      (line as HTMLElement).style.left = `${(100 * goal) / scale}%`;
      (line as HTMLElement).hidden = stage.goal95 === null;
      const verdict = stage.kept === null ? "" : stage.kept ? " ✓" : " over";
      say(figure as HTMLElement, `${pair(stage.p50, stage.p95)}${verdict}`);
      const budget = stage.goal95 === null ? "no budget of its own" : `budget ${ms(stage.goal50)} · ${ms(stage.goal95)}`;
      mark(row, "title", `${stage.meaning}: last ${ms(stage.last)}, ${budget}, ${stage.count} samples`);
      mark(row, "data-kept", String(stage.kept));
    }
  });
  return root;
}

/** Two times in the unit of the longer one. */
function pair(first: number, second: number): string {
  if (second >= 1000) return `${(first / 1000).toFixed(2)} · ${(second / 1000).toFixed(2)} s`;
  return `${first.toFixed(first < 10 ? 1 : 0)} · ${ms(second)}`;
}

function ms(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
