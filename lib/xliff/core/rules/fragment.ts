import { walk, type XliffNode } from "../node";
import { type Finder, idOf, isNmtoken } from "./finder";
import type { XliffRule } from "./names";

/** Places of a file from the outside in; what comes later is inside what came before. */
const PLACES = ["f", "g", "u"];
/** What ends an identifier: a note, original data, something of a target; or an id alone, of something of a source. */
const LEAVES: ReadonlySet<string> = new Set(["n", "d", "t"]);
/** Of the modules, and of TBX, as the committee registered them. */
const MODULES: ReadonlySet<string> = new Set([
  "gls",
  "mtc",
  "mda",
  "res",
  "ctr",
  "slr",
  "val",
  "fs",
  "its",
  "itsm",
  "pgs",
  "tbx",
]);

/** An identifier's parts, or the rule that it breaks (XLIFF 2.1, chapter 4.9). */
function readFragment(
  fragment: string,
  prefixes: ReadonlySet<string> = new Set(),
): XliffRule | readonly { readonly name: string; readonly ids: readonly string[] }[] {
  const parts = fragment.replace(/^\//u, "").split("/");
  const seen = new Set<string>();
  const read: { name: string; ids: readonly string[] }[] = [];
  for (const [index, part] of parts.entries()) {
    const { name = "", rest = "" } = /^(?:(?<name>[^=]+)=)?(?<rest>[^=]+)$/u.exec(part)?.groups ?? {};
    const ids = rest.split(" ");
    if (rest === "" || !ids.every(isNmtoken)) return "fragment-syntax";
    const broken = checkPart(name, { seen, prefixes, isLast: index === parts.length - 1 });
    if (broken !== null) return broken;
    seen.add(name);
    read.push({ name, ids });
  }
  return read;
}

function checkPart(
  name: string,
  at: {
    readonly seen: ReadonlySet<string>;
    readonly prefixes: ReadonlySet<string>;
    readonly isLast: boolean;
  },
): XliffRule | null {
  if (at.seen.has(name)) return "fragment-twice";
  if (PLACES.includes(name)) {
    const later = [...at.seen].some((other) => PLACES.indexOf(other) > PLACES.indexOf(name));
    return later ? "fragment-order" : null;
  }
  if (name === "" || LEAVES.has(name)) return at.isLast ? null : "fragment-leaf";
  if (name.length < 2 || !isNmtoken(name)) return "fragment-prefix";
  if (!MODULES.has(name) && !at.prefixes.has(name)) return "fragment-prefix";
  return at.isLast ? null : "fragment-leaf";
}

/** References of notes and annotations; those that stay in their unit point to something. */
export function checkFragments(root: XliffNode, finder: Finder): void {
  const all = walk(root);
  if (!all.some(({ attributes }) => attributes.ref?.startsWith("#") === true)) return;
  const prefixes = new Set(all.flatMap(prefixesOf));
  const ids = new Set(all.map(idOf));
  const known = { has: (id: string) => ids.has(id), prefixes };
  for (const unit of all)
    if (unit.uri === root.uri && unit.name === "unit") checkUnitFragments(unit, known, finder);
}

/** The prefixes that an element declares. */
export function prefixesOf({ attributes }: XliffNode): readonly string[] {
  return Object.keys(attributes).flatMap((name) => name.split("http://www.w3.org/2000/xmlns/|")[1] ?? []);
}

/** What a file has: which ids, and which prefixes. */
export type KnownInFile = {
  readonly has: (id: string, node: XliffNode) => boolean;
  readonly prefixes: ReadonlySet<string>;
};

/** The same of a unit that is by itself. */
export function checkUnitFragments(unit: XliffNode, known: KnownInFile, finder: Finder): void {
  const inside = walk(unit);
  if (!inside.some(({ attributes }) => attributes.ref?.startsWith("#") === true)) return;
  const own = new Set(inside.map(idOf));
  for (const node of inside) {
    const { ref } = node.attributes;
    if (node.uri !== unit.uri || ref?.startsWith("#") !== true) continue;
    const read = readFragment(ref.slice(1), known.prefixes);
    if (typeof read === "string") {
      finder.expect(false, read, node);
      continue;
    }
    const [only] = read;
    if (read.length !== 1 || only === undefined || ref.startsWith("#/")) continue;
    const isFar = PLACES.includes(only.name);
    // A comment whose note is missing has a rule of its own.
    const isComment = only.name === "n" && node.attributes.type === "comment";
    const isThere = only.ids.every((id) => (isFar ? known.has(id, node) : own.has(id)));
    finder.expect(isThere || isComment, "fragment-target", node);
  }
}
