// The face alone, full screen, for any tablet: what comes from the robot is drawn here, between updates too.

import { byId, fitted, say } from "./dom";
import { loadFace, points, values, type Command } from "./face";
import { Link, type Json } from "./link";

const canvas = byId<HTMLCanvasElement>("face");
const note = byId("tablet-note");
const link = new Link(({ state }) => say(note, state === "open" ? "" : "no connection to the robot"));

async function run(): Promise<void> {
  const face = await loadFace();
  if (!face) {
    say(note, "this robot has no drawn face");
    return;
  }
  // what the drawing computes, to be compared with the reference renderer
  const { rig } = face;
  Object.assign(window, {
    wheeFace: { values: (command: Command) => values(rig, command), points: (command: Command) => points(rig, command) },
  });
  link.on("robot_face", (command: Command) => {
    face.want(command);
    say(note, command.caption ?? "");
  });
  link.on("robot", (value: Json) => (document.title = `${value.name}: face`));
  const frame = (now: number): void => {
    const [context, width, height] = fitted(canvas);
    face.paint(context, width, height, now);
    canvas.dataset.drawn = "true";
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  link.open();
  // a tablet that sleeps is no face; the lock is lost in the background and taken again
  const wake = (): void => void navigator.wakeLock?.request("screen").catch(() => undefined);
  document.addEventListener("visibilitychange", () => !document.hidden && wake());
  wake();
  canvas.addEventListener("click", () => void document.documentElement.requestFullscreen?.().catch(() => undefined));
}

void run();
