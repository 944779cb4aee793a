// Recording and consent: whether a bag is being written, what it keeps, who has agreed, and the dialog where that is said.

import { byId, el, mark, say } from "./dom";
import type { Json, Link } from "./link";

const KEEPS: [string, string][] = [
  ["decisions", "decisions: words and answers alone"],
  ["features", "features: face and voice as figures, too"],
  ["full", "full: pictures and sound of those who agree, too"],
];

type Act = (what: string, values: Record<string, Json>, done: string) => Promise<void>;

/** The chips and the button; returns what opens the dialog and what starts and stops. */
export function recording(link: Link, dialog: HTMLDialogElement, act: Act): { open: () => void; toggle: () => void } {
  const chip = byId("chip-record");
  const button = byId<HTMLButtonElement>("act-record");
  const agreed = byId("chip-consent");
  let bag: Json = { there: false, on: false, text: "", profile: "features" };
  let state: Json = { people: [], withheld: 0 };
  let who = "";
  let acts = false;
  let chosen = "";
  let voucher = "";

  const status = el("p", { role: "status" });
  const keeps = el("select", { id: "record-keeps" }, ...KEEPS.map(([name, text]) => el("option", { value: name }, text)));
  keeps.addEventListener("change", () => (chosen = keeps.value));
  const start = el("button", { type: "button", id: "record-start", onclick: () => toggle() });
  const people = el("ul", { class: "people" });
  const withheld = el("p", { class: "soft" });
  const person = el("input", { id: "consent-who", required: true, list: "consent-known" });
  const known = el("datalist", { id: "consent-known" });
  const face = el("input", { type: "checkbox", id: "consent-face", onchange: () => ready() });
  const sound = el("input", { type: "checkbox", id: "consent-voice", onchange: () => ready() });
  const name = el("input", { id: "consent-voucher", required: true, autocomplete: "name" });
  const agree = el("button", { class: "primary", type: "submit" }, "Agrees");
  const refuse = el("button", { type: "button", onclick: () => withdraw(person.value) }, "Does not agree, or not any more");
  const form = el(
    "form",
    { class: "consent" },
    el("label", { for: "consent-voucher" }, "Your name: you vouch for what is said here"),
    name,
    el("label", { for: "consent-who" }, "Person (a name, or everyone)"),
    person,
    known,
    el("label", { for: "consent-face" }, face, " pictures may be kept"),
    el("label", { for: "consent-voice" }, sound, " sound may be kept"),
    el("div", { class: "row" }, agree, refuse),
    el("p", { class: "soft" }, "A withdrawal also removes what the open bag holds of the person."),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    tell(person.value, face.checked, sound.checked);
  });
  const closing = el("button", { type: "button", class: "icon", "aria-label": "close", onclick: () => dialog.close() }, "✕");

  function toggle(): void {
    if (!bag.there) link.complain(bag.text);
    else if (bag.on) void act("record", { on: false }, "");
    else void act("record", { on: true, profile: chosen }, "");
  }

  function ready(): void {
    agree.disabled = !face.checked && !sound.checked;
  }

  function tell(about: string, pictures: boolean, voice: boolean): void {
    if (!form.reportValidity()) return;
    voucher = name.value;
    const words = pictures || voice ? `${about}: consent is noted.` : `${about}: consent is withdrawn.`;
    void act("consent", { person: about, face: pictures, voice, voucher }, words);
  }

  function withdraw(about: string): void {
    if (!person.value) person.value = about;
    tell(about, false, false);
  }

  function draw(): void {
    const size = bag.on ? ` ${(bag.bytes / 1e6).toFixed(1)} MB` : "";
    say(chip, !bag.there ? "no recorder" : bag.on ? `recording${bag.profile === "full" ? " full" : ""}${size}` : "not recording");
    mark(chip, "data-level", !bag.there ? "warn" : bag.on ? (bag.level === "ok" ? "rec" : bag.level) : "off");
    mark(chip, "title", `${bag.text} (C)`);
    say(button.querySelector("span")!, bag.on ? "Stop" : "Record");
    mark(button, "data-on", String(bag.on));
    mark(button, "title", bag.there ? "Start or stop recording (R)" : bag.text);
    button.disabled = !acts || !bag.there;
    if (!dialog.open) return;
    say(status, bag.on ? `${bag.text}${size}` : bag.there ? "Nothing is being recorded." : bag.text);
    say(start, bag.on ? "Stop" : "Record");
    keeps.value = bag.on ? bag.profile : chosen || bag.profile;
    keeps.disabled = bag.on || !bag.there;
    start.disabled = !bag.there;
    people.replaceChildren(...state.people.map(row));
    if (!state.people.length) people.append(el("li", { class: "soft" }, "Nobody has agreed yet: no picture and no sound is kept of anybody."));
    say(withheld, state.withheld ? `${state.withheld} pictures or pieces of sound were not kept for want of consent.` : "");
  }

  function row(one: Json): HTMLElement {
    const what = one.face || one.voice ? `pictures ${one.face ? "✓" : "✕"} · sound ${one.voice ? "✓" : "✕"}` : "withdrawn: nothing is kept";
    const source = one.how === "phrase" ? "said so" : one.voucher ? `${one.voucher} vouches` : "";
    const node = el("li", {}, el("b", {}, one.person), el("span", {}, what), el("span", { class: "soft" }, source));
    if (acts && (one.face || one.voice)) node.append(el("button", { type: "button", onclick: () => withdraw(one.person) }, "Withdraw"));
    return node;
  }

  function open(): void {
    person.value = who || "everyone";
    name.value = voucher;
    [face.checked, sound.checked] = [false, false];
    known.replaceChildren(...["everyone", who].filter(Boolean).map((value) => el("option", { value })));
    ready();
    dialog.replaceChildren(el("div", { class: "title" }, el("h2", {}, "Recording and consent"), closing), status);
    if (acts) dialog.append(el("label", { for: "record-keeps" }, "A recording keeps"), el("div", { class: "row" }, keeps, start));
    dialog.append(el("h3", {}, "Who agrees to be kept"), people, withheld);
    if (acts) dialog.append(el("h3", {}, "Note consent"), form);
    dialog.showModal();
    draw();
  }

  button.addEventListener("click", toggle);
  chip.addEventListener("click", open);
  agreed.addEventListener("click", open);
  link.on("recording", (value: Json) => {
    bag = value;
    draw();
  });
  link.on("consent", (value: Json) => {
    state = value;
    agreed.hidden = false;
    say(agreed, value.text);
    mark(agreed, "data-level", value.level);
    mark(agreed, "title", `Who agrees to be recorded (C)${value.withheld ? `: ${value.withheld} messages were withheld` : ""}`);
    draw();
  });
  link.on("person", (value: Json) => (who = value.id));
  link.on("may", (value: Json) => {
    acts = value.act;
    draw();
  });
  return { open, toggle };
}
