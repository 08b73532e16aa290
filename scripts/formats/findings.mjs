// What `check --format sarif` writes of all trees, sound ones and those with a mistake, against the published schema.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { mistaken, program, refuse, sound } from "./program.mjs";

const file = new URL("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", import.meta.url);

export function findings() {
  const schema = JSON.parse(readFileSync(fileURLToPath(file), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const isSarif = ajv.compile(schema);
  const trees = [...sound, ...mistaken()];
  let results = 0;
  const codes = new Set();
  for (const { name, args } of trees) {
    const log = JSON.parse(program(["check", "--format", "sarif", "--today", "2026-11-22", ...args], [0, 1]));
    if (!isSarif(log)) refuse(`SARIF, ${name}`, JSON.stringify(isSarif.errors, null, 1));
    for (const result of log.runs[0].results) {
      results += 1;
      codes.add(result.ruleId);
    }
  }
  // Without findings nothing would have been tried.
  if (codes.size < 50) refuse("SARIF", `only ${codes.size} codes were seen`);
  if (isSarif({ version: "2.1.0", runs: [{}] })) refuse("the SARIF schema", "it lets everything pass");
  console.log(`SARIF (${schema.title}): ${trees.length} logs, ${results} results with ${codes.size} codes`);
}
