// The robot in three dimensions: its description with the joints as they are, and its face on the screen.

import * as THREE from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import URDFLoader, { type URDFRobot } from "urdf-loader";

import { colour, el, mark, panel, say } from "./dom";
import { loadFace, type Command, type Face } from "./face";
import type { Json, Link } from "./link";

const SCREEN = "screen_link";
/** Frames a second at most: a glance needs no more, and the browser may share the robot's processor. */
const RATE = 20;

export function robot(link: Link): HTMLElement {
  const { root, body, aside } = panel(
    "robot",
    "Robot",
    "Its joints and its face as they are now.",
  );
  const place = el("div", { class: "three" });
  const face = el("canvas", { class: "face", width: "400", height: "240", role: "img", "aria-label": "the robot's face" });
  const line = el("p", { class: "facts" });
  const wide = el("a", { href: "/face", target: "_blank", title: "the face alone, for a tablet" }, "face ↗");
  body.append(place, face, line);
  aside.append(wide);

  let drawn: Face | null = null;
  let view: View | null = null;
  let moving = true;
  let name = "";
  const context = face.getContext("2d") as CanvasRenderingContext2D;

  void loadFace().then((found) => {
    drawn = found;
    face.hidden = !found;
  });

  let due = 0;
  function frame(now: number): void {
    requestAnimationFrame(frame);
    if (now < due || document.hidden) return;
    due = now + 1000 / RATE - 4;
    if (drawn && moving) {
      moving = drawn.paint(context, face.width, face.height, now);
      view?.faceChanged();
      mark(face, "data-drawn", "true");
    }
    view?.render();
  }
  requestAnimationFrame(frame);

  link.on("robot", (value: Json) => {
    say(line, [value.name, value.ready ? "ready" : "not ready", value.speaking ? "speaks" : "", value.moving ? "moves" : "", value.detail].filter(Boolean).join(" · "));
    if (value.name !== name) {
      name = value.name;
      void load();
    }
  });
  link.on("robot_face", (command: Command) => {
    drawn?.want(command);
    moving = true;
  });
  link.on("joints", (angles: Record<string, number>) => view?.pose(angles));
  document.addEventListener("theme", () => view?.paintTheme());

  async function load(): Promise<void> {
    const answer = await fetch("/made/robot.urdf");
    view?.close();
    view = null;
    place.replaceChildren();
    if (!answer.ok) {
      place.append(el("p", { class: "empty" }, "This robot has no description to draw."));
      return;
    }
    try {
      view = new View(place, new URDFLoader().parse(await answer.text()), face);
      mark(place, "data-drawn", "true");
    } catch (error) {
      place.append(el("p", { class: "empty" }, `No 3D here: ${String(error)}`));
    }
  }
  return root;
}

class View {
  private scene = new THREE.Scene();
  private camera = new THREE.PerspectiveCamera(32, 1, 0.01, 20);
  private renderer = new THREE.WebGLRenderer({ antialias: true, alpha: true, preserveDrawingBuffer: true });
  private controls: OrbitControls;
  private texture: THREE.CanvasTexture;
  private changed = true;
  private observer: ResizeObserver;

  constructor(
    private place: HTMLElement,
    private model: URDFRobot,
    face: HTMLCanvasElement,
  ) {
    this.model.rotation.x = -Math.PI / 2; // z up (REP-103) to y up
    this.scene.add(this.model);
    this.scene.add(new THREE.HemisphereLight(0xffffff, 0x667788, 2.4));
    const sun = new THREE.DirectionalLight(0xffffff, 2.2);
    sun.position.set(1.2, 1.6, 1.4);
    this.scene.add(sun);
    this.texture = new THREE.CanvasTexture(face);
    this.texture.colorSpace = THREE.SRGBColorSpace;
    this.putScreen();
    this.model.updateMatrixWorld(true);
    const box = new THREE.Box3().setFromObject(this.model);
    const [middle, size] = [box.getCenter(new THREE.Vector3()), box.getSize(new THREE.Vector3()).length()];
    const floor = new THREE.GridHelper(size * 2.4, 12, 0x8899aa, 0x8899aa);
    (floor.material as THREE.Material).transparent = true;
    (floor.material as THREE.Material).opacity = 0.25;
    floor.position.y = box.min.y;
    this.scene.add(floor);
    this.camera.position.set(middle.x + size * 1.5, middle.y + size * 0.35, middle.z + size * 0.62);
    this.controls = new OrbitControls(this.camera, this.renderer.domElement);
    this.controls.target.copy(middle);
    this.controls.enablePan = false;
    this.controls.update();
    this.controls.addEventListener("change", () => (this.changed = true));
    const canvas = this.renderer.domElement;
    mark(canvas, "role", "img");
    mark(canvas, "aria-label", "the robot in three dimensions");
    place.append(canvas);
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(place);
    this.paintTheme();
    this.fit();
  }

  pose(angles: Record<string, number>): void {
    for (const [joint, angle] of Object.entries(angles)) this.model.setJointValue(joint, angle);
    this.changed = true;
  }

  faceChanged(): void {
    this.texture.needsUpdate = true;
    this.changed = true;
  }

  paintTheme(): void {
    this.renderer.setClearColor(colour("stage3d"), 1);
    this.changed = true;
  }

  render(): void {
    if (!this.changed) return;
    this.changed = false;
    this.renderer.render(this.scene, this.camera);
  }

  close(): void {
    this.observer.disconnect();
    this.controls.dispose();
    this.renderer.dispose();
  }

  /** The face, a hair in front of the screen's link. */
  private putScreen(): void {
    const screen = this.model.links[SCREEN];
    if (!screen) return;
    const box = new THREE.Box3();
    screen.updateMatrixWorld(true);
    const inverse = screen.matrixWorld.clone().invert();
    screen.traverse((part) => {
      if (part instanceof THREE.Mesh) box.union(new THREE.Box3().setFromObject(part).applyMatrix4(inverse));
    });
    const size = box.getSize(new THREE.Vector3());
    const plane = new THREE.Mesh(
      new THREE.PlaneGeometry(size.y * 0.97, size.z * 0.97),
      new THREE.MeshBasicMaterial({ map: this.texture, toneMapped: false }),
    );
    // x of the link looks forward: the plane's normal becomes x, its right becomes y
    plane.rotation.set(Math.PI / 2, Math.PI / 2, 0);
    plane.position.set(box.max.x + 0.0008, 0, (box.min.z + box.max.z) / 2);
    screen.add(plane);
  }

  private fit(): void {
    const [width, height] = [this.place.clientWidth, this.place.clientHeight];
    if (!width || !height) return;
    this.renderer.setPixelRatio(Math.min(1.5, devicePixelRatio));
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
    this.camera.setViewOffset(width, height, -0.13 * width, 0, width, height); // beside the face in the corner
    this.camera.updateProjectionMatrix();
    this.changed = true;
  }
}
