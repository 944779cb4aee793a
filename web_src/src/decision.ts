// The decision: levels of EPITOME, strategy, what was considered and why it was not taken; earlier ones by arrow.

import { bar, el, panel, say, words } from "./dom";
import type { Json, Link } from "./link";

const LEVELS = ["reaction", "interpretation", "exploration"];
const DEGREES = ["none", "weak", "strong"];

export function decision(link: Link): HTMLElement {
  const { root, body, aside } = panel(
    "decision",
    "Decision",
    "What the robot answers and why: strategy, how far it reacts to feelings, interprets them and asks (EPITOME levels), and what else was considered. ‹ › shows earlier ones.",
  );
  const back = el("button", { type: "button", class: "icon", "aria-label": "earlier decision", onclick: () => turn(-1) }, "‹");
  const place = el("span", {});
  const forth = el("button", { type: "button", class: "icon", "aria-label": "later decision", onclick: () => turn(1) }, "›");
  aside.append(back, place, forth);
  body.append(el("p", { class: "empty" }, "No decision yet."));
  let plans: Json[] = [];
  let chosen = -1;

  function turn(step: number): void {
    const at = chosen < 0 ? plans.length - 1 : chosen;
    chosen = Math.min(plans.length - 1, Math.max(0, at + step));
    if (chosen === plans.length - 1) chosen = -1;
    draw();
  }

  function level(name: string, value: number): HTMLElement {
    const pips = [1, 2].map((step) => el("i", { "data-on": String(value >= step) }));
    return el("div", { class: "level" }, el("span", {}, name), el("span", { class: "pips" }, ...pips), el("b", {}, DEGREES[value] ?? ""));
  }

  function draw(): void {
    const at = chosen < 0 ? plans.length - 1 : chosen;
    const plan = plans[at];
    say(place, plans.length ? `${at + 1} of ${plans.length}` : "");
    back.disabled = at <= 0;
    forth.disabled = at >= plans.length - 1;
    if (!plan) return;
    const strength = bar();
    strength.set(plan.intensity);
    const shows = [plan.expression && `${words(plan.expression)} face`, plan.gesture && words(plan.gesture)].filter(Boolean);
    const along = shows.length ? el("span", { class: "soft" }, ` with ${shows.join(" and ")}`) : "";
    const head = el(
      "p",
      { class: "verdict", "data-response": plan.response },
      el("b", {}, plan.response === "nothing" ? "says nothing" : plan.response),
      plan.strategy ? ` · ${words(plan.strategy)}` : "",
      plan.stance && plan.stance !== "neutral" ? ` · ${words(plan.stance)}` : "",
      along,
    );
    const levels = el("div", { class: "levels" }, ...LEVELS.map((name, index) => level(name, plan.levels[index] ?? 0)));
    const force = el("div", { class: "level" }, el("span", {}, "intensity"), strength.root, el("b", {}, plan.intensity.toFixed(2)));
    levels.append(force);
    const reasons = el("ul", { class: "reasons" }, ...plan.reasons.slice(0, 4).map((text: string) => el("li", {}, text)));
    const list = el("ul", { class: "candidates" });
    const order = [...plan.candidates].sort((a, b) => Number(b.text === plan.text) - Number(a.text === plan.text) || Number(Boolean(a.rejected)) - Number(Boolean(b.rejected)) || b.score - a.score);
    for (const candidate of order) {
      const kind = candidate.text === plan.text ? "taken" : candidate.rejected ? "rejected" : "passed";
      const why = kind === "taken" ? "taken" : candidate.rejected || "not the best";
      list.append(
        el(
          "li",
          { "data-kind": kind, title: candidate.writer },
          el("span", { class: "text" }, `${{ taken: "✓", rejected: "✕", passed: "–" }[kind]} ${candidate.text}`),
          el("span", { class: "why" }, `${why} · ${candidate.score.toFixed(2)}`),
        ),
      );
    }
    body.replaceChildren(head);
    if (plan.text) body.append(el("blockquote", {}, plan.text));
    body.append(levels, reasons);
    if (order.length) body.append(el("h3", {}, `Considered (${order.length})`), list);
  }

  link.on("plans", (value: Json[]) => {
    plans = value;
    draw();
  });
  return root;
}
