import { findIds } from "./ids";
import type { ArchiveRecord, Kind } from "./kind";

/** What the archive's records so far are, by their ids. */
export class KnownIds {
  readonly #byKind = new Map<string, Set<string>>();
  readonly #kept: ReadonlySet<string>;
  /** Ids that are of nothing in the archive: they must not be of anything else on the server either. */
  readonly loose = new Set<string>();

  /** @param kinds those that others name: of the rest the ids are not kept */
  constructor(kinds: Iterable<string>) {
    this.#kept = new Set(kinds);
  }

  add(kind: string, id: string): void {
    if (!this.#kept.has(kind)) return;
    const ids = this.#byKind.get(kind);
    if (ids === undefined) this.#byKind.set(kind, new Set([id]));
    else ids.add(id);
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
  return new Set(kinds.flatMap(({ columns }) => Object.values(columns).flatMap(({ names }) => names ?? [])));
}

/**
 * Whether a record names only what is in the archive, and comes before it. Ids inside values of JSON that are of nothing
 * known are noted as loose.
 *
 * @returns the field that names something else; null when there is none
 */
export function checkNames(kind: Kind, record: ArchiveRecord, known: KnownIds): string | null {
  for (const [field, { shape, names, later }] of Object.entries(kind.columns)) {
    const value = record[field];
    if (value === null) continue;
    if (shape === "json" || names === "group" || names === "whatever") {
      const ids = findIds(value);
      if (ids === null) return field;
      if (names === "whatever") continue;
      for (const id of ids) if (!known.hasAnywhere(id)) known.loose.add(id);
    } else if (names !== undefined && later !== true) {
      const ids = Array.isArray(value) ? value : [value];
      const isIn = (id: unknown): boolean =>
        typeof id === "string" && (names === "anything" ? known.hasAnywhere(id) : known.has(names, id));
      if (!ids.every(isIn)) return field;
    }
  }
  return null;
}
