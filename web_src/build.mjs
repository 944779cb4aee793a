// Bundles the page into whee_ros/web/static. The same sources give the same bytes: no time, no path, no random name.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "whee_ros", "web", "static");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: ["src/page.ts", "src/tablet.ts", "src/login.ts", "src/page.css"],
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "none",
  charset: "utf8",
});
for (const name of ["index.html", "face.html", "login.html", "icon.svg"]) {
  await copyFile(join(here, name), join(out, name));
}

// What is bundled keeps its licence beside it.
const parts = ["three", "urdf-loader", "uplot"];
const texts = await Promise.all(
  parts.map(async (name) => {
    const folder = join(here, "node_modules", name);
    const { version, license, author } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    // urdf-loader carries no licence file: what its package says has to do
    const text = await readFile(join(folder, "LICENSE"), "utf8").catch(() => `By ${author?.name ?? author}.`);
    return `${name} ${version}, ${license}\n\n${text.trim()}\n`;
  }),
);
await writeFile(join(out, "LICENSES.txt"), texts.join("\n----\n\n"));

// What was made of what: a test compares these sums, so that neither sources nor bundle can change alone.
const own = ["build.mjs", "package-lock.json", "face.html", "icon.svg", "index.html", "login.html"];
const sources = [...own, ...(await readdir(join(here, "src"))).map((name) => `src/${name}`)].sort();
const built = (await readdir(out)).sort();
const sum = async (file) => createHash("sha256").update(await readFile(file)).digest("hex");
const lines = [
  ...sources.map(async (name) => `${await sum(join(here, name))}  web_src/${name}\n`),
  ...built.map(async (name) => `${await sum(join(out, name))}  whee_ros/web/static/${name}\n`),
];
await writeFile(join(out, "SHA256SUMS"), (await Promise.all(lines)).join(""));
