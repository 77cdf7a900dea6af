import { isStorable } from "@/lib/text/core/storable";

/** Anything that the database would take for an id. */
const ANY_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Values of JSON are never deeper than a few levels; what is deeper was made to break whoever reads it. */
const DEEPEST = 40;

/**
 * The ids that stand anywhere in a value of JSON, in lower case, also where nobody looks for any: what the value is read
 * for later may name rows by them.
 *
 * @returns null for a value that the database could not keep, or that is too deep
 */
export function findIds(value: unknown, depth = 0): readonly string[] | null {
  if (typeof value === "string") {
    if (!isStorable(value)) return null;
    return ANY_ID.test(value) ? [value.toLowerCase()] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  if (depth === DEEPEST) return null;
  const found: string[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const ids = isStorable(name) ? findIds(inner, depth + 1) : null;
    if (ids === null) return null;
    found.push(...ids);
  }
  return found;
}

/** A value of JSON with other ids where `other` knows one; all else stays as it is. */
export function replaceIds(value: unknown, other: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return other.get(value) ?? value;
  if (Array.isArray(value)) return value.map((inner: unknown) => replaceIds(inner, other));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceIds(inner, other)]));
}
