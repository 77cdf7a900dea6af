import { isStorable } from "@/lib/text/core/storable";

/** Anything that the database would take for an id. */
const ANY_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Values of JSON are never deeper than a few levels; what is deeper was made to break whoever reads it. */
const DEEPEST = 40;

/** An id in a value of JSON: as it is written there, and the property that it, or the list it is in, stands under. */
export type IdInside = { readonly id: string; readonly under: string };

/**
 * The ids that stand anywhere in a value of JSON, also where nobody looks for any: what the value is read for later may
 * name rows by them.
 *
 * @returns null for a value that the database could not keep, or that is too deep
 */
export function findIds(value: unknown): readonly IdInside[] | null {
  const found: IdInside[] = [];
  return collect(value, "", 0, found) ? found : null;
}

function collect(value: unknown, under: string, depth: number, found: IdInside[]): boolean {
  if (typeof value === "string") {
    if (ANY_ID.test(value)) found.push({ id: value, under });
    return isStorable(value);
  }
  if (typeof value !== "object" || value === null) return true;
  if (depth === DEEPEST) return false;
  const isList = Array.isArray(value);
  return Object.entries(value).every(
    ([name, inner]) => isStorable(name) && collect(inner, isList ? under : name, depth + 1, found),
  );
}

/** A value of JSON with other ids where `other` knows one; all else stays as it is. */
export function replaceIds(value: unknown, other: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return other.get(value) ?? value;
  if (Array.isArray(value)) return value.map((inner: unknown) => replaceIds(inner, other));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceIds(inner, other)]));
}
