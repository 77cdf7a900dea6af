import fs from "node:fs";
import path from "node:path";

const STATEMENT =
  /(?:^|\n)(?:import|export)\s+(?!type\b)([^;"]*?)from\s+"([^"]+)"|(?:^|\n)import\s+"([^"]+)"/g;

/**
 * What a browser is sent along with some files: every module and package that they import, by way of others too. Types are
 * not sent, and what is imported when it is needed comes later.
 *
 * @param entries paths from the root, with their ending
 * @returns by what is sent (a path from the root, or a package's name), one file that imports it
 */
export function findSent(root: string, entries: readonly string[]): ReadonlyMap<string, string> {
  const sent = new Map(entries.map((entry) => [entry, "itself"]));
  for (const file of sent.keys()) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const to of valuesOf(root, file)) if (!sent.has(to)) sent.set(to, file);
  }
  return sent;
}

function valuesOf(root: string, file: string): string[] {
  const source = fs.readFileSync(path.join(root, file), "utf8");
  return [...source.matchAll(STATEMENT)].flatMap(([, names = "", from, bare]) =>
    isTypesOnly(names) ? [] : [resolve(root, file, from ?? bare ?? "")],
  );
}

/** `{ type A, type B }` leaves nothing to send. */
function isTypesOnly(names: string): boolean {
  const listed = /^\{([^}]*)\}\s*$/.exec(names.trim())?.[1];
  const each = listed?.split(",").filter((name) => name.trim() !== "") ?? [];
  return each.length > 0 && each.every((name) => /^\s*type\s/.test(name));
}

function resolve(root: string, file: string, name: string): string {
  if (!name.startsWith("@/") && !name.startsWith(".")) return name;
  const full = name.startsWith("@/") ? name.slice(2) : path.posix.join(path.posix.dirname(file), name);
  const found = [".ts", ".tsx"].map((ending) => `${full}${ending}`);
  return found.find((each) => fs.existsSync(path.join(root, each))) ?? full;
}
