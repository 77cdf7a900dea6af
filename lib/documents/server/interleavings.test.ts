import { beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/accounts/core/actor";
import { FRAGMENT, readText } from "@/lib/collaboration/core/rendering-document";
import { createLogPool, insertEntries } from "@/lib/collaboration/server/log-store";
import { lockRenderingDocuments } from "@/lib/collaboration/server/rendering-documents";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { database, transaction } from "@/lib/db/database";
import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import { createThread } from "@/lib/discussion/server/create-thread";
import { listAnnotations } from "@/lib/discussion/server/list-annotations";
import { listThreads } from "@/lib/discussion/server/list-threads";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import { AppError } from "@/lib/kernel/app-error";
import { type BuiltProject, buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildStructure, type Sentences } from "@/lib/testing/build-structure";
import { buildDocument } from "@/lib/testing/build-texts";
import type { StructureChangeView } from "./structure-schema";

const INTERLEAVINGS = 200;
/** Each document lives through several, so that what one left is what the next begins with. */
const DOCUMENTS = 20;
const AT_ONCE = 4;
const PARAGRAPHS = 3;
const SENTENCES = 3;
const LENGTH = 5;

/** mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomOf>;

/** Paragraphs in which no character stands twice, so that one that is lost or doubled is seen. */
function sentencesOf(paragraph: number): Sentences {
  return Array.from({ length: SENTENCES }, (_, at) => {
    const first = 0x4e00 + (paragraph * SENTENCES + at) * LENGTH;
    const zh = Array.from({ length: LENGTH }, (_none, index) => String.fromCharCode(first + index)).join("");
    return [zh, `Sentence ${paragraph}.${at} says what it says.`] as const;
  });
}

type Built = Awaited<ReturnType<typeof build>>;

let project: BuiltProject;
let conceptId: string;
beforeAll(async () => {
  project = await buildProject();
  const { glossaryId } = await buildGlossary({ project });
  conceptId = (await buildConcept(project.owner, glossaryId)).id;
});

async function build() {
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, at) => sentencesOf(at));
  const texts = paragraphs.map((sentences) => sentences.map(([zh]) => zh).join(""));
  const built = await buildStructure(paragraphs, await buildDocument({ project, texts }));
  return {
    ...{ ...built, source: texts.join("") },
    ...{
      words: [] as string[],
      typedIn: new Set<string>(),
      marks: new Map<string, AnnotationView>(),
      threads: [] as string[],
    },
    ...{ changes: [] as StructureChangeView[], moves: 0, refused: 0, done: new Map<string, number>() },
  };
}

const pool = createLogPool(3);

/** Types a word of its own into a rendering, on a copy of what its log says now; it counts as said once it is logged. */
async function type(built: Built, renderingId: string, random: Random, actor: Actor): Promise<void> {
  const doc = await transaction(
    async (tx) => (await lockRenderingDocuments(tx, [renderingId])).get(renderingId)?.doc,
  );
  if (doc === undefined) throw new Error("The rendering is not there.");
  const word = `⟦${built.words.length} ${random(1_000_000)}⟧`;
  const text = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const gaps = [...readText(doc).matchAll(/ (?![^⟦]*⟧)|$/gu)].map(({ index }) => index);
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  text.insert(gaps[random(gaps.length)] ?? 0, word, {});
  const entry = {
    renderingId,
    generation: 1,
    update: Y.mergeUpdates(made),
    authorId: actor.id,
    origin: "client",
  };
  await insertEntries(pool, "test", [entry]);
  built.words.push(word);
  built.typedIn.add(renderingId);
}

async function mark(built: Built, random: Random, actor: Actor, conceptOf: string | null): Promise<void> {
  const rows = await built.shown();
  const row = rows[random(rows.length)];
  const inTrack = conceptOf === null && random(2) === 0;
  const text = (inTrack ? row?.renderings[0]?.text : row?.text) ?? "";
  if (row === undefined || text.length < 3) return;
  const start = random(text.length - 2);
  const end = start + 1 + random(Math.min(6, text.length - start - 1));
  const quote = text.slice(start, end);
  if (quote.trim() === "") return;
  const view = await createAnnotation(actor, built.documentId, {
    span: { paragraphId: row.id, start, end, quote, ...(inTrack && { trackId: built.trackId }) },
    ...{ labelId: null, severity: null, conceptId: conceptOf, linkedTo: null },
    comment: conceptOf === null ? { body: "Is this right?", mentions: [] } : null,
  });
  built.marks.set(view.id, view);
  built.threads.push(...view.threadIds);
}

async function step(built: Built, random: Random, actor: Actor): Promise<string> {
  const rows = await built.shown();
  const row = rows[random(rows.length)];
  if (row === undefined) return "nothing";
  const dice = random(100);
  if (dice < 26) {
    const ends = Array.from({ length: SENTENCES - 1 }, (_, at) => (at + 1) * LENGTH);
    const offset = random(2) === 0 ? (ends[random(ends.length)] ?? 0) : random(row.text.length + 1);
    built.changes.push(await built.split(row.id, offset, actor));
    return "split";
  }
  if (dice < 42) {
    built.changes.push(await built.join(row.id, actor));
    return "join";
  }
  if (dice < 47) {
    const other = rows[random(rows.length)]?.id;
    built.moves++;
    built.changes.push(
      await built.move(row.id, random(2) === 0 ? { afterId: other } : { beforeId: other }, actor),
    );
    return "move";
  }
  if (dice < 57) {
    const change = built.changes[random(built.changes.length + 1)];
    if (change !== undefined) await built.undo(change, actor);
    return "undo";
  }
  if (dice < 75) {
    await type(built, row.renderings[0]?.id ?? "", random, actor);
    return "edit";
  }
  if (dice < 85) {
    await mark(built, random, actor, conceptId);
    return "term";
  }
  if (dice < 95) {
    await mark(built, random, actor, null);
    return "comment";
  }
  const subject = { type: "paragraph", id: row.id } as const;
  const thread = await createThread(actor, built.documentId, {
    subject,
    comment: { body: "And this?", mentions: [] },
  });
  built.threads.push(thread.id);
  return "comment";
}

/** Three people at once; what is refused is a sentence to them, anything else is a fault. */
async function interleave(built: Built, random: Random): Promise<void> {
  await Promise.all(
    [built.translator, built.reviewer, built.owner].map(async (actor) => {
      try {
        const what = await step(built, randomOf(random(2 ** 31)), actor);
        built.done.set(what, (built.done.get(what) ?? 0) + 1);
      } catch (error) {
        if (!(error instanceof AppError) || !["conflict", "invalid", "stale"].includes(error.code))
          throw error;
        built.refused++;
      }
    }),
  );
}

async function check(built: Built): Promise<void> {
  const where = { trackId: built.trackId };
  for (const id of built.typedIn) await transaction((tx) => lockFreshRendering(tx, id));
  built.typedIn.clear();

  const shown = await built.shown();
  const source = shown.map(({ text }) => text).join("");
  if (built.moves === 0) expect(source).toBe(built.source);
  expect([...source].toSorted()).toEqual([...built.source].toSorted());

  const revisions = await database().renderingRevision.findMany({
    where: { rendering: where },
    select: { text: true },
  });
  const said = (await database().rendering.findMany({ where, select: { text: true } })).concat(revisions);
  for (const word of built.words)
    expect(
      said.some(({ text }) => text.includes(word)),
      word,
    ).toBe(true);

  const listed = await listAnnotations(built.viewer, built.documentId, { limit: 1000 });
  expect(listed.items.map(({ id }) => id).toSorted()).toEqual([...built.marks.keys()].toSorted());
  for (const view of listed.items) {
    const row = shown.find(({ id }) => id === view.paragraphId);
    const text = (view.trackId === null ? row?.text : row?.renderings[0]?.text) ?? "";
    expect(view.originalQuote).toBe(built.marks.get(view.id)?.originalQuote);
    if (view.status === "attached") expect(text.slice(view.start, view.end)).toBe(view.quote);
    if (view.trackId !== null) continue;
    // Nobody writes in the source: wherever the words stand in one paragraph, the mark is at them.
    const home = shown.find((each) => each.text.includes(view.originalQuote));
    const found = [view.originalQuote, view.status, view.status === "attached" ? view.quote : "", row?.id];
    expect(found).toEqual(
      home === undefined
        ? [view.originalQuote, "detached", "", row?.id]
        : [view.originalQuote, "attached", view.originalQuote, home.id],
    );
  }
  const threads = await listThreads(built.viewer, built.documentId, { limit: 1000, mine: "false" });
  expect(threads.items.map(({ id }) => id).toSorted()).toEqual(built.threads.toSorted());
}

/** What was not overtaken is taken back, newest first; without moves, the paragraphs are those of the file again. */
async function undoAll(built: Built): Promise<void> {
  for (const change of built.changes.toReversed())
    await built.undo(change).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    });
}

it(`loses nothing in ${INTERLEAVINGS} interleavings of split, join, edit, comment and term annotation by three people`, async () => {
  const counts = new Map<string, number>();
  const live = async (seed: number): Promise<void> => {
    const random = randomOf(20261127 + seed);
    const built = await build();
    for (let at = 0; at < INTERLEAVINGS / DOCUMENTS; at++) {
      await interleave(built, random);
      await check(built);
    }
    await undoAll(built);
    await check(built);
    for (const [what, count] of [...built.done, ["refused", built.refused] as const])
      counts.set(what, (counts.get(what) ?? 0) + count);
  };
  const seeds = Array.from({ length: DOCUMENTS }, (_, seed) => seed);
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) await live(seed);
  });
  await Promise.all(workers);
  for (const what of ["split", "join", "edit", "comment", "term"])
    expect(counts.get(what) ?? 0, what).toBeGreaterThan(INTERLEAVINGS / 10);
  await pool.end();
}, 600_000);
