// The build writes the same chunk many times under different names, and Node would hold the text of each: all but the
// first become one line that takes the first. docs/decisions/memory.md has the figures.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "../.next/server/chunks");
const MAP_LINE = /\n\/\/# sourceMappingURL=.*\n?$/;
const firsts = new Map();

for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
  if (!name.endsWith(".js")) continue;
  const file = path.join(folder, name);
  const text = fs.readFileSync(file, "utf8").replace(MAP_LINE, "");
  const hash = createHash("sha256").update(text).digest("base64");
  const first = firsts.get(hash);
  if (first === undefined) firsts.set(hash, file);
  else replace(file, first);
}

function replace(file, first) {
  const relative = path.relative(path.dirname(file), first).split(path.sep).join("/");
  fs.writeFileSync(file, `module.exports=require(${JSON.stringify(`./${relative}`)});\n`);
  fs.rmSync(`${file}.map`, { force: true });
}
