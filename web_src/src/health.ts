// What the nodes say about themselves, in words; what is wrong comes first.

import { el, mark, panel, say } from "./dom";
import type { Json, Link } from "./link";

const ORDER = ["error", "stale", "warn", "ok"];
const MARKS: Record<string, string> = { ok: "✓", warn: "!", error: "✕", stale: "?" };

export function health(link: Link, chip: HTMLElement): HTMLElement {
  const { root, body, aside } = panel(
    "health",
    "Diagnostics",
    "What the nodes say about themselves. What is wrong comes first, and what to do about it.",
  );
  const list = el("ul", { class: "health" });
  body.append(list);

  link.on("health", (nodes: Record<string, Json>) => {
    const rows = Object.entries(nodes).sort(
      ([a, first], [b, second]) => ORDER.indexOf(first.level) - ORDER.indexOf(second.level) || a.localeCompare(b),
    );
    const bad = rows.filter(([, node]) => node.level !== "ok");
    say(chip, bad.length ? `${bad.length} of ${rows.length} in trouble` : `${rows.length} nodes work`);
    mark(chip, "data-level", bad[0]?.[1].level ?? "ok");
    list.replaceChildren(
      ...rows.map(([name, node]) =>
        el(
          "li",
          { "data-level": node.level },
          el("i", { "aria-label": node.level }, MARKS[node.level] ?? "?"),
          el("b", {}, name),
          el("span", {}, node.level === "ok" && node.text === "working" ? "" : node.text),
        ),
      ),
    );
  });
  link.on("pages", (value: Json) => {
    const lost = value.dropped ? ` · ${value.dropped} updates skipped` : "";
    say(aside, `${value.open} ${value.open === 1 ? "page" : "pages"} open${lost}`);
  });
  return root;
}
