// The drawings, read by Mermaid and drawn by Graphviz. Both must see the same nodes, ways and words: what either
// of them swallows, or takes for more than text, shows as a difference.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { JSDOM } from "jsdom";
import { program, refuse, sound } from "./program.mjs";

const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: 1e7, maxEdges: 1e5 });

const version = (name) => JSON.parse(readFileSync(fileURLToPath(new URL(`node_modules/${name}/package.json`, import.meta.url)))).version;

/** A label as Mermaid keeps it, in the words that a person sees. */
function words(label) {
  const decoded = label.replaceAll(/<br\s*\/?>/g, "\n").replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code));
  // We write these two otherwise for Mermaid alone.
  return decoded.replaceAll("¶ss", "¶ß");
}

const sorted = (list) => list.map((it) => JSON.stringify(it)).sort();

async function byMermaid(text) {
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const nodes = [...db.getVertices()].map(([id, node]) => [id, words(node.text)]);
  const edges = db.getEdges().map((edge) => [edge.start, edge.end, edge.stroke === "dotted", words(edge.text)]);
  return { nodes: sorted(nodes), edges: sorted(edges) };
}

/** Graphviz: the installed one, else the same program made for the web. */
async function graphviz() {
  const installed = spawnSync("dot", ["-V"], { encoding: "utf8" });
  if (installed.status === 0) {
    const draw = (text) => {
      const run = spawnSync("dot", ["-Tsvg"], { input: text, encoding: "utf8", maxBuffer: 1 << 28 });
      if (run.status !== 0 || run.stderr) throw new Error(run.stderr);
      return run.stdout;
    };
    return { name: installed.stderr.trim(), draw };
  }
  const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
  const loaded = await Graphviz.load();
  return { name: `Graphviz ${loaded.version()}`, draw: (text) => loaded.dot(text) };
}

function byGraphviz(svg) {
  const page = new window.DOMParser().parseFromString(svg, "image/svg+xml");
  const parts = (name) => [...page.querySelectorAll(`g.${name}`)];
  const title = (part) => part.querySelector("title").textContent;
  const label = (part) => [...part.querySelectorAll("text")].map((line) => line.textContent.replaceAll("\u00a0", " ")).join("\n").replaceAll("ﬂ", "fl");
  const edges = parts("edge").map((part) => {
    const dashed = part.querySelector("path").getAttribute("stroke-dasharray") !== null;
    return [...title(part).split("->"), dashed, label(part)];
  });
  return { nodes: sorted(parts("node").map((part) => [title(part), label(part)])), edges: sorted(edges) };
}

export async function drawings() {
  const { name, draw } = await graphviz();
  let [nodes, ways] = [0, 0];
  for (const { name, args } of sound) {
    let seen, drawn;
    try {
      seen = await byMermaid(program(["graph", "--format", "mermaid", ...args]));
    } catch (error) {
      refuse(`Mermaid, ${name}`, error);
    }
    try {
      drawn = byGraphviz(draw(program(["graph", "--format", "dot", ...args])));
    } catch (error) {
      refuse(`Graphviz, ${name}`, error);
    }
    for (const what of ["nodes", "edges"]) {
      const other = seen[what].find((it, at) => it !== drawn[what][at]) ?? drawn[what][seen[what].length];
      if (other) refuse(`${name}: Mermaid and Graphviz see other ${what}`, `${other}\n${seen[what].join("\n")}\n---\n${drawn[what].join("\n")}`);
    }
    nodes += seen.nodes.length;
    ways += seen.edges.length;
  }
  console.log(`Mermaid ${version("mermaid")} and ${name}: ${sound.length} trees, ${nodes} nodes and ${ways} ways, the same in both`);
}
