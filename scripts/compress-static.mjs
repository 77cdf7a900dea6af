// Compresses the pages' scripts and styles as far as Brotli goes, once, at build time: lib/server/static-files.ts serves them.
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const folder = path.resolve(import.meta.dirname, "../.next/static");
const brotli = promisify(zlib.brotliCompress);
const files = fs
  .readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.(js|css|svg)$/.test(name))
  .map((name) => path.join(folder, name));

await Promise.all(
  files.map(async (file) => {
    const bytes = fs.readFileSync(file);
    const params = {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    fs.writeFileSync(`${file}.br`, await brotli(bytes, { params }));
  }),
);
