// Every parameter of every node: what may change while running as sliders, with undo, presets and a file of it.

import { byId, el, mark, say, words } from "./dom";
import type { Json, Link } from "./link";

interface Row {
  show: (value: Json) => void;
  /** Say why a value was refused ("": it was not); returns whether that can be seen. */
  refuse: (why: string) => boolean;
}

/** Values by node and name, as they were before. */
type Change = Record<string, Record<string, Json>>;

const HOLD = 120;

export function tune(link: Link, drawer: HTMLElement): void {
  const search = el("input", { type: "search", placeholder: "Find a parameter", "aria-label": "Find a parameter" });
  const undo = el("button", { type: "button", title: "Undo (U)" }, "Undo");
  const preset = el("select", { "aria-label": "Preset" });
  const apply = el("button", { type: "button" }, "Apply");
  const save = el("button", { type: "button", title: "What is not at its default, as a ROS parameter file" }, "Save as YAML");
  const about = el("p", { class: "soft" });
  const groups = el("div", { class: "groups" });
  const close = el("button", { type: "button", class: "icon", "aria-label": "close", onclick: () => toggle(false) }, "✕");
  drawer.append(
    el("div", { class: "head" }, el("h2", {}, "Parameters"), close),
    el("div", { class: "tools" }, search, undo, preset, apply, save),
    about,
    groups,
  );
  const rows = new Map<string, Row>();
  let values: Record<string, Record<string, Json>> = {};
  let parameters: Json[] = [];
  let presets: Json[] = [];
  let acts = false;
  const changes: Change[] = [];
  let turn: Promise<unknown> = Promise.resolve();

  function toggle(open = Boolean(drawer.hidden)): void {
    drawer.hidden = !open;
    mark(byId("act-tune"), "aria-expanded", String(open));
    document.body.toggleAttribute("data-tuning", open);
    if (open) search.focus();
    else byId("act-tune").focus();
  }

  function remember(before: Change): void {
    changes.push(before);
    if (changes.length > 100) changes.shift();
    undo.disabled = false;
  }

  async function set(node: string, wanted: Record<string, Json>): Promise<boolean> {
    const answer = await link.ask("set", { node, values: wanted });
    let seen = false;
    for (const name of Object.keys(wanted)) {
      const row = rows.get(`${node}.${name}`);
      seen = row?.refuse(answer.error ?? "") || seen;
      if (answer.error) row?.show(values[node]?.[name]);
    }
    if (answer.error && !seen) link.complain(answer.error);
    if (!answer.error) values[node] = { ...values[node], ...wanted }; // its echo comes a moment later
    return !answer.error;
  }

  /** One change after the other: who undoes what is still on its way to a node undoes it once it is there. */
  function inTurn(act: () => Promise<void>): void {
    undo.disabled = false;
    turn = turn.then(act, act).finally(() => {
      undo.disabled = changes.length === 0;
    });
  }

  /** The same for one that is sent already. */
  const heard = (sent: Promise<void>): void => inTurn(() => sent);

  async function back(): Promise<void> {
    const change = changes.pop();
    for (const [node, before] of Object.entries(change ?? {})) await set(node, before);
  }

  function now(node: string, names: string[]): Record<string, Json> {
    return Object.fromEntries(names.map((name) => [name, values[node]?.[name]]));
  }

  function row(node: string, spec: Json): HTMLElement {
    const id = `p-${node}-${spec.name}`;
    const wrong = el("p", { class: "wrong", role: "alert", hidden: true });
    const number = spec.type === 2 || spec.type === 3;
    const spans = number && spec.low !== null && spec.high !== null && spec.high - spec.low <= 1e5;
    const step = spec.type === 2 ? "1" : String(spans ? 10 ** Math.floor(Math.log10((spec.high - spec.low) / 50)) : "any");
    let field: HTMLInputElement | HTMLSelectElement;
    let slider: HTMLInputElement | null = null;
    let before: Json;
    let held = 0;

    const read = (from: HTMLInputElement | HTMLSelectElement): Json => {
      if (from instanceof HTMLInputElement && from.type === "checkbox") return from.checked;
      if (number) return Number(from.value);
      if (spec.type === 9) return from.value.split(",").map((part) => part.trim()).filter(Boolean);
      if (spec.type === 8) return from.value.split(",").map(Number);
      return from.value;
    };
    const send = async (from: HTMLInputElement | HTMLSelectElement, done: boolean): Promise<void> => {
      before ??= values[node]?.[spec.name];
      const clock = performance.now();
      if (!done && clock - held < HOLD) return;
      held = clock;
      const start = before;
      const good = await set(node, { [spec.name]: read(from) });
      if (done) {
        before = undefined;
        if (good && JSON.stringify(start) !== JSON.stringify(read(from))) remember({ [node]: { [spec.name]: start } });
      }
    };

    if (spec.type === 1) field = el("input", { type: "checkbox", id });
    else if (spec.choices.length) field = el("select", { id }, ...spec.choices.map((choice: string) => el("option", { value: choice }, choice || "none")));
    else field = el("input", { id, type: number ? "number" : "text", step });
    if (number && spec.low !== null) mark(field, "min", String(spec.low));
    if (number && spec.high !== null) mark(field, "max", String(spec.high));
    field.disabled = !acts;
    field.addEventListener("change", () => heard(send(field, true)));
    if (spans) {
      slider = el("input", { type: "range", min: String(spec.low), max: String(spec.high), step, "aria-label": words(spec.name) });
      const range = slider;
      range.disabled = !acts;
      range.addEventListener("input", () => {
        field.value = range.value;
        void send(range, false);
      });
      range.addEventListener("change", () => heard(send(range, true)));
    }
    const reset = el("button", { type: "button", class: "icon", title: `back to ${JSON.stringify(spec.default)}`, "aria-label": `${words(spec.name)} back to its default` }, "↺");
    reset.addEventListener("click", () => {
      const old = now(node, [spec.name]);
      void set(node, { [spec.name]: spec.default }).then((good) => good && remember({ [node]: old }));
    });
    reset.disabled = !acts || spec.default === null;
    const box = el(
      "div",
      { class: "param", "data-key": `${node}.${spec.name} ${spec.description}`.toLowerCase() },
      el("label", { for: id }, words(spec.name)),
      el("span", { class: "entry" }, field, el("span", { class: "measure" }, spec.unit), reset),
      ...(slider ? [slider] : []),
      el("p", { class: "about" }, spec.description),
      wrong,
    );
    rows.set(`${node}.${spec.name}`, {
      show(value) {
        if (value === undefined) return;
        mark(box, "data-amended", String(spec.default !== null && JSON.stringify(value) !== JSON.stringify(spec.default)));
        if (document.activeElement !== slider && slider) slider.value = String(value);
        if (document.activeElement === field && field instanceof HTMLInputElement && field.type !== "checkbox") return;
        if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = Boolean(value);
        else field.value = number ? String(Math.round(value * 1e6) / 1e6) : Array.isArray(value) ? value.join(", ") : String(value);
      },
      refuse(why) {
        wrong.hidden = !why;
        say(wrong, why);
        return box.offsetParent !== null;
      },
    });
    return box;
  }

  function build(): void {
    const open = new Set([...groups.querySelectorAll("details[open]")].map((group) => group.id));
    rows.clear();
    groups.replaceChildren();
    for (const { node, parameters: specs } of parameters) {
      const live = specs.filter((spec: Json) => spec.live);
      const fixed = specs.filter((spec: Json) => !spec.live);
      if (!specs.length) continue;
      const group = el("details", { id: `g-${node}`, class: "group" }, el("summary", {}, el("b", {}, node), ` ${live.length}`));
      group.append(...live.map((spec: Json) => row(node, spec)));
      if (fixed.length) {
        const list = el("dl", { class: "fixed" });
        for (const spec of fixed) list.append(el("dt", { title: spec.description }, words(spec.name)), el("dd", {}, `${JSON.stringify(spec.value)} ${spec.unit}`));
        group.append(el("details", { class: "startup" }, el("summary", {}, `Read at start-up (${fixed.length})`), list));
      }
      group.open = open.has(group.id) || (open.size === 0 && node === "when");
      groups.append(group);
    }
    for (const [node, page] of Object.entries(values)) for (const [name, value] of Object.entries(page)) rows.get(`${node}.${name}`)?.show(value);
    fillPresets();
    filter();
  }

  function filter(): void {
    const wanted = search.value.trim().toLowerCase().replaceAll("_", " ");
    for (const group of groups.children as Iterable<HTMLDetailsElement>) {
      let found = 0;
      for (const box of group.querySelectorAll<HTMLElement>(".param")) {
        const fits = !wanted || (box.dataset.key ?? "").replaceAll("_", " ").includes(wanted);
        box.hidden = !fits;
        found += Number(fits);
      }
      group.hidden = Boolean(wanted) && !found;
      if (wanted && found) group.open = true;
    }
  }

  /** Presets whose every value may change while running. */
  function fillPresets(): void {
    const fit = presets.filter(({ values: nodes }) =>
      Object.entries(nodes as Record<string, Json>).every(([node, page]) => Object.keys(page).every((name) => rows.has(`${node}.${name}`))),
    );
    preset.replaceChildren(el("option", { value: "" }, "Preset …"), ...fit.map((one) => el("option", { value: one.name, title: one.about }, one.name)));
  }

  /** Apply the chosen preset to all its nodes, as one change. */
  async function applyPreset(): Promise<void> {
    const wanted: Change = presets.find((one) => one.name === preset.value)?.values ?? {};
    const before: Change = {};
    for (const [node, page] of Object.entries(wanted)) {
      const old = now(node, Object.keys(page));
      if (await set(node, page)) before[node] = old;
    }
    if (Object.keys(before).length) remember(before);
  }

  search.addEventListener("input", filter);
  undo.addEventListener("click", () => inTurn(back));
  undo.disabled = true;
  preset.addEventListener("change", () => say(about, presets.find((one) => one.name === preset.value)?.about ?? ""));
  apply.addEventListener("click", () => inTurn(applyPreset));
  save.addEventListener("click", () => {
    void link.ask("yaml").then((answer) => {
      if (link.refused(answer)) return;
      const file = URL.createObjectURL(new Blob([answer.text], { type: "application/yaml" }));
      el("a", { href: file, download: "whee.yaml" }).click();
      window.setTimeout(() => URL.revokeObjectURL(file), 1000);
    });
  });
  byId("act-tune").addEventListener("click", () => toggle());
  document.addEventListener("shortcut", (event) => {
    const key = (event as CustomEvent<string>).detail;
    if (key === "p") toggle();
    if (key === "u") inTurn(back);
    if (key === "Escape" && !drawer.hidden) toggle(false);
  });
  link.on("may", (value: Json) => {
    acts = value.act;
    void link.ask("presets").then((answer) => {
      presets = answer.presets ?? [];
      fillPresets();
    });
    for (const button of [undo, apply]) button.hidden = !acts;
    if (parameters.length) build();
  });
  link.on("parameters", (value: Json[]) => {
    parameters = value;
    build();
  });
  link.on("values", (value: Record<string, Record<string, Json>>) => {
    values = value;
    for (const [node, page] of Object.entries(value)) for (const [name, entry] of Object.entries(page)) rows.get(`${node}.${name}`)?.show(entry);
  });
}
