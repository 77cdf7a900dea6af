import { type CutPlace, cutLinks, joinLinks, type LinkedTexts } from "@/lib/alignment/core/cut-links";
import type { KeptLinks } from "@/lib/alignment/core/links";
import type { Transaction } from "@/lib/db/database";
import { readLinksOf, saveLinks } from "./alignment-store";

/** The sentence links of these renderings, as they are kept, by rendering. The caller has found them to be its own. */
export async function findLinks(
  tx: Transaction,
  renderingIds: readonly string[],
): Promise<ReadonlyMap<string, KeptLinks>> {
  const rows = await readLinksOf(tx, renderingIds);
  return new Map(rows.map(({ renderingId, ...kept }) => [renderingId, kept]));
}

/** Gives each half of a rendering that was cut its links. */
export async function saveCutLinks(
  tx: Transaction,
  ids: { readonly headId: string; readonly tailId: string },
  texts: LinkedTexts,
  source: CutPlace,
  target: CutPlace,
): Promise<void> {
  const { head, tail } = cutLinks(texts, source, target);
  await saveLinks(tx, [
    { renderingId: ids.headId, ...head },
    { renderingId: ids.tailId, ...tail },
  ]);
}

/** Gives a rendering that two became the links of both; nothing where neither has any. */
export async function saveJoinedLinks(
  tx: Transaction,
  headId: string,
  texts: { readonly head: LinkedTexts | null; readonly tail: LinkedTexts | null },
  whole: Parameters<typeof joinLinks>[2],
): Promise<void> {
  if (texts.head === null && texts.tail === null) return;
  await saveLinks(tx, [{ renderingId: headId, ...joinLinks(texts.head, texts.tail, whole) }]);
}
