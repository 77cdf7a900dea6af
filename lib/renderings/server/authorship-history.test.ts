import { expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "@/lib/accounts/core/actor";
import { importIntoTrack } from "@/lib/alignment/server/import-into-track";
import { createRenderingDocument, FRAGMENT } from "@/lib/collaboration/core/rendering-document";
import { readAuthoredLogs } from "@/lib/collaboration/server/authored-log-store";
import { createLogPool } from "@/lib/collaboration/server/log-store";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { database, transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import { listReplaceable } from "@/lib/search/server/list-replaceable";
import { replaceTexts, undoTextReplacement } from "@/lib/search/server/replace-texts";
import { buildStructure, type Sentences } from "@/lib/testing/build-structure";
import { buildTrack } from "@/lib/testing/build-texts";
import { type Dice, diceOf } from "@/lib/testing/dice";
import { typeWord } from "@/lib/testing/type-word";
import { adopt } from "./adopt";
import { composeTrack } from "./compose-track";
import { getAuthorship } from "./get-authorship";
import { putRendering } from "./put-rendering";
import { restoreRevision } from "./restore-revision";
import { undoComposition } from "./undo-composition";

const HISTORIES = 10;
const STEPS = 14;

const PARAGRAPHS: readonly Sentences[] = [
  [
    ["村子在河边。", "The village is by the river."],
    ["老师有1200本书。", "The teacher has 1,200 books."],
  ],
  [
    ["学生修了一座桥。", "The students built a bridge."],
    ["图书馆在哪里？", "Where is the library?"],
  ],
];
const ENGLISH =
  "A village lies at the river. Teachers own 1,200 books.\n\nStudents built the bridge. Where is that library?";

async function build() {
  const built = await buildStructure(PARAGRAPHS);
  const other = await buildTrack({ document: built });
  const rows = await built.shown();
  for (const { id } of rows)
    await putRendering(built.reviewer, {
      ...{ trackId: other.trackId, paragraphId: id, seen: null },
      rich: { text: "Another village, another river; the bridge is old.", marks: [] },
    });
  return { ...built, otherId: other.trackId, batches: [] as string[], compositions: [] as string[] };
}

type Built = Awaited<ReturnType<typeof build>>;
type Row = Awaited<ReturnType<Built["shown"]>>[number];
type Step = (built: Built, actor: Actor, row: Row, random: Dice) => Promise<unknown>;

const pool = createLogPool(1);
const rendered = ({ renderings: [own] }: Row) => ({
  renderingId: own?.id ?? "",
  revision: own?.revision ?? 0,
});

/** What people do, by how the log tells it. */
const DEEDS: readonly (readonly [origins: readonly string[], step: Step])[] = [
  [
    ["client"],
    (_, actor, row, random) =>
      typeWord(pool, {
        renderingId: rendered(row).renderingId,
        word: `⟦${random(9999)}⟧`,
        random,
        authorId: actor.id,
      }),
  ],
  [
    ["server:write"],
    ({ trackId }, actor, row, random) => {
      const text = `${row.renderings[0]?.text ?? ""} river ${random(999)}`;
      return putRendering(actor, { trackId, paragraphId: row.id, rich: { text, marks: [] }, seen: null });
    },
  ],
  [
    // Where paragraphs were joined, a split takes the join back.
    ["server:split", "server:undo-join"],
    (built, actor, row) => built.split(row.id, row.text.indexOf("。") + 1, actor),
  ],
  [["server:join"], (built, actor, row) => built.join(row.id, actor)],
  [
    ["server:restore"],
    async (_, actor, row, random) => {
      const { renderingId } = rendered(row);
      const kept = await database().renderingRevision.findMany({ where: { renderingId } });
      const revision = kept[random(kept.length)]?.revision ?? 0;
      return restoreRevision(actor, { renderingId, revision, seen: null });
    },
  ],
  [
    ["server:adopt"],
    async ({ otherId }, actor, row, random) => {
      const from = await database().rendering.findFirstOrThrow({
        where: { trackId: otherId, paragraphId: row.id },
      });
      const phrase = random(2) === 0 ? { start: 8, end: 23 } : undefined;
      const asked = { fromTrackId: otherId, fromRevision: from.revision, seen: null, phrase, reason: "" };
      return adopt(actor, { renderingId: rendered(row).renderingId, ...asked });
    },
  ],
  [
    ["server:find-replace"],
    async ({ projectId, trackId, batches }, actor) => {
      const wanted = { find: "river", matchCase: false, wholeWord: false, anyForm: false };
      const { items } = await listReplaceable(actor, projectId, { ...wanted, track: trackId, limit: 50 });
      const edits = items.flatMap(({ renderingId, revision, places }) =>
        places.map(({ start, end, found }) => ({
          ...{ renderingId, revision, start, end, expected: found, text: "brook" },
        })),
      );
      const { id } = await replaceTexts(actor, projectId, { find: "river", edits });
      if (id !== null) batches.push(id);
    },
  ],
  [
    ["server:undo-find-replace"],
    async ({ projectId, batches, owner }, _, __, random) => {
      const batch = batches[random(batches.length)];
      if (batch !== undefined) await undoTextReplacement(owner, projectId, batch);
    },
  ],
  [
    ["server:import"],
    ({ trackId }, actor) =>
      importIntoTrack(actor, trackId, {
        ...{
          bytes: new TextEncoder().encode(ENGLISH),
          fileName: "official.md",
          preview: false,
          replace: true,
        },
      }),
  ],
  [
    ["server:compose"],
    async ({ trackId, otherId, compositions }, actor) => {
      const { id } = await composeTrack(actor, trackId, { prefer: [otherId], picks: [], replace: true });
      compositions.push(id);
    },
  ],
  [
    ["server:undo-compose"],
    async ({ trackId, compositions, owner }, _, __, random) => {
      const compositionId = compositions[random(compositions.length)];
      if (compositionId !== undefined) await undoComposition(owner, { trackId, compositionId });
    },
  ],
];
/** What the owner takes back, whoever did it. */
const BY_OWNER = new Set(["server:undo-find-replace", "server:undo-compose"]);

const rowsAfter = async ({ documentId }: Built, after: bigint) => {
  const of = await database().rendering.findMany({ where: { track: { documentId } }, select: { id: true } });
  const renderingId = { in: of.map(({ id }) => id) };
  return database().collabUpdate.findMany({
    where: { renderingId, id: { gt: after } },
    orderBy: { id: "asc" },
  });
};

/** Who brought in each letter, told by playing the rows one after another and watching what the text does. */
function replay(rows: readonly { update: Uint8Array; authorId: string | null }[]): (string | null)[] {
  const doc = createRenderingDocument();
  const text = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  let letters: (string | null)[] = [];
  let writer: string | null = null;
  text.observe(({ delta }) => {
    let at = 0;
    for (const { retain, insert, delete: gone } of delta) {
      at += retain ?? 0;
      letters.splice(at, gone ?? 0);
      if (typeof insert !== "string") continue;
      letters = [
        ...letters.slice(0, at),
        ...Array<string | null>(insert.length).fill(writer),
        ...letters.slice(at),
      ];
      at += insert.length;
    }
  });
  for (const { update, authorId } of rows) {
    writer = authorId;
    Y.applyUpdate(doc, update);
  }
  return letters;
}

async function check({ trackId, viewer, projectId }: Built): Promise<void> {
  const rows = await database().rendering.findMany({ where: { trackId } });
  const logs = await readAuthoredLogs(rows.map(({ id }) => id));
  for (const { id } of rows) {
    await transaction((tx) => lockFreshRendering(tx, id));
    const { text } = await database().rendering.findUniqueOrThrow({ where: { id } });
    const told = await getAuthorship(viewer, id);
    expect(told.text, projectId).toBe(text);
    const letters = told.runs.flatMap(({ start, end, by }) => Array(end - start).fill(by?.authorId ?? null));
    expect(letters).toEqual(replay(logs.get(id)?.rows ?? []));
  }
}

it(`equals a replay of what the log has, on ${HISTORIES} histories of everything that writes, each by who did it`, async () => {
  const done = new Set<string>();
  for (let history = 0; history < HISTORIES; history += 1) {
    const random = diceOf(4_711 + history);
    const built = await build();
    for (let nth = 0; nth < STEPS; nth += 1) {
      const actor = [built.owner, built.reviewer, built.translator][random(3)] ?? built.owner;
      const [origins, step] = DEEDS[random(DEEDS.length)] ?? DEEDS[0] ?? [];
      const shown = await built.shown();
      const row = shown[random(shown.length)];
      if (origins === undefined || step === undefined || row === undefined) continue;
      const before = (await rowsAfter(built, 0n)).at(-1)?.id ?? 0n;
      try {
        await step(built, actor, row, random);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
      for (const { authorId, origin } of await rowsAfter(built, before)) {
        expect(origins).toContain(origin);
        expect(authorId).toBe(BY_OWNER.has(origin) ? built.owner.id : actor.id);
        done.add(origin);
      }
    }
    await check(built);
  }
  for (const [origins] of DEEDS) expect(origins.filter((each) => done.has(each))).not.toEqual([]);
  await pool.end();
}, 300_000);
