// Small helpers: elements, text that changes only when it differs, colours of the theme.

type Child = Node | string;
type Attributes = Record<string, string | boolean | ((event: Event) => void)>;

/** Make an element; a function as attribute `onclick` listens to `click`. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (typeof value === "boolean") node.toggleAttribute(name, value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Set the text of a node, touching it only when it differs. */
export function say(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function mark(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** A panel of the board: its body, a place at the right of its title; `about` tells strangers what they see. */
export function panel(id: string, title: string, about: string): { root: HTMLElement; body: HTMLElement; aside: HTMLElement } {
  const aside = el("div", { class: "aside" });
  const body = el("div", { class: "body" });
  const heading = el("h2", { id: `${id}-title`, title: about }, title);
  const root = el(
    "section",
    { class: "panel", id, "aria-labelledby": `${id}-title`, tabindex: "-1" },
    el("div", { class: "head" }, heading, aside),
    body,
  );
  return { root, body, aside };
}

/** A horizontal bar from 0 to 1. */
export function bar(): { root: HTMLElement; set: (share: number) => void } {
  const fill = el("i");
  const root = el("span", { class: "bar1" }, fill);
  let last = -1;
  return {
    root,
    set(share) {
      const percent = Math.round(100 * Math.min(1, Math.max(0, share)));
      if (percent !== last) fill.style.width = `${percent}%`;
      last = percent;
    },
  };
}

let colours: Record<string, string> = {};

/** Return a colour of the theme by its name in page.css. */
export function colour(name: string): string {
  return (colours[name] ??= getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
}

/** Forget the colours: the theme has changed. */
export function forgetColours(): void {
  colours = {};
}

/** Fit a canvas to its place on the screen; returns its context in CSS pixels and its size. */
export function fitted(canvas: HTMLCanvasElement): [CanvasRenderingContext2D, number, number] {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) [canvas.width, canvas.height] = [w, h];
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return [context, width, height];
}

export function words(name: string): string {
  return name.replaceAll("_", " ");
}
