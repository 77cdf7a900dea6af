import fs from "node:fs";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { LRUCache } from "lru-cache";

/** A place in a built file, as V8 writes it in a stack: file, line and column, both from 1. */
const PLACE = /((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^()\n]*?\.m?js):(\d+):(\d+)/g;

type Read = { readonly map: SourceMap | null };

/**
 * Errors come in series, and the maps of their few files are kept that long. Node's own `--enable-source-maps` would hold
 * all of them from the start, 50 MB.
 */
const maps = new LRUCache<string, Read>({ max: 16, ttl: 10 * 60_000, ttlAutopurge: true });

/**
 * A stack with the places of the sources instead of those in the built files, where a map lies beside the file.
 */
export function readableStack(stack: string): string {
  return stack.replace(PLACE, (place: string, file: string, line: string, column: string) => {
    const { map } = mapOf(file);
    return (map && sourceOf(map, Number(line) - 1, Number(column) - 1)) ?? place;
  });
}

function mapOf(file: string): Read {
  const known = maps.get(file);
  if (known !== undefined) return known;
  const read = { map: readMap(file) };
  maps.set(file, read);
  return read;
}

function readMap(file: string): SourceMap | null {
  try {
    const name = file.startsWith("file://") ? fileURLToPath(file) : file;
    return new SourceMap(JSON.parse(fs.readFileSync(/* turbopackIgnore: true */ `${name}.map`, "utf8")));
  } catch {
    return null;
  }
}

function sourceOf(map: SourceMap, line: number, column: number): string | undefined {
  const entry = map.findEntry(line, column);
  return "originalSource" in entry
    ? `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
    : undefined;
}
