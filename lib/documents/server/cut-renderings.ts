import { type CutPlace, cutTarget } from "@/lib/alignment/core/cut-links";
import { findLinks, saveCutLinks } from "@/lib/alignment/server/cut-rendering-links";
import type { Standing } from "@/lib/collaboration/server/append-server-update";
import { appendPiece } from "@/lib/documents/core/rendering-pieces";
import { sliceRich } from "@/lib/documents/core/rich-text";
import { passOnTermWaivers } from "@/lib/glossary/server/pass-on-waivers";
import { passOnFindingWaivers } from "@/lib/quality/server/pass-on-waivers";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import { refusalOf } from "./join-refusals";
import { askForAnotherLook, editRenderings, type Place, putStandings, readFresh } from "./join-renderings";
import type { JoinRendering } from "./rendering-store";

/** What a track said of a paragraph before it was split, and what of that either half got. */
export type CutText = {
  readonly trackId: string;
  readonly before: { readonly text: string; readonly marks: readonly MarkSpan[] } & Standing;
  readonly head: string;
  readonly tail: string;
};

/** Two halves of a paragraph, and where its text is cut. */
export type CutSource = {
  readonly headId: string;
  readonly tailId: string;
  readonly text: string;
  readonly offset: number;
  readonly place: CutPlace;
};

/** @throws AppError `conflict` where a rendering with words is locked or final: both halves would need another look */
export async function checkCuttable(place: Place, headId: string): Promise<void> {
  const rows = (await readFresh(place, [headId])).get(headId) ?? [];
  const refusal = refusalOf(rows.filter(({ text }) => text !== ""));
  if (refusal !== null) throw refusal;
}

/**
 * Gives the second half of a paragraph its part of each rendering, where sentence links say which that is and the half
 * has no words of its own; else all of it stays with the first half. Both ask for another look.
 *
 * @param but tracks that have been seen to
 * @returns what undo needs
 */
export async function cutRenderings(
  place: Place,
  source: CutSource,
  but: ReadonlySet<string>,
): Promise<readonly CutText[]> {
  const rows = await readFresh(place, [source.headId, source.tailId]);
  const tails = new Map((rows.get(source.tailId) ?? []).map((row) => [row.trackId, row]));
  const heads = (rows.get(source.headId) ?? []).filter(
    ({ text, trackId }) => text !== "" && !but.has(trackId),
  );
  if (heads.length === 0) return [];
  const cuts = await cutTexts(place, source, heads, tails);
  const uncut = heads.filter(({ trackId }) => !cuts.has(trackId));
  await askForAnotherLook(
    place,
    heads[0]?.track.documentId ?? "",
    { paragraphIds: [source.headId], trackIds: uncut.map(({ trackId }) => trackId) },
    "split",
  );
  const pairs = heads.flatMap(({ id, trackId }) => {
    const tail = tails.get(trackId);
    return tail === undefined || !cuts.has(trackId) ? [] : [{ fromId: id, toId: tail.id }];
  });
  await passOnTermWaivers(place.tx, pairs);
  await passOnFindingWaivers(place.tx, pairs);
  return heads.map(({ trackId, text, marks, state, needsWork }) => {
    const halves = cuts.get(trackId) ?? { head: text, tail: "" };
    return { trackId, before: { text, marks, state, needsWork }, ...halves };
  });
}

type Halves = { readonly head: string; readonly tail: string };

/** Cuts where links say, and the links with it. @returns both halves, by track */
async function cutTexts(
  place: Place,
  source: CutSource,
  heads: readonly JoinRendering[],
  tails: ReadonlyMap<string, JoinRendering>,
): Promise<ReadonlyMap<string, Halves>> {
  const links = await findLinks(
    place.tx,
    heads.map(({ id }) => id),
  );
  const cuts = new Map<string, Halves & { readonly target: CutPlace; readonly whole: string }>();
  const given = new Map<string, RichText>();
  const standings = new Map<string, Standing>();
  const byId = new Map(heads.map((head) => [head.id, head]));
  await editRenderings(
    place,
    [source.headId],
    "split",
    ({ id, trackId }, rich) => {
      const [head, kept, tail] = [byId.get(id), links.get(id), tails.get(trackId)];
      if (head === undefined || kept === undefined || tail?.text !== "") return null;
      const target = cutTarget({ kept, source: source.text, target: rich.text }, source.offset);
      if (target === null) return null;
      const halves = [sliceRich(rich, 0, target.end), sliceRich(rich, target.start)] as const;
      given.set(trackId, halves[1]);
      cuts.set(trackId, { head: halves[0].text, tail: halves[1].text, target, whole: rich.text });
      standings.set(id, standingOf(head, halves[0].text));
      standings.set(tail.id, standingOf(head, halves[1].text));
      return halves[0];
    },
    standings,
  );
  const give = ({ trackId }: { readonly trackId: string }) => given.get(trackId) ?? null;
  if (given.size > 0) await editRenderings(place, [source.tailId], "split", give, standings);
  for (const { id, trackId } of heads) {
    const [cut, kept, tail] = [cuts.get(trackId), links.get(id), tails.get(trackId)];
    if (cut === undefined || kept === undefined || tail === undefined) continue;
    const texts = { kept, source: source.text, target: cut.whole };
    await saveCutLinks(place.tx, { headId: id, tailId: tail.id }, texts, source.place, cut.target);
  }
  return cuts;
}

/** What was reviewed is no longer, and somebody looks again. */
function standingOf({ state }: Standing, text: string): Standing {
  if (text === "") return { state: "initial", needsWork: false };
  return { state: state === "initial" ? "initial" : "translated", needsWork: true };
}

/**
 * After both halves were joined again: where nobody wrote in them since, a rendering is exactly what it was before it
 * was cut, and stands where it stood.
 */
export async function restoreCut(place: Place, headId: string, kept: readonly CutText[]): Promise<void> {
  const heads = (await readFresh(place, [headId])).get(headId) ?? [];
  const restored = heads.flatMap((head) => {
    const cut = kept.find(({ trackId }) => trackId === head.trackId);
    if (cut === undefined) return [];
    const plain = (text: string): RichText => ({ text, marks: [] });
    const isAsJoined = head.text === appendPiece(plain(cut.head), plain(cut.tail)).text;
    return isAsJoined ? [{ id: head.id, before: cut.before }] : [];
  });
  const byId = new Map(restored.map(({ id, before }) => [id, before]));
  const standings = new Map<string, Standing>(byId);
  await editRenderings(place, [headId], "join", ({ id }) => byId.get(id) ?? null, standings);
  await putStandings(place, heads[0]?.track.documentId ?? "", standings);
}
