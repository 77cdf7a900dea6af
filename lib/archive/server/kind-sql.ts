import type { Column } from "../core/column";
import type { Kind } from "../core/kind";
import { KINDS } from "../core/kinds";

/** A project's id in every statement of this room. */
const PROJECT = "$1::uuid";

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const byName = new Map(KINDS.map((kind) => [kind.name, kind]));

/** @throws Error for a name of no kind: a mistake in the list of kinds */
export function kindNamed(name: string): Kind {
  const found = byName.get(name);
  if (found === undefined) throw new Error(`There is no kind of record ${name}.`);
  return found;
}

/** What else must hold of a kind's rows, where `t` is the row. */
const FURTHER: Readonly<Record<string, () => string>> = {
  // Of a glossary that several projects share: only what was put into this project's texts.
  replacements: () =>
    `(t."projectId" IS NOT NULL OR t."places" @> jsonb_build_array(jsonb_build_object('projectId', (${PROJECT})::text)))`,
  // A glossary may have been unlinked since.
  "term-waivers": () => isIn("t", "conceptId", "concepts"),
  "memory-links": () => isIn("t", "memoryId", "memories"),
  "memory-units": () => `t."deletedAt" IS NULL`,
  // What servers did with archives is nothing that was done in the project.
  "audit-events": () => `t."action" NOT LIKE 'archive.%'`,
};

/** How a column is read where it is not told as it is. */
const READ: Readonly<Record<string, () => string>> = {
  "replacements.places": () =>
    `jsonb_path_query_array(t."places", '$[*] ? (@.projectId == $own)', jsonb_build_object('own', (${PROJECT})::text))`,
  "annotations.conceptId": () =>
    `CASE WHEN ${isIn("t", "conceptId", "concepts")} THEN t."conceptId"::text END`,
};

/** The rows of a kind that are the project's: a condition on `t`. */
export function scopeOf(kind: Kind): string {
  const further = FURTHER[kind.name]?.();
  return `${belongs(kind, "t")}${further === undefined ? "" : ` AND ${further}`}`;
}

function belongs(kind: Kind, alias: string): string {
  if (kind.name === "project") return `${alias}."id" = ${PROJECT}`;
  if (kind.name === "glossaries")
    return `${alias}."id" IN (SELECT l."glossaryId" FROM "GlossaryLink" l WHERE l."projectId" = ${PROJECT})`;
  const ways = kind.within.map((column) => isIn(alias, column, kind.columns[column]?.names ?? ""));
  return ways.length === 1 ? (ways[0] ?? "") : `(${ways.join(" OR ")})`;
}

function isIn(alias: string, column: string, names: string): string {
  if (names === "project") return `${alias}.${quote(column)} = ${PROJECT}`;
  const parent = kindNamed(names);
  const inner = `${alias}${alias.length}`;
  return `${alias}.${quote(column)} IN (SELECT ${inner}."id" FROM ${quote(parent.table)} ${inner} WHERE ${belongs(parent, inner)})`;
}

/** A column as the driver gives it: texts for ids, days and large numbers, dates for times, bytes and JSON as they are. */
export function readOf(kind: Kind, name: string, { shape }: Column): string {
  const own = READ[`${kind.name}.${name}`]?.();
  const column = own ?? `t.${quote(name)}`;
  return `${own === undefined ? castOf(column, shape) : column} AS ${quote(name)}`;
}

function castOf(column: string, shape: Column["shape"]): string {
  if (shape === "ids" || shape === "texts") return `coalesce(${column}, '{}')::text[]`;
  return shape === "id" || shape === "text" || shape === "day" || shape === "big"
    ? `${column}::text`
    : column;
}

/** What rows are sorted by; people are sorted afterwards, since each server has its own ids for them. */
export function orderOf({ order, columns }: Kind): string {
  if (order.length === 0) return `t."id"`;
  return order
    .filter((name) => columns[name]?.names !== "people")
    .map((name) =>
      columns[name]?.shape === "text" ? `t.${quote(name)}::text COLLATE "C"` : `t.${quote(name)}`,
    )
    .join(", ");
}
