/** How many colors people are told apart by; the interface has a token for each. */
export const PERSON_COLORS = 8;

/** Who a state belongs to. The server writes it from the session, whatever the client says. */
export type PresentPerson = { readonly id: string; readonly name: string; readonly colorIndex: number };

/** Where someone works; null when nowhere in particular. */
export type ActivePlace = { readonly paragraphId: string; readonly trackId: string | null };

/** One person in a document's channel. A person with two windows is one, with the place of the last one used. */
export type Presence = PresentPerson & { readonly active: ActivePlace | null };

/** The same color for the same person, everywhere. */
export function colorIndexOf(personId: string): number {
  let sum = 0;
  for (const char of personId) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return sum % PERSON_COLORS;
}

/** A channel's awareness states as people, sorted by name; states that are no presence are left out. */
export function listPresence(states: Iterable<Readonly<Record<string, unknown>>>): Presence[] {
  const people = new Map<string, Presence>();
  for (const state of states) {
    const user = state.user as Partial<PresentPerson> | undefined;
    if (typeof user?.id !== "string" || typeof user.name !== "string") continue;
    const active = parsePlace(state.active);
    const known = people.get(user.id);
    people.set(user.id, {
      id: user.id,
      name: user.name,
      colorIndex: typeof user.colorIndex === "number" ? user.colorIndex : colorIndexOf(user.id),
      active: active ?? known?.active ?? null,
    });
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A place that came over the wire; null when it is none. */
export function parsePlace(value: unknown): ActivePlace | null {
  if (typeof value !== "object" || value === null) return null;
  const { paragraphId, trackId } = value as Record<string, unknown>;
  if (typeof paragraphId !== "string" || !UUID.test(paragraphId)) return null;
  return { paragraphId, trackId: typeof trackId === "string" && UUID.test(trackId) ? trackId : null };
}
