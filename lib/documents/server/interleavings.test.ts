import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { listLinks } from "@/lib/alignment/server/list-links";
import { createLogPool } from "@/lib/collaboration/server/log-store";
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
import { type Dice, diceOf } from "@/lib/testing/dice";
import { ChangingSource, correct, takeBack, takeVersion } from "@/lib/testing/source-steps";
import { typeWord } from "@/lib/testing/type-word";
import type { StructureChangeView } from "./structure-schema";

const INTERLEAVINGS = 200;
/** Each document lives through several, so that what one left is what the next begins with. */
const DOCUMENTS = 20;
const AT_ONCE = 4;
const PARAGRAPHS = 3;
const SENTENCES = 3;
const LENGTH = 5;

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
    ...{ links: new Map<string, string | null>(), said: new ChangingSource(texts.join("")) },
    ...{ changes: [] as StructureChangeView[], moves: 0, refused: 0, done: new Map<string, number>() },
  };
}

const pool = createLogPool(3);

async function type(built: Built, renderingId: string, random: Dice, actor: Actor): Promise<void> {
  const word = `⟦${built.words.length} ${random(1_000_000)}⟧`;
  await typeWord(pool, { renderingId, word, random, authorId: actor.id });
  built.words.push(word);
  built.typedIn.add(renderingId);
}

async function mark(built: Built, random: Dice, actor: Actor, conceptOf: string | null): Promise<void> {
  const rows = await built.shown();
  const row = rows[random(rows.length)];
  const inTrack = conceptOf === null && random(2) === 0;
  const text = (inTrack ? row?.renderings[0]?.text : row?.text) ?? "";
  if (row === undefined || text.length < 3) return;
  const start = random(text.length - 2);
  const end = start + 1 + random(Math.min(6, text.length - start - 1));
  const quote = text.slice(start, end);
  if (quote.trim() === "") return;
  const others = [...built.marks.values()].filter(({ trackId }) => (trackId === null) === inTrack);
  const linkedTo = random(3) === 0 ? (others[random(others.length)]?.id ?? null) : null;
  const view = await createAnnotation(actor, built.documentId, {
    span: { paragraphId: row.id, start, end, quote, ...(inTrack && { trackId: built.trackId }) },
    ...{ labelId: null, severity: null, conceptId: conceptOf, linkedTo },
    comment: conceptOf === null ? { body: "Is this right?", mentions: [] } : null,
  });
  built.marks.set(view.id, view);
  for (const id of [view.id, ...(linkedTo === null ? [] : [linkedTo])]) built.links.set(id, view.linkId);
  built.threads.push(...view.threadIds);
}

async function step(built: Built, random: Dice, actor: Actor): Promise<string> {
  const rows = await built.shown();
  const row = rows[random(rows.length)];
  if (row === undefined) return "nothing";
  const dice = random(100);
  if (dice < 22) {
    const ends = Array.from({ length: SENTENCES - 1 }, (_, at) => (at + 1) * LENGTH);
    const offset = random(2) === 0 ? (ends[random(ends.length)] ?? 0) : random(row.text.length + 1);
    built.changes.push(await built.split(row.id, offset, actor));
    return "split";
  }
  if (dice < 36) {
    built.changes.push(await built.join(row.id, actor));
    return "join";
  }
  if (dice < 41) {
    const other = rows[random(rows.length)]?.id;
    built.moves++;
    built.changes.push(
      await built.move(row.id, random(2) === 0 ? { afterId: other } : { beforeId: other }, actor),
    );
    return "move";
  }
  if (dice < 49) {
    const change = built.changes[random(built.changes.length + 1)];
    if (change !== undefined) await built.undo(change, actor);
    return "undo";
  }
  if (dice < 64) {
    await type(built, row.renderings[0]?.id ?? "", random, actor);
    return "edit";
  }
  if (dice < 72) {
    await mark(built, random, actor, conceptId);
    return "term";
  }
  if (dice < 80) {
    await mark(built, random, actor, null);
    return "comment";
  }
  if (dice < 84) return speak(built, row.id, actor);
  // A translator may not change what the source says.
  return changeSource(built, row, random, actor === built.translator ? built.reviewer : actor);
}

async function speak(built: Built, paragraphId: string, actor: Actor): Promise<string> {
  const thread = await createThread(actor, built.documentId, {
    subject: { type: "paragraph", id: paragraphId },
    comment: { body: "And this?", mentions: [] },
  });
  built.threads.push(thread.id);
  return "comment";
}

async function changeSource(
  built: Built,
  row: { readonly id: string; readonly text: string; readonly revision: number },
  random: Dice,
  actor: Actor,
): Promise<string> {
  const { said, documentId } = built;
  const dice = random(16);
  if (dice < 7) {
    await correct(said, row, random, actor);
    return "correct";
  }
  if (dice < 11) {
    return (await takeVersion(said, documentId, random, actor)) ? "version" : "nothing";
  }
  await takeBack(said, documentId, random(said.done.length + 1), actor);
  return "take back";
}

/** Three people at once; what is refused is a sentence to them, anything else is a fault. */
async function interleave(built: Built, random: Dice): Promise<void> {
  await Promise.all(
    [built.translator, built.reviewer, built.owner].map(async (actor) => {
      try {
        const what = await step(built, diceOf(random(2 ** 31)), actor);
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
  const aside = await database().paragraph.findMany({
    where: { documentId: built.documentId, joinedIntoId: null, excluded: true },
    select: { text: true },
  });
  expect([...source, ...aside.flatMap(({ text }) => [...text])].toSorted()).toEqual(built.said.present());
  // What the file gave stands in its order, but for what was taken out or set aside.
  const [inFile, inSource] = [new Set(built.source), new Set(source)];
  if (built.moves === 0)
    expect([...source].filter((one) => inFile.has(one)).join("")).toBe(
      [...built.source].filter((one) => inSource.has(one)).join(""),
    );

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

  const listed = (await listAnnotations(built.viewer, built.documentId, { limit: 1000 })).items;
  const hidden =
    aside.length === 0
      ? []
      : (await listAnnotations(built.viewer, built.documentId, { limit: 1000, status: "hidden" })).items;
  const marks = [...listed, ...hidden];
  expect(marks.map(({ id }) => id).toSorted()).toEqual([...built.marks.keys()].toSorted());
  for (const view of marks) {
    const made = built.marks.get(view.id);
    expect([view.originalQuote, view.conceptId]).toEqual([made?.originalQuote, made?.conceptId]);
    expect(view.linkId).toBe(built.links.get(view.id));
    checkPlace(built, shown, view);
  }
  const links = await listLinks(built.viewer, built.trackId, { limit: 1000 });
  for (const { paragraphId, links: sentences } of links.items) {
    const row = shown.find(({ id }) => id === paragraphId);
    for (const { source: from, target: to } of sentences)
      expect([from?.quote, to?.quote]).toEqual([
        row?.text.slice(from?.start, from?.end),
        row?.renderings[0]?.text.slice(to?.start, to?.end),
      ]);
  }
  const threads = await listThreads(built.viewer, built.documentId, { limit: 1000, mine: "false" });
  expect(threads.items.map(({ id }) => id).toSorted()).toEqual(built.threads.toSorted());
}

type ShownRow = Awaited<ReturnType<Built["shown"]>>[number];

/** Where the words of a mark of the source stand in one paragraph, it is at them; wherever it is, its words stand there. */
function checkPlace(built: Built, shown: readonly ShownRow[], view: AnnotationView): void {
  const row = shown.find(({ id }) => id === view.paragraphId);
  const text = (view.trackId === null ? row?.text : row?.renderings[0]?.text) ?? "";
  if (view.status === "attached") expect(text.slice(view.start, view.end)).toBe(view.quote);
  // What somebody wrote in or took from tells no more where it was.
  if (view.trackId !== null || [...view.originalQuote].some((one) => built.said.touched.has(one))) return;
  const home = shown.find((each) => each.text.includes(view.originalQuote));
  const found = [view.originalQuote, view.status, row?.id];
  if (home !== undefined) expect(found).toEqual([view.originalQuote, "attached", home.id]);
  else expect(["detached", "hidden"], view.originalQuote).toContain(view.status);
  if (view.status === "attached") expect(view.quote).toBe(view.originalQuote);
}

/** What was not overtaken is taken back, newest first; without moves, the paragraphs are those of the file again. */
async function undoAll(built: Built): Promise<void> {
  for (let which = built.said.done.length - 1; which >= 0; which--)
    await takeBack(built.said, built.documentId, which, built.owner).catch((error: unknown) => {
      if (!(error instanceof AppError) || !["conflict", "stale"].includes(error.code)) throw error;
    });
  for (const change of built.changes.toReversed())
    await built.undo(change).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== "conflict") throw error;
    });
}

it(`loses nothing in ${INTERLEAVINGS} interleavings of split, join, edit, comment, term annotation and changes of the source by three people`, async () => {
  const counts = new Map<string, number>();
  const live = async (seed: number): Promise<void> => {
    const random = diceOf(20261127 + seed);
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
  for (const what of ["split", "join", "edit", "comment", "term", "correct"])
    expect(counts.get(what) ?? 0, what).toBeGreaterThan(INTERLEAVINGS / 10);
  for (const what of ["version", "take back"])
    expect(counts.get(what) ?? 0, what).toBeGreaterThan(INTERLEAVINGS / 40);
  await pool.end();
}, 600_000);
