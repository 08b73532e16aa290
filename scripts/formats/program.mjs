// The program, and the trees that it is tried on.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

export const root = process.argv[2];

/** Ends with the first refusal. */
export function refuse(what, why) {
  console.error(`REFUSED: ${what}\n${why}`);
  process.exit(1);
}

/** What the program writes. Any other end than these is a refusal. */
export function program(args, codes = [0]) {
  const run = spawnSync(join(root, "target/debug/stappenplan"), args, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (!codes.includes(run.status)) refuse(`stappenplan ${args.join(" ")}`, `exit ${run.status}\n${run.stderr}`);
  return run.stdout;
}

const tests = join(root, "tests");
const isYaml = (name) => /^[^.].*\.ya?ml$/.test(name);
const yamlIn = (folder) => (existsSync(folder) ? readdirSync(folder).filter(isYaml).sort() : []).map((name) => join(folder, name));
const folders = (name) => readdirSync(join(tests, name), { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => join(tests, name, it.name)).sort();

/** A tree with its catalogue, and how it is named to the program. */
const named = (name, tree, catalogue) => ({
  name,
  tree,
  apps: yamlIn(catalogue),
  args: existsSync(catalogue) ? ["--tree", tree, "--catalogue", catalogue] : ["--tree", tree],
});
const ofFolder = (folder) => named(folder.slice(tests.length + 1), join(folder, "tree.yaml"), join(folder, "catalogue"));

/** All trees without a mistake; the first is the one that ships. */
export const sound = [
  named("the shipped tree", join(root, "decision_tree.yaml"), join(root, "catalogue")),
  ...[...folders("constructs"), join(tests, "second"), join(tests, "second/english"), ...folders("graph"), ...folders("guide")].map(ofFolder),
];

/** The trees with a mistake, each written out from its one file: the tree, then its apps behind `=== NAME`. */
export function mistaken() {
  const made = join(root, "target/formats/trees");
  rmSync(made, { recursive: true, force: true });
  const files = readdirSync(join(tests, "trees")).filter((name) => name.endsWith(".txt")).sort();
  return files.map((file) => {
    const [tree, ...apps] = readFileSync(join(tests, "trees", file), "utf8").split(/^=== /m);
    const folder = join(made, basename(file, ".txt"));
    mkdirSync(join(folder, "catalogue"), { recursive: true });
    writeFileSync(join(folder, "tree.yaml"), tree);
    for (const app of apps) {
      const end = app.indexOf("\n");
      writeFileSync(join(folder, "catalogue", basename(app.slice(0, end))), app.slice(end + 1));
    }
    return named(basename(file, ".txt"), join(folder, "tree.yaml"), join(folder, "catalogue"));
  });
}
