// The behaviour tree as it runs: status and reason of each node, the running branch in view.

import { el, mark, panel, say } from "./dom";
import type { Json, Link } from "./link";

const MARKS: Record<string, string> = { idle: "○", running: "▶", success: "✓", failure: "✕", skipped: "↷" };

export function tree(link: Link): HTMLElement {
  const { root, body, aside } = panel(
    "tree",
    "Behaviour tree",
    "What the robot is doing: ▶ running, ✓ done, ✕ not now, each with its reason.",
  );
  const list = el("ul", { class: "tree", role: "tree", "aria-label": "nodes of the behaviour tree" });
  const all = el("input", { type: "checkbox", id: "tree-all" });
  const name = el("span", {});
  aside.append(name, el("label", { for: "tree-all" }, all, " idle too"));
  body.append(list);
  let shape = "";
  let rows: HTMLElement[] = [];

  all.addEventListener("change", () => {
    mark(list, "data-all", String(all.checked));
  });
  mark(list, "data-all", "false");

  function build(nodes: Json[]): void {
    const depth = new Map<number, number>([[-1, -1]]);
    rows = nodes.map(([id, parent, title, type]) => {
      const level = (depth.get(parent) ?? -1) + 1;
      depth.set(id, level);
      const text = el("span", { class: "title" }, title === type ? type : title);
      const row = el("li", { role: "treeitem", "aria-level": String(level + 1), title: type }, el("i"), text, el("span", { class: "why" }));
      row.style.setProperty("--level", String(Math.min(level, 9)));
      return row;
    });
    list.replaceChildren(...rows);
  }

  link.on("tree", (value: Json) => {
    const found = JSON.stringify(value.nodes.map((node: Json[]) => node.slice(0, 4)));
    if (found !== shape) {
      shape = found;
      build(value.nodes);
    }
    say(name, value.name);
    let running: HTMLElement | null = null;
    value.nodes.forEach(([, , , , status, message]: string[], index: number) => {
      const row = rows[index] as HTMLElement;
      mark(row, "data-status", status as string);
      say(row.children[0] as HTMLElement, MARKS[status as string] ?? "?");
      say(row.children[2] as HTMLElement, message as string);
      mark(row, "aria-label", `${row.children[1]?.textContent}: ${status}${message ? `, ${message}` : ""}`);
      if (status === "running") running = row;
    });
    if (running && !root.matches(":hover, :focus-within")) follow(running);
  });

  function follow(row: HTMLElement): void {
    const [top, bottom] = [body.scrollTop, body.scrollTop + body.clientHeight];
    if (row.offsetTop < top || row.offsetTop + row.offsetHeight > bottom) {
      body.scrollTop = row.offsetTop - body.clientHeight / 2;
    }
  }
  return root;
}
