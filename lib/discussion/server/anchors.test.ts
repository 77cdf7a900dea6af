import { beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { createRenderingDocument, FRAGMENT, readText } from "@/lib/collaboration/core/rendering-document";
import { createLogPool, insertEntries } from "@/lib/collaboration/server/log-store";
import { lockRenderingDocuments } from "@/lib/collaboration/server/rendering-documents";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { database, transaction } from "@/lib/db/database";
import { acceptProposal } from "@/lib/documents/server/accept-proposal";
import { undoProposal } from "@/lib/documents/server/undo-proposal";
import { deleteTrack, restoreTrack } from "@/lib/renderings/server/delete-track";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { type Dice, diceOf } from "@/lib/testing/dice";
import { listAnnotations } from "./list-annotations";
import type { AnnotationView } from "./schema";

const STEPS = 1000;
const CHECK_EVERY = 25;
const PARAGRAPHS = 6;
const PEOPLE = 4;

type Built = Awaited<ReturnType<typeof build>>;

/**
 * Paragraphs that are joined in pairs, each rendered, with spans in source and renderings. Words in ⟦ ⟧ are never
 * written in, so that their place is known for certain.
 */
async function build() {
  const texts = Array.from({ length: PARAGRAPHS }, (_, at) => `第${at}段的开头，标记${at}处，和它的结尾`);
  const built = await buildAnnotating(texts);
  const joins = [];
  for (let at = 0; at + 1 < PARAGRAPHS; at++) {
    const ends = [built.paragraphIds[at] ?? "", built.paragraphIds[at + 1] ?? ""];
    const row = await database().importProposal.create({
      data: {
        ...{ documentId: built.documentId, kind: "join", confidence: 0.9, evidence: [], position: at },
        ...{ detail: { kind: "join" }, paragraphIds: ends },
      },
    });
    joins.push(row.id);
  }
  for (const [at, id] of built.paragraphIds.entries())
    await built.write(
      id,
      `Paragraph ${at} begins with several words, then ⟦mark ${at}⟧ and some more of the same.`,
    );
  const renderings = await database().rendering.findMany({ where: { trackId: built.trackId } });
  const renderingOf = (paragraphId: string) =>
    renderings.find((rendering) => rendering.paragraphId === paragraphId)?.id ?? "";
  return { ...built, joins, renderingOf };
}

/** What several people write into one rendering, each on a copy that hears of the others now and then. */
class Group {
  readonly docs: Y.Doc[];
  constructor(state: Uint8Array) {
    this.docs = Array.from({ length: PEOPLE }, () => createRenderingDocument([state]));
  }
}

function textOf(doc: Y.Doc): Y.XmlText {
  return (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
}

const WORDS = ["the ", "shared ", "future", ", ", "共同", "😀", "\n", "a"];

/** One edit of a person outside of the words in brackets, as the update that it makes. */
function edit(doc: Y.Doc, random: Dice): Uint8Array[] {
  const made: Uint8Array[] = [];
  const note = (update: Uint8Array) => made.push(update);
  const said = readText(doc);
  const kept = [...said.matchAll(/⟦[^⟧]*⟧/gu)].map(
    ({ index, 0: words }) => [index, index + words.length] as const,
  );
  const at = random(said.length + 1);
  const isInside =
    kept.some(([start, end]) => at > start && at < end) || /[\uDC00-\uDFFF]/.test(said[at] ?? "");
  if (isInside) return [];
  const next = Math.min(said.length, ...kept.filter(([start]) => start >= at).map(([start]) => start));
  doc.on("update", note);
  const end = Math.min(next, at + random(14));
  const whole = /[\uDC00-\uDFFF]/.test(said[end] ?? "") ? end - 1 : end;
  if (random(2) === 0 && whole > at) textOf(doc).delete(at, whole - at);
  else textOf(doc).insert(at, WORDS[random(WORDS.length)] ?? "", {});
  doc.off("update", note);
  return made;
}

const pool = createLogPool(2);

async function logged(renderingId: string, update: Uint8Array): Promise<void> {
  const entry = { renderingId, generation: 1, update, authorId: null, origin: "client" };
  await insertEntries(pool, "test", [entry]);
}

async function openGroup(renderingId: string): Promise<Group> {
  const state = await transaction(async (tx) => {
    const doc = (await lockRenderingDocuments(tx, [renderingId])).get(renderingId)?.doc;
    return doc === undefined ? new Uint8Array() : Y.encodeStateAsUpdate(doc);
  });
  return new Group(state);
}

async function listAll(built: Built): Promise<ReadonlyMap<string, AnnotationView>> {
  const shown = (await listAnnotations(built.viewer, built.documentId, { limit: 1000 })).items;
  const hidden = await listAnnotations(built.viewer, built.documentId, { limit: 1000, status: "hidden" });
  return new Map([...shown, ...hidden.items].map((view) => [view.id, view]));
}

/** What the logs of these renderings say, each read once. */
async function textsOf(renderingIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return transaction(async (tx) => {
    const open = await lockRenderingDocuments(tx, renderingIds);
    return new Map([...open].map(([id, { doc }]) => [id, readText(doc)]));
  });
}

let built: Built;
beforeAll(async () => {
  built = await build();
});

it(`keeps every span, or says that it is detached, through ${STEPS} edits, joins, splits and hidings of several people`, async () => {
  const random = diceOf(20261126);
  const certain = new Map<string, string>();
  const all = new Map<string, string>();
  for (const [at, id] of built.paragraphIds.entries()) {
    for (const [quote, side] of [
      [`标记${at}`, "source"],
      [`⟦mark ${at}⟧`, "track"],
    ] as const) {
      const { id: annotationId } = await built.annotate(id, quote, { side });
      certain.set(annotationId, quote);
    }
    for (const quote of ["several words", "some more", "of", "Paragraph"])
      all.set((await built.annotate(id, quote, { side: "track" })).id, quote);
    for (const quote of ["开头，", "它的结尾"]) all.set((await built.annotate(id, quote)).id, quote);
  }
  for (const [id, quote] of certain) all.set(id, quote);

  const isJoined = built.joins.map(() => false);
  let isTrackGone = false;
  const setAside = new Set<string>();
  const groups = new Map<string, Group>();
  const everDetached = new Set<string>();
  const counts = { edits: 0, joins: 0, splits: 0, hidings: 0 };

  const check = async (): Promise<void> => {
    const ids = built.renderingIds;
    await transaction(async (tx) => {
      for (const id of ids) await lockFreshRendering(tx, id);
    });
    const now = await listAll(built);
    const said = await textsOf(ids);
    const sources = await database().paragraph.findMany({ where: { documentId: built.documentId } });
    expect([...now.keys()].toSorted()).toEqual([...all.keys()].toSorted());
    for (const [id, view] of now) {
      if (view.status === "hidden") continue;
      const { paragraphId, trackId } = view;
      const source = sources.find(({ id: each }) => each === paragraphId)?.text;
      const text = (trackId === null ? source : said.get(built.renderingOf(paragraphId))) ?? "";
      if (view.status === "attached") expect(text.slice(view.start, view.end)).toBe(view.quote);
      else everDetached.add(id);
      if (certain.has(id)) expect([view.status, view.quote]).toEqual(["attached", certain.get(id)]);
      expect(view.quote).not.toBe("");
      expect(view.originalQuote).toBe(all.get(id));
    }
  };

  const readShown = () =>
    database().paragraph.findMany({
      where: { documentId: built.documentId, joinedIntoId: null },
      orderBy: { orderKey: "asc" },
      select: { id: true },
    });
  let shown: Awaited<ReturnType<typeof readShown>> | null = null;

  const joinOrSplit = async (): Promise<void> => {
    const at = random(built.joins.length);
    const id = built.joins[at] ?? "";
    if (isJoined[at]) await undoProposal(built.translator, id);
    else await acceptProposal(built.translator, id);
    counts[isJoined[at] ? "splits" : "joins"]++;
    isJoined[at] = !isJoined[at];
    // The server wrote into the texts: people's copies hear of it.
    groups.clear();
    shown = null;
  };

  const hideOrShow = async (): Promise<void> => {
    counts.hidings++;
    if (random(3) === 0) {
      if (isTrackGone) await restoreTrack(built.reviewer, built.documentId, built.trackId);
      else await deleteTrack(built.reviewer, built.trackId);
      isTrackGone = !isTrackGone;
      return;
    }
    const id = built.paragraphIds[random(PARAGRAPHS)] ?? "";
    const excluded = !setAside.has(id);
    await database().paragraph.update({ where: { id }, data: { excluded } });
    if (excluded) setAside.add(id);
    else setAside.delete(id);
  };

  for (let step = 1; step <= STEPS; step++) {
    const dice = random(100);
    if (dice < 6) await joinOrSplit();
    else if (dice < 9) await hideOrShow();
    else {
      shown ??= await readShown();
      const renderingId = built.renderingOf(shown[random(shown.length)]?.id ?? "");
      const group = groups.get(renderingId) ?? (await openGroup(renderingId));
      groups.set(renderingId, group);
      const person = group.docs[random(PEOPLE)] as Y.Doc;
      if (random(3) === 0)
        for (const other of group.docs) Y.applyUpdate(person, Y.encodeStateAsUpdate(other));
      for (const update of edit(person, random)) await logged(renderingId, update);
      counts.edits++;
    }
    if (step % CHECK_EVERY === 0) await check();
  }

  // Everything is taken back: what is certain lies where it was made.
  if (isTrackGone) await restoreTrack(built.reviewer, built.documentId, built.trackId);
  for (const id of setAside) await database().paragraph.update({ where: { id }, data: { excluded: false } });
  for (const [at, id] of built.joins.entries()) if (isJoined[at]) await undoProposal(built.translator, id);
  await check();
  const end = await listAll(built);
  expect([...end.values()].filter(({ status }) => status === "hidden")).toEqual([]);
  for (const [at, id] of built.paragraphIds.entries()) {
    const source = [...end.values()].find(({ quote, trackId }) => quote === `标记${at}` && trackId === null);
    expect(source).toMatchObject({ paragraphId: id, start: texts(at).indexOf("标记") });
  }
  expect(counts.edits).toBeGreaterThan(STEPS * 0.8);
  expect(counts.joins + counts.splits).toBeGreaterThan(20);
  expect(everDetached.size).toBeGreaterThan(0);
  await pool.end();
}, 300_000);

const texts = (at: number): string => `第${at}段的开头，标记${at}处，和它的结尾`;
