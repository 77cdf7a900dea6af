import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { notFound } from "@/lib/kernel/app-error";
import { compareParagraph } from "@/lib/renderings/core/compare-tracks";
import type { DifferencesView, DifferenceView } from "./comparing-schema";
import { type ReadRows, readRows } from "./rows-store";
import { readTracks } from "./store";

type Asked = {
  readonly trackIds: readonly string[];
  readonly baseId: string;
  readonly from: number;
  readonly count: number;
};

/** Shown of a source in a list, in UTF-16 units, about. */
const EXCERPT = 160;
/** Somebody types meanwhile, and must not wait for it longer than a frame. */
const BREATHE_AFTER_MS = 12;

/**
 * Where tracks differ from a base, for one turn of paragraphs; whoever wants the whole asks turn after turn and sorts.
 *
 * @throws AppError `not-found` also for tracks that the document has not, or a base that is none of those compared
 */
export async function listDifferences(
  actor: Actor,
  documentId: string,
  asked: Asked,
): Promise<Omit<DifferencesView, "nextCursor">> {
  const grant = await authorize(actor, "view", { documentId });
  const known = new Set((await readTracks(grant, documentId)).map(({ id }) => id));
  if (!asked.trackIds.includes(asked.baseId) || !asked.trackIds.every((id) => known.has(id)))
    throw notFound("One of the tracks");
  const rows = await readRows(grant, documentId, asked);
  return {
    total: rows.total,
    compared: Math.min(rows.total, asked.from + asked.count),
    items: await compareRows(rows, asked),
  };
}

async function compareRows({ paragraphs, renderings }: ReadRows, asked: Asked): Promise<DifferenceView[]> {
  const texts = new Map(
    renderings.map(({ paragraphId, trackId, text }) => [`${paragraphId} ${trackId}`, text]),
  );
  const found: DifferenceView[] = [];
  let since = performance.now();
  for (const [at, { id, text }] of paragraphs.entries()) {
    const compared = compareParagraph(
      asked.trackIds.map((trackId) => ({ trackId, text: texts.get(`${id} ${trackId}`) ?? "" })),
      asked.baseId,
    );
    const { share, shares, missing } = compared;
    const isGap = missing.length > 0 && missing.length < asked.trackIds.length;
    if (share > 0 || isGap) {
      found.push({
        ...{ ...compared, paragraphId: id, number: asked.from + at + 1, source: excerpt(text) },
        ...{ shares: [...shares], missing: [...missing] },
      });
    }
    if (performance.now() - since < BREATHE_AFTER_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
  return found;
}

const excerpt = (text: string): string =>
  text.length <= EXCERPT
    ? text
    : `${text
        .slice(0, EXCERPT)
        .toWellFormed()
        .replace(/\uFFFD$/, "")}…`;
