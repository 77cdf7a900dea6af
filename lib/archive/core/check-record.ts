import type { Beside, Column } from "./column";
import { findIds, type IdInside } from "./ids";
import type { ArchiveRecord, Kind } from "./kind";

/** What the archive's records so far are, by their ids. */
export class KnownIds {
  readonly #byKind = new Map<string, Map<string, string | null>>();
  readonly #kept: ReadonlySet<string>;
  /** Ids that are of nothing in the archive: they must not be of anything else on the server either. */
  readonly loose = new Set<string>();

  /** @param kinds those that others name: of the rest the ids are not kept */
  constructor(kinds: Iterable<string>) {
    this.#kept = new Set(kinds);
  }

  /** @param within what the record belongs to, when it belongs to one thing */
  add(kind: string, id: string, within: string | null = null): void {
    if (!this.#kept.has(kind)) return;
    const ids = this.#byKind.get(kind);
    if (ids === undefined) this.#byKind.set(kind, new Map([[id, within]]));
    else ids.set(id, within);
  }

  /** What a known record of this kind belongs to. */
  within(kind: string, id: string): string | null {
    return this.#byKind.get(kind)?.get(id) ?? null;
  }

  has(kind: string, id: string): boolean {
    return this.#byKind.get(kind)?.has(id) === true;
  }

  hasAnywhere(id: string): boolean {
    return [...this.#byKind.values()].some((ids) => ids.has(id));
  }
}

/** The kinds whose records others name. */
export function namedKinds(kinds: readonly Kind[]): ReadonlySet<string> {
  return new Set(kinds.flatMap(({ columns }) => Object.values(columns).flatMap(namedBy)));
}

/** The kinds that a column names, in values of JSON too. */
export const namedBy = ({ names, ids = {} }: Column): readonly string[] => [
  ...(names === undefined ? [] : [names]),
  ...Object.values(ids).map((of) => (typeof of === "string" ? of : of.names)),
];

/** What a record belongs to, by the one column that says so. */
export function withinOf({ within }: Kind, record: ArchiveRecord): string | null {
  const [column = "", ...more] = within;
  const value = record[column];
  return more.length === 0 && typeof value === "string" ? value : null;
}

/**
 * Whether a record names only what is in the archive, and comes before it. Ids inside values of JSON that are of nothing
 * known are noted as loose.
 *
 * @returns the field that names something else; null when there is none
 */
export function checkNames(kind: Kind, record: ArchiveRecord, known: KnownIds): string | null {
  for (const [field, column] of Object.entries(kind.columns)) {
    const value = record[field];
    if (value === null) continue;
    const { shape, names, later } = column;
    if (shape === "json" || names === "group" || names === "whatever") {
      const ids = findIds(value);
      if (ids === null) return field;
      if (names !== "whatever" && !ids.every((id) => mayStand(id, column, record, known))) return field;
    } else if (names !== undefined && later !== true) {
      const ids = Array.isArray(value) ? value : [value];
      const isIn = (id: unknown): boolean =>
        typeof id === "string" && (names === "anything" ? known.hasAnywhere(id) : known.has(names, id));
      if (!ids.every(isIn)) return field;
    }
  }
  return null;
}

/** Whether an id inside a value is of what it must be of there, or is gone; that it is of nothing else is seen later. */
function mayStand(
  { id, under }: IdInside,
  { ids = {} }: Column,
  record: ArchiveRecord,
  known: KnownIds,
): boolean {
  const of = ids[under];
  const names = typeof of === "object" ? of.names : of;
  // Written as the database does not write it, it would be found by no list of what has another id here.
  if (names === "people") return known.has(names, id);
  const plain = id.toLowerCase();
  if (!known.hasAnywhere(plain)) {
    known.loose.add(plain);
    return true;
  }
  if (names === undefined) return true;
  return known.has(names, id) && (typeof of !== "object" || isBeside(id, of, record, known));
}

/** Whether a known record belongs to what this record names; by way of what that belongs to, if it is of another kind. */
function isBeside(id: string, of: Beside, record: ArchiveRecord, known: KnownIds): boolean {
  const place = record[of.in];
  return (
    typeof place === "string" &&
    known.within(of.names, id) === (of.by === undefined ? place : known.within(of.by, place))
  );
}
