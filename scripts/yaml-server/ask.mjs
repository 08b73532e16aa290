// Opens files of a content folder in a YAML language server, as an editor does, and looks at what it marks and offers.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const home = dirname(createRequire(import.meta.url).resolve("yaml-language-server/package.json"));
const server = spawn(process.execPath, [join(home, "bin/yaml-language-server"), "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const answers = new Map();
const marked = new Map();
let number = 0;

function refuse(what, why) {
  console.error(`REFUSED: ${what}\n${why}`);
  server.kill();
  process.exit(1);
}
setTimeout(() => refuse("the server", "no answer within a minute"), 60_000).unref();

function send(message) {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}
const ask = (method, params) => new Promise((done) => { answers.set(++number, done); send({ id: number, method, params }); });
const tell = (method, params) => send({ method, params });

let received = Buffer.alloc(0);
server.stdout.on("data", (bytes) => {
  received = Buffer.concat([received, bytes]);
  for (;;) {
    const head = received.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head).toString())[1]);
    if (received.length < head + 4 + length) return;
    const message = JSON.parse(received.subarray(head + 4, head + 4 + length).toString());
    received = received.subarray(head + 4 + length);
    if (message.method === "textDocument/publishDiagnostics") marked.get(message.params.uri)?.(message.params.diagnostics);
    else if (message.method === "workspace/configuration") send({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? { validate: true, completion: true, schemaStore: { enable: false } } : {})) });
    else if (message.method && message.id !== undefined) send({ id: message.id, result: null });
    else answers.get(message.id)?.(message.result);
  }
});

/** A place for a text beside the file of that name, another one each time: what is said of one is said of no other. */
let texts = 0;
const beside = (name) => pathToFileURL(join(folder, name.replace(".yaml", `_${++texts}.yaml`))).href;

/** Opens a text beside a file; gives what is marked in it. */
function open(name, text) {
  const uri = beside(name);
  return new Promise((done) => {
    marked.set(uri, (diagnostics) => { tell("textDocument/didClose", { textDocument: { uri } }); done(diagnostics.map((it) => it.message)); marked.delete(uri); });
    tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  });
}

/** What is offered at the end of a part of a text. */
async function offered(name, text, part) {
  const uri = beside(name);
  const before = text.slice(0, text.indexOf(part) + part.length).split("\n");
  tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  const found = await ask("textDocument/completion", { textDocument: { uri }, position: { line: before.length - 1, character: before.at(-1).length } });
  tell("textDocument/didClose", { textDocument: { uri } });
  return (found.items ?? found).map((item) => item.label);
}

await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { snippetSupport: false } } } } });
tell("initialized", {});
tell("workspace/didChangeConfiguration", { settings: { yaml: { validate: true, completion: true, schemaStore: { enable: false } } } });

const app = "catalogue/jitsi.yaml";
const tree = "decision_tree.yaml";
const [ofApp, ofTree] = [app, tree].map((name) => readFileSync(join(folder, name), "utf8"));
const changed = (text, from, to) => (text.includes(from) ? text.replace(from, to) : refuse(from, "the shipped content has no such place any more"));

for (const [name, text] of [[app, ofApp], [tree, ofTree]]) {
  const found = await open(name, text);
  if (found.length > 0) refuse(name, found.join("\n"));
}
const slips = [
  ["a fact misspelt", app, changed(ofApp, "  open_source: ", "  open_sorce: ")],
  ["a value misspelt", app, changed(ofApp, "  account_beller: nee", "  account_beller: neee")],
  ["a value of a set misspelt", app, changed(ofApp, "toegang_beller: { value: [browser, app]", "toegang_beller: { value: [browsr, app]")],
  ["a word for a number", app, changed(ofApp, "max_deelnemers: 100", "max_deelnemers: veel")],
  ["a fact misspelt in a condition", tree, changed(ofTree, "{ is: { snel_starten: true } }", "{ is: { snel_startn: true } }")],
];
for (const [what, name, text] of slips) {
  const found = await open(name, text);
  if (found.length === 0) refuse(what, "nothing is marked");
  console.log(`${what}: ${found[0]}`);
}
const places = [
  ["values of a fact", app, changed(ofApp, "  account_beller: nee", "  account_beller: "), "  account_beller: ", ["ja", "nee", "unknown"]],
  ["facts", app, changed(ofApp, "facts:\n", "facts:\n  \n"), "facts:\n  ", ["loopt_via", "e2e"]],
  ["outcomes", tree, changed(ofTree, "end: advies", "end: "), "end: ", ["advies", "geen"]],
];
for (const [what, name, text, part, wanted] of places) {
  const found = await offered(name, text, part);
  const missing = wanted.filter((word) => !found.includes(word));
  if (missing.length > 0) refuse(what, `${missing} is not offered, but ${found.slice(0, 30)}`);
  console.log(`${what}: ${found.length} are offered, such as ${found.slice(0, 4).join(", ")}`);
}
console.log("the language server marks what is misspelt and completes what is known");
server.kill();
process.exit(0);
