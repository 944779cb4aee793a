// The connection to the robot: values by channel as they come, questions with answers, back again after a loss.

export type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any
type Heard = (value: Json) => void;

/** Channels whose values add to each other; all others replace the one before. */
const GROWING = new Set(["curve", "wave", "robot_wave"]);
const MOST = 2000;

export class Link {
  state: "open" | "lost" | "opening" = "opening";
  /** Told why something was not done. */
  complain: (why: string) => void = () => {};
  /** Seconds that the robot's clock is ahead of this one. */
  offset = 0;
  private socket: WebSocket | null = null;
  private heard = new Map<string, Heard[]>();
  private fresh = new Map<string, Json>();
  private waiting = new Map<number, (answer: Json) => void>();
  private number = 0;
  private tries = 0;
  private drawing = false;

  constructor(private changed: (link: Link) => void) {
    // a page in the background draws nothing; what grows must not grow without end
    document.addEventListener("visibilitychange", () => this.schedule());
  }

  on(channel: string, heard: Heard): void {
    this.heard.set(channel, [...(this.heard.get(channel) ?? []), heard]);
  }

  open(): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/live`);
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.become("open");
    };
    socket.onmessage = (event) => this.take(JSON.parse(event.data as string) as Record<string, Json>);
    socket.onclose = () => {
      for (const answer of this.waiting.values()) answer({ error: "the connection was lost" });
      this.waiting.clear();
      this.become("lost");
      this.tries += 1;
      window.setTimeout(() => this.open(), Math.min(5000, 250 * 2 ** Math.min(5, this.tries)));
    };
  }

  /** Ask the robot to do something; the answer has `error` where it did not. */
  ask(what: string, values: Record<string, Json> = {}): Promise<Json> {
    if (!this.socket || this.state !== "open") return Promise.resolve({ error: "no connection to the robot" });
    const id = ++this.number;
    this.socket.send(JSON.stringify({ id, do: what, ...values }));
    return new Promise((answer) => this.waiting.set(id, answer));
  }

  /** Tell the person why something was not done; returns whether that is so. */
  refused(answer: Json): boolean {
    if (answer.error) this.complain(String(answer.error));
    return Boolean(answer.error);
  }

  /** Seconds on the robot's clock. */
  now(): number {
    return Date.now() / 1000 + this.offset;
  }

  private become(state: Link["state"]): void {
    this.state = state;
    this.changed(this);
  }

  private take(values: Record<string, Json>): void {
    for (const [channel, value] of Object.entries(values)) {
      if (channel === "answer") {
        this.waiting.get(value.id)?.(value);
        this.waiting.delete(value.id);
      } else if (channel === "now") {
        this.offset = value - Date.now() / 1000;
      } else if (GROWING.has(channel)) {
        this.fresh.set(channel, [...(this.fresh.get(channel) ?? []), ...value].slice(-MOST));
      } else {
        this.fresh.set(channel, value);
      }
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.drawing || document.hidden || this.fresh.size === 0) return;
    this.drawing = true;
    requestAnimationFrame(() => {
      this.drawing = false;
      const fresh = this.fresh;
      this.fresh = new Map();
      for (const [channel, value] of fresh) for (const heard of this.heard.get(channel) ?? []) heard(value);
    });
  }
}
