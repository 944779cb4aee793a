// The page: panels in columns, the bar with what one does, keys.

import { decision } from "./decision";
import { delays } from "./delays";
import { byId, el, forgetColours, mark, say } from "./dom";
import { health } from "./health";
import { Link, type Json } from "./link";
import { person } from "./person";
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
  ["C", "who agrees to be recorded"],
  ["/", "say a line as the person"],
  ["P", "parameters"],
  ["U", "undo the last change of a parameter"],
  ["D", "diagnostics"],
  ["T", "light or dark"],
  ["1 – 9", "go to a panel"],
  ["?", "these keys"],
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
const record = byId("chip-record");
const panels = [
  person(link),
  voice(link),
  talk(link),
  state(link),
  decision(link),
  robot(link),
  tree(link),
  delays(link),
  health(link, byId("chip-health"), record),
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

let recording = false;
let acts = false;
document.addEventListener("recording", (event) => {
  recording = (event as CustomEvent<boolean>).detail;
  say(byId("act-record").querySelector("span")!, recording ? "Stop" : "Record");
  mark(byId("act-record"), "data-on", String(recording));
});
const doing: Record<string, () => Promise<void>> = {
  "act-record": () => act("record", { on: !recording }, recording ? "The recording is closed." : "Recording."),
  "act-baseline": () => act("reset_baseline", {}, "Neutral faces are learned anew: look at the robot with a calm face."),
  "act-hush": () => act("hush", {}, "The robot has stopped."),
};
for (const [id, run] of Object.entries(doing)) byId(id).addEventListener("click", () => void run());

async function act(what: string, values: Record<string, Json>, done: string): Promise<void> {
  if (!link.refused(await link.ask(what, values))) toast(done, "ok");
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
link.on("consent", (value: Json) => {
  const node = byId("chip-consent");
  node.hidden = false;
  say(node, value.text);
  mark(node, "data-level", value.level);
});

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
const keys: Record<string, () => void> = {
  h: () => byId("act-hush").click(),
  r: () => byId("act-record").click(),
  b: () => byId("act-baseline").click(),
  "/": () => byId("say-text").focus(),
  c: consent,
  t: other,
  d: () => go(nine!),
  "?": help,
};
byId("chip-consent").addEventListener("click", consent);
byId("chip-health").addEventListener("click", () => go(nine!));

document.addEventListener("keydown", (event) => {
  const target = event.target as HTMLElement;
  const typing = target.matches("input:not([type=range]):not([type=checkbox]), select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
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
  else document.dispatchEvent(new CustomEvent("shortcut", { detail: key }));
});

function go(panel: HTMLElement): void {
  panel.scrollIntoView({ block: "nearest" });
  panel.focus();
}

/** Ask who agrees to what; both boxes empty withdraws. */
function consent(): void {
  if (!acts) return;
  const who = el("input", { id: "consent-who", value: "everyone" });
  const face = el("input", { type: "checkbox", id: "consent-face" });
  const sound = el("input", { type: "checkbox", id: "consent-voice" });
  const voucher = el("input", { id: "consent-voucher", required: true, autocomplete: "name" });
  const form = el(
    "form",
    { method: "dialog", class: "consent" },
    el("label", { for: "consent-who" }, "Person"),
    who,
    el("label", { for: "consent-face" }, face, " pictures may be kept"),
    el("label", { for: "consent-voice" }, sound, " sound may be kept"),
    el("label", { for: "consent-voucher" }, "Your name, who vouches for it"),
    voucher,
    el("p", { class: "soft" }, "Neither box: consent is withdrawn, and what was kept of this person is removed from the open bag."),
    el("button", { class: "primary", type: "submit" }, "Say so"),
    el("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
  );
  form.addEventListener("submit", () => {
    const words = face.checked || sound.checked ? "Consent is noted." : "Consent is withdrawn.";
    void act("consent", { person: who.value, face: face.checked, voice: sound.checked, voucher: voucher.value }, words);
  });
  dialog.replaceChildren(el("h2", {}, "Consent"), form);
  dialog.showModal();
}

function help(): void {
  const list = el("dl", { class: "keys" });
  for (const [key, what] of KEYS) list.append(el("dt", {}, el("kbd", {}, key)), el("dd", {}, what));
  dialog.replaceChildren(el("h2", {}, "Keys"), list, el("form", { method: "dialog" }, el("button", { class: "primary" }, "Close")));
  dialog.showModal();
}

link.open();
