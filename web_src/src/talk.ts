// The conversation: what is being heard, its cause underlined, what it was taken for, how much of the answer is spoken.

import { el, mark, panel, words } from "./dom";
import type { Json, Link } from "./link";

export const SIGNS: Record<string, string> = { none: "○", seeking: "▲", providing: "♥" };

export function badge(direction: string): HTMLElement {
  return el("span", { class: "badge", "data-direction": direction }, `${SIGNS[direction] ?? "○"} ${direction}`);
}

/** The words with their cause underlined. */
export function caused(text: string, cause: string): Node[] {
  const at = cause ? text.toLowerCase().indexOf(cause.toLowerCase()) : -1;
  if (at < 0) return [document.createTextNode(text)];
  return [
    document.createTextNode(text.slice(0, at)),
    el("u", { title: "what it is about" }, text.slice(at, at + cause.length)),
    document.createTextNode(text.slice(at + cause.length)),
  ];
}

export function talk(link: Link): HTMLElement {
  const { root, body } = panel(
    "talk",
    "Words",
    "What was heard and what the robot says. Underlined: what it is about. Grey words of the robot are not spoken yet.",
  );
  const list = el("ol", { class: "talk", "aria-live": "off" });
  const empty = el("p", { class: "empty" }, "Nothing has been said yet. Type a line above to try.");
  body.append(empty, list);
  const shown = new Map<string, { node: HTMLElement; text: string }>();

  function line(value: Json): HTMLElement {
    const node = el("li", { class: value.who });
    if (value.who === "person") {
      const text = el("p", {}, ...caused(value.text, value.cause));
      mark(text, "data-final", String(value.final));
      node.append(text);
      if (value.direction) {
        const note = [value.emotion ? words(value.emotion) : "", `need ${(value.need ?? 0).toFixed(2)}`];
        node.append(el("p", { class: "note" }, badge(value.direction), ` ${note.filter(Boolean).join(" · ")}`));
      }
    } else {
      const parts = value.text.split(/\s+/).filter(Boolean);
      const count = value.state === "finished" ? parts.length : value.words;
      node.append(
        el(
          "p",
          {},
          el("span", {}, parts.slice(0, count).join(" ")),
          el("span", { class: "unsaid" }, ` ${parts.slice(count).join(" ")}`),
        ),
      );
      if (value.state === "cancelled") node.append(el("p", { class: "note" }, `stopped after ${count} words`));
    }
    return node;
  }

  link.on("talk", (lines: Json[]) => {
    empty.hidden = lines.length > 0;
    const near = body.scrollHeight - body.scrollTop - body.clientHeight < 60;
    const kept = new Set<string>();
    for (const value of lines) {
      const key = `${value.who} ${value.id} ${value.at}`;
      const text = JSON.stringify(value);
      kept.add(key);
      const old = shown.get(key);
      if (old?.text === text) continue;
      const node = line(value);
      if (old) old.node.replaceWith(node);
      else list.append(node);
      shown.set(key, { node, text });
    }
    for (const [key, { node }] of shown) {
      if (!kept.has(key)) {
        node.remove();
        shown.delete(key);
      }
    }
    if (near) body.scrollTop = body.scrollHeight;
  });
  return root;
}
