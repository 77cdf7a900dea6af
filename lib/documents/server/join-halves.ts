import type { LinkedTexts } from "@/lib/alignment/core/cut-links";
import type { KeptLinks } from "@/lib/alignment/core/links";
import { findLinks, saveJoinedLinks } from "@/lib/alignment/server/cut-rendering-links";
import { passOnTermWaivers } from "@/lib/glossary/server/pass-on-waivers";
import { passOnFindingWaivers } from "@/lib/quality/server/pass-on-waivers";
import { placePieces } from "@/lib/text/core/pieces";
import { type JoinedText, type Place, readFresh } from "./join-renderings";
import { type ParagraphRow, readRuns } from "./paragraph-store";
import type { ProposalRow } from "./proposal-store";
import type { JoinRendering } from "./rendering-store";

type Half = { readonly row: ParagraphRow; readonly renderings: ReadonlyMap<string, JoinRendering> };

/** What two shown paragraphs say that are about to be one, and the sentence links of their renderings. */
export type Halves = {
  readonly head: Half;
  readonly tail: Half;
  readonly links: ReadonlyMap<string, KeptLinks>;
};

/** @returns null when both ends of the join are one already */
export async function readHalves(
  place: Place,
  { documentId, paragraphIds }: ProposalRow,
): Promise<Halves | null> {
  const rows = await readRuns(documentId, paragraphIds, place.tx);
  const [head, tail] = paragraphIds.map((id) => shownRow(rows, id));
  if (head === undefined || tail === undefined || head.id === tail.id) return null;
  const fresh = await readFresh(place, [head.id, tail.id]);
  const half = (row: ParagraphRow): Half => ({
    row,
    renderings: new Map((fresh.get(row.id) ?? []).map((rendering) => [rendering.trackId, rendering])),
  });
  const ids = [...fresh.values()].flat().map(({ id }) => id);
  return { head: half(head), tail: half(tail), links: await findLinks(place.tx, ids) };
}

const shownRow = (rows: readonly ParagraphRow[], id: string) => {
  const row = rows.find((each) => each.id === id);
  return rows.find((each) => each.id === (row?.joinedIntoId ?? id));
};

/** Once they are one: the head's renderings have the sentence links of both, and the waivers of what was joined to them. */
export async function joinHalves(
  place: Place,
  { head, tail, links }: Halves,
  joined: readonly JoinedText[],
): Promise<void> {
  const run = await readRuns(head.row.documentId, [head.row.id], place.tx);
  const text = run[0]?.text ?? "";
  const starts = placePieces(
    text,
    run.map(({ piece }) => piece),
  );
  const source = {
    length: text.length,
    tailStart: starts[run.findIndex(({ id }) => id === tail.row.id)] ?? 0,
  };
  const pairs: { fromId: string; toId: string }[] = [];
  for (const { trackId, made } of joined) {
    const [to, from] = [head.renderings.get(trackId), tail.renderings.get(trackId)];
    if (to === undefined || from === undefined || made === undefined) continue;
    pairs.push({ fromId: from.id, toId: to.id });
    const linked = (half: Half, rendering: JoinRendering): LinkedTexts | null => {
      const kept = links.get(rendering.id);
      return kept === undefined ? null : { kept, source: half.row.text, target: rendering.text };
    };
    const target = { length: made.text.length, tailStart: made.tailStart };
    const texts = { head: linked(head, to), tail: linked(tail, from) };
    await saveJoinedLinks(place.tx, to.id, texts, { source, target });
  }
  await passOnTermWaivers(place.tx, pairs);
  await passOnFindingWaivers(place.tx, pairs);
}

/** Once a join was taken back: the head's renderings keep the sentence links that hold there. */
export async function pruneHalves(place: Place, { documentId, paragraphIds }: ProposalRow): Promise<void> {
  const rows = await readRuns(documentId, paragraphIds, place.tx);
  const head = shownRow(rows, paragraphIds[0] ?? "");
  if (head === undefined) return;
  const renderings = (await readFresh(place, [head.id])).get(head.id) ?? [];
  const links = await findLinks(
    place.tx,
    renderings.map(({ id }) => id),
  );
  for (const { id, text } of renderings) {
    const kept = links.get(id);
    if (kept === undefined) continue;
    const whole = {
      source: { length: head.text.length, tailStart: head.text.length },
      target: { length: text.length, tailStart: text.length },
    };
    await saveJoinedLinks(
      place.tx,
      id,
      { head: { kept, source: head.text, target: text }, tail: null },
      whole,
    );
  }
}
