// The page: panels in columns, the bar with what one does, keys.

import { decision } from "./decision";
import { delays } from "./delays";
import { byId, el, forgetColours, mark, say } from "./dom";
import { health } from "./health";
import { Link, type Json } from "./link";
import { person } from "./person";
import { recording } from "./recording";
import { robot } from "./robot";
import { state } from "./state";
import { talk } from "./talk";
import { tree } from "./tree";
import { tune } from "./tune";
import { voice } from "./voice";

const KEYS: [string, string][] = [
  ["H", "hush: the robot stops at once"],
  ["R", "start or stop recording"],
  ["B", "learn the neutral face anew"],
  ["C", "recording and consent: what is kept, who agrees"],
  ["/", "say a line as the person"],
  ["P", "parameters"],
  ["U", "undo the last change of a parameter"],
  ["D", "diagnostics"],
  ["T", "light or dark"],
  ["1 – 9", "go to a panel"],
  ["?", "this help"],
];

let ever = false;
const chip = byId("chip-link");
const link = new Link(({ state }) => {
  ever ||= state === "open";
  say(chip, { open: "live", lost: ever ? "lost, trying again" : "no connection", opening: "connecting" }[state]);
  mark(chip, "data-level", { open: "ok", lost: "error", opening: "warn" }[state]);
  document.body.toggleAttribute("data-lost", state === "lost");
});
link.complain = (why) => toast(why, "error");

const column = (name: string, ...panels: HTMLElement[]): HTMLElement => el("div", { class: `column ${name}` }, ...panels);
const panels = [
  person(link),
  voice(link),
  talk(link),
  state(link),
  decision(link),
  robot(link),
  tree(link),
  delays(link),
  health(link, byId("chip-health")),
];
const [one, two, three, four, five, six, seven, eight, nine] = panels as [HTMLElement, ...HTMLElement[]];
byId("board").append(
  column("a", one),
  column("b", two!, three!),
  column("c", four!, five!),
  column("d", six!, seven!),
  column("foot", eight!, nine!),
);
tune(link, byId("drawer"));

// what one does

let acts = false;
const doing: Record<string, () => Promise<void>> = {
  "act-baseline": () => act("reset_baseline", {}, "Neutral faces are learned anew: look at the robot with a calm face."),
  "act-hush": () => act("hush", {}, "The robot has stopped."),
};
for (const [id, run] of Object.entries(doing)) byId(id).addEventListener("click", () => void run());

async function act(what: string, values: Record<string, Json>, done: string): Promise<void> {
  const answer = await link.ask(what, values);
  if (!link.refused(answer)) toast(answer.said || done, "ok");
}

byId("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = byId<HTMLInputElement>("say-text");
  const text = field.value.trim();
  if (!text) return;
  void link.ask("say", { text }).then((answer) => {
    if (!link.refused(answer)) field.value = "";
  });
});

link.on("may", (value: Json) => {
  acts = value.act;
  document.body.toggleAttribute("data-guest", !acts);
  for (const id of [...Object.keys(doing), "say-text"]) byId<HTMLButtonElement>(id).disabled = !acts;
});
link.on("robot", (value: Json) => say(byId("robot-name"), value.name));

function toast(text: string, level: string): void {
  const node = el("p", { "data-level": level }, text);
  byId("toasts").append(node);
  window.setTimeout(() => node.remove(), level === "error" ? 8000 : 3000);
}

// theme: the system's, until somebody chooses

const dark = window.matchMedia("(prefers-color-scheme: dark)");
function theme(choice: string | null): void {
  const shown = choice ?? (dark.matches ? "dark" : "light");
  document.documentElement.dataset.theme = shown;
  say(byId("act-theme"), shown === "dark" ? "☀" : "☾");
  forgetColours();
  document.dispatchEvent(new Event("theme"));
}
function other(): void {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  localStorage.setItem("theme", next);
  theme(next);
}
dark.addEventListener("change", () => theme(localStorage.getItem("theme")));
byId("act-theme").addEventListener("click", other);
theme(localStorage.getItem("theme"));

// keys

const dialog = byId<HTMLDialogElement>("dialog");
const bag = recording(link, dialog, act);
const keys: Record<string, () => void> = {
  h: () => byId("act-hush").click(),
  r: bag.toggle,
  b: () => byId("act-baseline").click(),
  "/": () => byId("say-text").focus(),
  c: bag.open,
  t: other,
  d: () => go(nine!),
  "?": help,
};
byId("act-help").addEventListener("click", help);
byId("chip-health").addEventListener("click", () => go(nine!));

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  const typing = target.matches("input:not([type=range]):not([type=checkbox]), select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (typing) {
    if (event.key !== "Escape") return;
    target.blur();
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const place = panels[Number(key) - 1];
  if (keys[key]) {
    event.preventDefault();
    keys[key]();
  } else if (place) go(place);
  else if (key === "p" || key === "u" || key === "Escape") {
    event.preventDefault(); // or the letter lands in the field that gets the focus
    document.dispatchEvent(new CustomEvent("shortcut", { detail: key }));
  }
});

function go(panel: HTMLElement): void {
  panel.scrollIntoView({ block: "nearest" });
  panel.focus();
}

function help(): void {
  const list = el("dl", { class: "keys two" });
  for (const [key, what] of KEYS) list.append(el("dt", {}, el("kbd", {}, key)), el("dd", {}, what));
  const parts = el("dl", { class: "keys" });
  panels.forEach((panel, index) => {
    const title = panel.querySelector("h2")!;
    parts.append(el("dt", {}, el("kbd", {}, String(index + 1)), ` ${title.textContent}`), el("dd", {}, title.title));
  });
  const close = el("form", { method: "dialog" }, el("button", { class: "primary" }, "Close"));
  dialog.replaceChildren(el("h2", {}, "What is shown"), parts, el("h2", {}, "Keys"), list, close);
  dialog.showModal();
}

link.open();
