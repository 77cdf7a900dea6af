import type { ConceptVerdict, MatchConcept, Occurrence } from "./term";

/** The concepts of an occurrence's very span. */
export const homographsOf = ({ conceptId, start, end, inner }: Occurrence): string[] =>
  inner.length === 0
    ? [conceptId]
    : [
        conceptId,
        ...inner.filter((one) => one.start === start && one.end === end).map((one) => one.conceptId),
      ];

/** Where a concept first stands in a source. */
export type First = Pick<ConceptVerdict, "conceptId" | "externalId" | "start" | "end">;

const NONE: readonly never[] = [];

/** Each concept of a source once, in the order of their first places; `groups` are the occurrences' homographs. */
export function firstOccurrences(
  occurrences: readonly Occurrence[],
  groups: readonly (readonly string[])[],
  byId: ReadonlyMap<string, MatchConcept>,
): First[] {
  const first = new Map<string, First>();
  for (const [at, { start, end }] of occurrences.entries())
    for (const conceptId of groups[at] ?? NONE)
      if (!first.has(conceptId))
        first.set(conceptId, { conceptId, externalId: byId.get(conceptId)?.externalId ?? null, start, end });
  return [...first.values()];
}

/** Of each concept that nowhere stands alone on its span, with which it shares each. */
export function shareSpans(
  groups: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const alone = new Set(groups.flatMap((group) => (group.length === 1 ? group : NONE)));
  const shared = new Map<string, (readonly string[])[]>();
  for (const group of groups)
    for (const id of group) {
      if (alone.has(id)) continue;
      const own = shared.get(id);
      if (own === undefined) shared.set(id, [group]);
      else own.push(group);
    }
  return shared;
}
