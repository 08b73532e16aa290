// Our JSON Schemas: whether they are schemas, and whether they say of a file what the program says of its shape.
import { readFileSync, readdirSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { parse } from "yaml";
import { join } from "node:path";
import { mistaken, program, refuse, root, sound } from "./program.mjs";

/** Its ids are numbers to every reader of YAML but ours: an editor marks them, the program takes them as typed. */
const NUMBERS_AS_IDS = "constructs/typed_text_and_ids";

/** Mistakes of shape: what an editor has to mark. */
const OF_SHAPE = [
  "bad-date", "bad-id", "conflicting-keys", "missing-key", "typed-text", "unknown-key", "unknown-key-way-of-many",
  "unknown-word", "wrong-kind",
];

/** Slips of the pen in the shipped tree, each as a change of its text. */
const SLIPS = [
  ["a key misspelt", "\n    ask: ", "\n    aks: "],
  ["no title", /\ntitle: .*/, ""],
  ["no questions", "\nquestions:", "\nquestoins:"],
  ["two ways on", /\n    go: (\w+)/, "\n    go: $1\n    end: advies"],
  ["two kinds", /\n    many:/, "\n    info: {}\n    many:"],
  ["a way of an answer in a many", /(\n +)(answers:\n +\w+:\n +)text: /, "$1$2go: kosten$1    text: "],
  ["a condition with two tests", "{ label: zoom }", "{ label: zoom, app: zoom }"],
  ["a condition without a test", "{ label: zoom }", "{}"],
  ["an empty text", /\n    ask: .*/, "\n    ask:"],
  ["capitals in an id", "\nstart: ", "\nstart: Met"],
  ["a kind of outcome that is not there", "kind: advice", "kind: advies"],
  ["a number as a word", /max: \d+/, "max: veel"],
  ["a list that is none", /\n(\s+)labels: \[(\w+)\]/, "\n$1labels: $2"],
  ["a word that means something as an id", /\n  advies:/, "\n  answer:"],
];

export function schemas() {
  const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
  const [isTree, isApp, isDossier] = ["tree", "app", "dossier"].map((of) => ajv.compile(JSON.parse(program(["schema", of]))));
  const ofTree = ({ args }) => ["tree", "app"].map((of) => ajv.compile(JSON.parse(program(["schema", of, ...args]))));
  let files = 0;
  // Of every format that was ever written.
  const dossiers = readdirSync(join(root, "tests/dossiers"));
  if (dossiers.length === 0) refuse("tests/dossiers", "none is there");
  for (const name of dossiers) {
    files += 1;
    if (!isDossier(parse(readFileSync(join(root, "tests/dossiers", name), "utf8")))) refuse(`the schema, ${name}`, JSON.stringify(isDossier.errors, null, 1));
  }
  for (const one of sound) {
    const { name, tree, apps } = one;
    const [isThisTree, isOfThisTree] = ofTree(one);
    for (const [valid, file] of [[isTree, tree], [isThisTree, tree], ...apps.flatMap((app) => [[isApp, app], [isOfThisTree, app]])]) {
      files += 1;
      const sound = valid(parse(readFileSync(file, "utf8")));
      if (!sound && name !== NUMBERS_AS_IDS) refuse(`the schema, ${file}`, JSON.stringify(valid.errors, null, 1));
    }
  }
  const refused = { wrong: 0, slips: 0 };
  for (const { name, tree, apps } of mistaken().filter((it) => OF_SHAPE.includes(it.name))) {
    const all = [[isTree, tree], ...apps.map((app) => [isApp, app])];
    if (all.every(([valid, file]) => valid(parse(readFileSync(file, "utf8"))))) refuse(`tests/trees/${name}.txt`, "the schema lets it pass");
    refused.wrong += 1;
  }
  if (refused.wrong !== OF_SHAPE.length) refuse("tests/trees", `only ${refused.wrong} of ${OF_SHAPE.length} are there`);
  const shipped = readFileSync(sound[0].tree, "utf8");
  for (const [what, from, to] of SLIPS) {
    const slip = shipped.replace(from, to);
    if (slip === shipped) refuse(what, "the shipped tree has no such place any more");
    if (isTree(parse(slip))) refuse(what, "the schema lets it pass");
    refused.slips += 1;
  }
  console.log(`JSON Schema 2020-12: ${files} files pass; ${refused.wrong} trees with a mistake of shape and ${refused.slips} slips do not`);
}
