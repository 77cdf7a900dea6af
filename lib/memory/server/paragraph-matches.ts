import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import { keyOf } from "@/lib/memory/core/memory-key";
import { contextOfText } from "@/lib/memory/core/pair-units";
import { chooseParts } from "@/lib/memory/core/part";
import { placePart } from "@/lib/memory/core/place-part";
import { scopeOfProject } from "./authorize-memory";
import { readUnitIdsOf } from "./feed-store";
import { findTrack } from "./fill-store";
import { findParagraph, findRenderingIds } from "./paragraph-store";
import { presentMatch, presentUnit } from "./present";
import type { ParagraphMatches } from "./schema";
import { openScope } from "./search-scope";
import { readUnits } from "./unit-store";

/**
 * What the project's memories have for a paragraph, in its context, and the parts of it that were said before. What a
 * rendering itself gave to the memory is no match for it: of the given track, or of all where none is given.
 *
 * @throws AppError `not-found`
 */
export async function paragraphMatches(
  actor: Actor,
  paragraphId: string,
  asked: { readonly track?: string | undefined; readonly threshold: number; readonly limit: number },
): Promise<ParagraphMatches> {
  const grant = await authorize(actor, "view", { paragraphId });
  const paragraph = await findParagraph(grant, paragraphId);
  if (paragraph === null) throw notFound("This paragraph");
  const track = asked.track === undefined ? null : await findTrack(grant, asked.track);
  const scope = await scopeOfProject(grant, track?.language);
  const open = await openScope(scope);
  const own = await readUnitIdsOf(await findRenderingIds(grant, paragraphId, asked.track));
  const key = keyOf(paragraph.text);
  const matches = open
    .search(
      { key, before: contextOfText(paragraph.before), after: contextOfText(paragraph.after) },
      { threshold: asked.threshold, limit: asked.limit + own.size },
    )
    .filter(({ id }) => !own.has(id))
    .slice(0, asked.limit);
  const passages = open.passages(key).filter(({ id }) => !own.has(id));
  const parts = chooseParts(paragraph.text, key, passages, { limit: 10 });
  const rows = await readUnits(scope, [
    ...matches.map(({ id }) => id),
    ...parts.flatMap(({ places }) => places.map(({ id }) => id)),
  ]);
  return {
    waiting: open.waiting,
    items: matches.flatMap((match) => {
      const row = rows.get(match.id);
      return row === undefined ? [] : [presentMatch(key, match, row)];
    }),
    parts: parts.map(({ places, ...part }) => ({
      ...part,
      places: places.flatMap((place) => {
        const row = rows.get(place.id);
        return row === undefined ? [] : [{ unit: presentUnit(row), ...placePart(row, place) }];
      }),
    })),
  };
}
