// The voice: its wave with the robot's in another colour, who has the floor, how it is said.

import { bar, colour, el, fitted, mark, panel, say, words } from "./dom";
import type { Json, Link } from "./link";

/** Seconds of sound in one column, as the server sends them, and columns that are shown. */
const COLUMN = 0.016;
const SHOWN = 10 / COLUMN;
const PHASES: Record<string, string> = {
  idle: "nobody speaks",
  speaking: "person speaks",
  pause: "person pauses",
  ended: "turn has ended",
  robot: "robot speaks",
};

class Track {
  private columns: [number, number][] = [];
  private last = performance.now();

  add(columns: [number, number][]): void {
    this.fill(performance.now() - columns.length * COLUMN * 1000);
    this.columns.push(...columns);
    this.columns.splice(0, Math.max(0, this.columns.length - SHOWN));
    this.last = performance.now();
  }

  /** Silence, where nothing has come. */
  fill(now: number): void {
    const missing = Math.floor((now - this.last) / 1000 / COLUMN);
    if (missing > 12) {
      for (let i = 0; i < Math.min(missing, SHOWN); i++) this.columns.push([0, 0]);
      this.columns.splice(0, Math.max(0, this.columns.length - SHOWN));
      this.last = now;
    }
  }

  draw(context: CanvasRenderingContext2D, width: number, height: number, paint: string): void {
    const step = width / SHOWN;
    const start = width - this.columns.length * step;
    context.fillStyle = paint;
    this.columns.forEach(([low, high], index) => {
      const top = Math.sqrt(Math.max(0, high)) * 0.5;
      const bottom = Math.sqrt(Math.max(0, -low)) * 0.5;
      const y = (0.5 - top) * height;
      context.fillRect(start + index * step, y, Math.max(1, step), Math.max(1, (top + bottom) * height));
    });
  }
}

export function voice(link: Link): HTMLElement {
  const { root, body, aside } = panel(
    "voice",
    "Voice",
    "Ten seconds of sound, blue the person, orange the robot; who has the floor, and how it sounds: pleasant to the right, aroused upwards.",
  );
  const wave = el("canvas", { class: "wave", role: "img", "aria-label": "sound of the person and of the robot" });
  const phase = el("b", { class: "phase" }, "nobody speaks");
  const ending = bar();
  const wait = el("span", { class: "wait" });
  const mood = el("canvas", { class: "mood", role: "img", "aria-label": "valence and arousal" });
  const feeling = el("dl", { class: "figures" });
  body.append(
    wave,
    el("div", { class: "floor" }, phase, ending.root, wait),
    el("div", { class: "affect" }, mood, feeling),
  );

  const tracks = { wave: new Track(), robot_wave: new Track() };
  const trail: [number, number][] = [];
  let heard: Json = null;
  const facts = new Map<string, HTMLElement>();
  for (const name of ["emotion", "valence", "arousal", "pitch", "rate", "level"]) {
    const value = el("dd", {}, "–");
    facts.set(name, value);
    feeling.append(el("dt", {}, name), value);
  }
  const tell = (name: string, text: string): void => say(facts.get(name) as HTMLElement, text);

  function draw(): void {
    const [context, width, height] = fitted(wave);
    context.clearRect(0, 0, width, height);
    context.fillStyle = colour("line");
    context.fillRect(0, height / 2, width, 1);
    for (const [name, track] of Object.entries(tracks)) {
      track.fill(performance.now());
      track.draw(context, width, height, colour(name === "wave" ? "person" : "robot"));
    }
  }

  // the circumplex of affect (Russell 1980): valence to the right, arousal up
  function drawMood(): void {
    const [context, width, height] = fitted(mood);
    context.clearRect(0, 0, width, height);
    const at = (valence: number, arousal: number): [number, number] => [
      width * (0.5 + 0.46 * valence),
      height * (0.5 - 0.46 * arousal),
    ];
    context.strokeStyle = colour("line");
    context.lineWidth = 1;
    context.strokeRect(0.5, 0.5, width - 1, height - 1);
    context.beginPath();
    context.moveTo(width / 2, 0);
    context.lineTo(width / 2, height);
    context.moveTo(0, height / 2);
    context.lineTo(width, height / 2);
    context.stroke();
    context.fillStyle = colour("soft");
    context.font = "9px system-ui, sans-serif";
    context.textAlign = "right";
    context.fillText("pleasant", width - 3, height / 2 - 3);
    context.textAlign = "left";
    context.fillText("aroused", width / 2 + 3, 10);
    trail.forEach(([valence, arousal], index) => {
      context.globalAlpha = (0.5 * (index + 1)) / trail.length;
      context.fillStyle = colour("person");
      context.beginPath();
      context.arc(...at(valence, arousal), 2.5, 0, 2 * Math.PI);
      context.fill();
    });
    context.globalAlpha = 1;
    const newest = trail.at(-1);
    if (newest) {
      context.fillStyle = colour("person");
      context.beginPath();
      context.arc(...at(...newest), 5, 0, 2 * Math.PI);
      context.fill();
    }
    if (heard) {
      context.strokeStyle = colour("ink");
      context.lineWidth = 1.5;
      context.beginPath();
      context.arc(...at(heard.valence, heard.arousal), 5, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  for (const name of ["wave", "robot_wave"] as const) link.on(name, (columns) => tracks[name].add(columns));
  window.setInterval(() => {
    if (!document.hidden) draw();
  }, 66);
  link.on("voice", (value: Json) => {
    tell("level", `${value.level.toFixed(0)} dB${value.clipped > 0.01 ? ", clipped" : ""}`);
    say(aside, value.masked ? "microphone masked" : value.speaking ? "speech heard" : "");
    mark(root, "data-speaking", String(value.speaking));
  });
  link.on("turn", (value: Json) => {
    say(phase, value.overlap ? `${PHASES[value.phase]}: ${value.overlap}` : PHASES[value.phase] ?? value.phase);
    mark(phase, "data-phase", value.phase);
    const pausing = value.phase === "pause";
    ending.set(pausing && value.patience ? value.silence / value.patience : value.phase === "ended" ? 1 : 0);
    say(wait, pausing ? `${value.silence.toFixed(1)} of ${value.patience.toFixed(1)} s` : "");
  });
  link.on("affect", (value: Json) => {
    heard = value;
    const sure = Math.round(100 * value.emotion_confidence);
    tell("emotion", value.emotion ? `${words(value.emotion)}, ${sure} %` : "unknown");
    tell("pitch", value.f0 ? `${value.f0} Hz` : "unvoiced");
    tell("rate", `${value.rate} syllables/s`);
    drawMood();
  });
  link.on("state", (value: Json) => {
    const newest = trail.at(-1);
    if (!newest || Math.hypot(newest[0] - value.valence, newest[1] - value.arousal) > 0.02) {
      trail.push([value.valence, value.arousal]);
      if (trail.length > 24) trail.shift();
    }
    tell("valence", signed(value.valence));
    tell("arousal", signed(value.arousal));
    drawMood();
  });
  window.addEventListener("resize", drawMood);
  return root;
}

export function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}
