import type { Actor } from "@/lib/accounts/core/actor";
import { withinTime } from "@/lib/db/within-time";
import { AppError } from "@/lib/kernel/app-error";
import { findSpans } from "@/lib/search/core/find-spans";
import { lineOf } from "@/lib/search/core/line";
import { readRawPatterns } from "@/lib/search/core/raw-pattern";
import { readSearchPattern } from "@/lib/search/core/search-query";
import { authorizeMemory, scopeOfMemory } from "./authorize-memory";
import { feedForNow } from "./feed-memory";
import type { MemoryConcordance, MemoryLine } from "./out-schema";
import { type LookedOver, lookOver } from "./out-store";
import { presentUnit } from "./present";
import { readUnits, type UnitRow } from "./unit-store";

/** Units that one request looks over: there is no index of their words, which every import would have to wait for. */
const MOST_LOOKED = 50_000;
/** Units that are looked over first, and how many times more each time. */
const FIRST_LOOKED = 2_000;
const WIDER = 4;
/** Places of one side of a unit. */
const MOST_PLACES = 5;

/**
 * Places where words stand in the pairs of a memory, in either language, each on a line with the sentence of the other side;
 * the newest pairs first. One request looks over so many pairs; the next goes on.
 *
 * @throws AppError `not-found`; `invalid` for words that nothing could be found by; `unavailable` when it takes too long
 */
export async function memoryConcordance(
  actor: Actor,
  memoryId: string,
  asked: { readonly q: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<MemoryConcordance> {
  const grant = await authorizeMemory(actor, "read", { memoryId });
  const pattern = readSearchPattern(asked.q);
  if (pattern === null) {
    const sentence = "Type a word or a character to look for: marks alone are not found.";
    throw new AppError("invalid", sentence, { key: "searchMarks", fields: { q: sentence } });
  }
  await feedForNow([grant.ownProjectId]);
  const before = asked.cursor === undefined ? null : Number(asked.cursor);
  const { ids, looked, last } = await withinTime((sql) =>
    lookFurther(
      (from, most) => lookOver(sql, grant, { pattern, raw: readRawPatterns(asked.q), before: from, most }),
      before,
      asked.limit,
    ),
  );
  const units = await readUnits(await scopeOfMemory(grant), ids);
  // A page that is full ends with its last unit, one that is not where the looking ended.
  const next = ids.length === asked.limit ? ids.at(-1) : looked === MOST_LOOKED ? last : undefined;
  return {
    items: ids.flatMap((id) => {
      const row = units.get(id);
      return row === undefined ? [] : linesOf(row, asked.q);
    }),
    nextCursor: next === undefined || next === null ? null : String(next),
    looked,
  };
}

/** Looks over more and more: what most pairs say is found in the first few, and only what is rare is looked for in all. */
async function lookFurther(
  look: (before: number | null, most: number) => Promise<LookedOver>,
  before: number | null,
  limit: number,
): Promise<LookedOver> {
  const found = { ids: [] as number[], looked: 0, last: before };
  for (let most = FIRST_LOOKED; found.looked < MOST_LOOKED && found.ids.length < limit; most *= WIDER) {
    const wanted = Math.min(most, MOST_LOOKED - found.looked);
    const part = await look(found.last, wanted);
    found.ids.push(...part.ids.slice(0, limit - found.ids.length));
    found.looked += part.looked;
    found.last = part.last ?? found.last;
    if (part.looked < wanted) break;
  }
  return found;
}

function linesOf(row: UnitRow, phrase: string): MemoryLine[] {
  const source = { name: "", language: row.sourceLanguage, text: row.source };
  const target = { name: "", language: row.targetLanguage, text: row.target };
  const { id, origin } = presentUnit(row);
  return (["source", "target"] as const).flatMap((side) => {
    const [own, other] = side === "source" ? [source, target] : [target, source];
    return findSpans(own.text, phrase)
      .slice(0, MOST_PLACES)
      .map((span) => ({ id, side, language: own.language, origin, ...lineOf(own, span, other) }));
  });
}
