import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { withinTime } from "@/lib/db/within-time";
import { foreignCursor } from "@/lib/documents/server/cursors";
import { cutAfter, cutBefore } from "@/lib/search/core/cut-text";
import { isTakenExactly, placeFinder, type Wanted } from "@/lib/search/core/find-places";
import type { FoundSpan } from "@/lib/search/core/find-spans";
import { foldAsSearched } from "@/lib/search/core/fold-as-searched";
import { readRawPatterns } from "@/lib/search/core/raw-pattern";
import { patternOfWords } from "@/lib/search/core/search-query";
import type { Replaceable, ReplaceablePage } from "./replace-schema";
import { type ReplaceableRow, readReplaceableTexts, type WantedWords } from "./replaceable-store";
import { readCursor, writeCursor } from "./search-cursor";
import { type FoundKey, readNumbers } from "./search-store";

type Asked = Wanted & {
  readonly document?: string | undefined;
  readonly track?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Renderings read at once that have the letters somewhere. */
const AT_ONCE = 200;
/** Renderings that one request looks through at most: forms of words are looked for in the texts themselves. */
const MOST_LOOKED = 4_000;
/** Texts after which others get their turn. */
const TURN = 100;
/** Characters beside a place. */
const AROUND = 60;
const SOURCE_TOLD = 120;

/**
 * Places where words stand that somebody wants to replace, with what stands around them. A page ends after so many
 * renderings with places, or when enough was looked through; the next one goes on.
 *
 * @throws AppError `not-found`; `forbidden` to those who may not translate; `invalid` for a cursor that is not ours;
 *   `unavailable` when it takes too long
 */
export async function listReplaceable(
  actor: Actor,
  projectId: string,
  asked: Asked,
): Promise<ReplaceablePage> {
  const grant = await authorize(actor, "translate", { projectId });
  const find = placeFinder(asked);
  const from = asked.cursor === undefined ? null : readCursor(asked.cursor);
  if (from !== null && from.kind !== "rendering") throw foreignCursor();
  let after: FoundKey | null = from?.after ?? null;
  const wanted = wantedWords(asked);
  const atOnce = asked.anyForm ? MOST_LOOKED : AT_ONCE;
  let [looked, isEnd] = [0, false];
  const hits: (readonly [ReplaceableRow, readonly FoundSpan[]])[] = [];
  while (!isEnd && hits.length < asked.limit && looked < MOST_LOOKED) {
    const rows = await withinTime((sql) =>
      readReplaceableTexts(sql, grant, {
        ...{ wanted, after, limit: atOnce },
        ...{ document: asked.document ?? null, track: asked.track ?? null },
      }),
    );
    isEnd = rows.length < atOnce;
    for (const row of rows) {
      if (hits.length === asked.limit) {
        isEnd = false;
        break;
      }
      const spans = find(row.text, row.language);
      if (spans.length > 0) hits.push([row, spans]);
      looked += 1;
      after = { documentId: row.documentId, orderKey: row.orderKey };
      if (looked % TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const numbers = await readNumbers([...new Set(hits.map(([{ paragraphId }]) => paragraphId))]);
  return {
    items: hits.map(([row, spans]) => present(row, spans, numbers.get(row.paragraphId) ?? 0, projectId)),
    nextCursor: isEnd ? null : writeCursor({ kind: "rendering", after }),
    looked,
  };
}

/** What the database looks for: nothing for forms, which only the texts tell. */
function wantedWords(asked: Wanted): WantedWords {
  const { find, anyForm } = asked;
  if (anyForm) return { letters: null, words: null };
  if (isTakenExactly(asked)) return { letters: find, words: null };
  const pattern = patternOfWords(foldAsSearched(find).text);
  return { letters: null, words: { pattern, ...readRawPatterns(find) } };
}

function present(
  row: ReplaceableRow,
  spans: readonly FoundSpan[],
  number: number,
  project: string,
): Replaceable {
  const { renderingId, revision, state, locked, text } = row;
  const source = cutAfter(row.source, 0, SOURCE_TOLD);
  return {
    ...{ renderingId, revision, state, project },
    document: { id: row.documentId, title: row.title },
    paragraph: { id: row.paragraphId, number },
    track: { id: row.trackId, name: row.trackName, language: row.language },
    refusal: locked ? "locked" : state === "final" ? "final" : null,
    source: { text: source.text, isCut: source.isCutAfter },
    places: spans.map(({ start, end }) => {
      const [before, after] = [cutBefore(text, start, AROUND), cutAfter(text, end, AROUND)];
      return {
        ...{ start, end, found: text.slice(start, end) },
        ...{ before: before.text, isCutBefore: before.isCutBefore },
        ...{ after: after.text, isCutAfter: after.isCutAfter },
      };
    }),
  };
}
