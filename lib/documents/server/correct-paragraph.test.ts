import { describe, expect, it } from "vitest";
import { database, pool } from "@/lib/db/database";
import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import { listAnnotations } from "@/lib/discussion/server/list-annotations";
import { listRevisions } from "@/lib/renderings/server/list-revisions";
import { findRow } from "@/lib/renderings/server/list-rows";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { stillRight } from "@/lib/renderings/server/still-right";
import { buildTrack } from "@/lib/testing/build-texts";
import { acceptProposal } from "./accept-proposal";
import { correctParagraph } from "./correct-paragraph";
import { listParagraphRevisions } from "./list-paragraph-revisions";
import { listSourceChanges } from "./list-source-changes";
import { undoProposal } from "./undo-proposal";

const SLIP = "如果如果大家都同意，会议就这样决定。";
const RIGHT = "如果大家都同意，会议就这样决定。";

/** A text with a slip, with a track where its first paragraph is translated. */
async function buildSlip() {
  const built = await buildTrack({ texts: [SLIP, "散会。"] });
  const [paragraphId = "", otherId = ""] = built.paragraphIds;
  const [renderingId = "", otherRendering = ""] = built.renderingIds;
  await putRendering(built.translator, {
    ...{
      trackId: built.trackId,
      paragraphId,
      rich: { text: "If all agree, it is decided.", marks: [] },
      seen: null,
    },
  });
  const correct = (text: string, actor = built.reviewer, seen: number | null = null) =>
    correctParagraph(actor, { paragraphId, text, seen });
  const bring = async (...states: readonly ("translated" | "reviewed" | "final")[]) => {
    for (const state of states)
      await setState(built.reviewer, { renderingId, state, comment: "", seen: null });
  };
  const rendering = () => database().rendering.findUniqueOrThrow({ where: { id: renderingId } });
  const right = (actor = built.translator, given: { seen?: number; sourceSeen?: number } = {}) =>
    stillRight(actor, { renderingId, seen: given.seen ?? null, sourceSeen: given.sourceSeen ?? null });
  return { ...built, paragraphId, otherId, renderingId, otherRendering, correct, bring, rendering, right };
}

describe("correctParagraph", () => {
  it("keeps both texts, and marks the text beside it without touching it", async () => {
    const built = await buildSlip();
    await built.bring("translated", "reviewed", "final");
    const before = await built.rendering();
    const { paragraph, marked } = await built.correct(RIGHT);
    expect(paragraph).toMatchObject({ text: RIGHT, revision: 2 });
    expect(marked).toEqual([
      {
        renderingId: built.renderingId,
        trackId: built.trackId,
        trackName: "Draft 1",
        state: "final",
        locked: false,
      },
    ]);
    const after = await built.rendering();
    expect(after).toMatchObject({ text: before.text, state: "final", needsWork: false, sourceSince: 1 });
    expect(after.revision).toBe(before.revision + 1);
    expect(
      (await listParagraphRevisions(built.viewer, built.paragraphId, { limit: 10 })).items,
    ).toMatchObject([
      { revision: 2, text: RIGHT, cause: "correction", authorName: "reviewer" },
      { revision: 1, text: SLIP, cause: "import", authorName: null, at: null },
    ]);
    const [newest] = (await listRevisions(built.viewer, built.renderingId, { limit: 1 })).items;
    expect(newest).toMatchObject({ cause: "source", state: "final", authorName: "reviewer" });
  });

  it("lists what is to be looked at again, and finds its row", async () => {
    const built = await buildSlip();
    await built.correct(RIGHT);
    const { items } = await listSourceChanges(built.viewer, built.documentId, { limit: 10 });
    expect(items).toMatchObject([
      {
        ...{ renderingId: built.renderingId, paragraphId: built.paragraphId, number: 1, byName: "reviewer" },
        ...{ before: { revision: 1, text: SLIP }, after: { revision: 2, text: RIGHT } },
      },
    ]);
    const cursor = items[0]?.renderingId;
    expect((await listSourceChanges(built.viewer, built.documentId, { limit: 10, cursor })).items).toEqual(
      [],
    );
    const other = { limit: 10, paragraph: [built.otherId] };
    expect((await listSourceChanges(built.viewer, built.documentId, other)).items).toEqual([]);
    const wanted = {
      trackId: built.trackId,
      words: null,
      paragraphId: null,
      after: -1,
      direction: "next",
    } as const;
    const found = await findRow(built.viewer, built.documentId, { ...wanted, state: "source-changed" });
    expect(found.paragraphId).toBe(built.paragraphId);
  });

  it("marks no paragraph that has no text beside it", async () => {
    const built = await buildSlip();
    const text = "会议结束。";
    const { marked } = await correctParagraph(built.owner, { paragraphId: built.otherId, text, seen: 1 });
    expect(marked).toEqual([]);
    expect(
      (await database().rendering.findUniqueOrThrow({ where: { id: built.otherRendering } })).sourceSince,
    ).toBeNull();
  });

  it("taken back leaves no mark, and the first state it was right for holds over several corrections", async () => {
    const built = await buildSlip();
    await built.correct(RIGHT);
    await built.correct("要是大家都同意，会议就这样决定。");
    expect((await built.rendering()).sourceSince).toBe(1);
    await built.correct(SLIP);
    expect((await built.rendering()).sourceSince).toBeNull();
  });

  it("does nothing when it says the same", async () => {
    const built = await buildSlip();
    expect((await built.correct(SLIP)).paragraph.revision).toBe(1);
    expect((await built.rendering()).sourceSince).toBeNull();
  });

  it("is for reviewers and owners: others are refused, and a stranger finds nothing", async () => {
    const built = await buildSlip();
    await expect(built.correct(RIGHT, built.translator)).rejects.toMatchObject({ code: "forbidden" });
    await expect(built.correct(RIGHT, built.viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(built.correct(RIGHT, built.stranger)).rejects.toMatchObject({ code: "not-found" });
    expect((await built.correct(RIGHT, built.owner)).paragraph.text).toBe(RIGHT);
  });

  it("is refused for another revision, with the text as it is; for no text; and where nothing is shown", async () => {
    const built = await buildSlip();
    await built.correct(RIGHT);
    await expect(built.correct("又一次。", built.reviewer, 1)).rejects.toMatchObject({
      ...{ code: "stale", detail: { text: RIGHT, revision: 2 } },
    });
    await expect(built.correct("")).rejects.toMatchObject({ code: "invalid", key: "source.emptyParagraph" });
    await database().paragraph.update({ where: { id: built.paragraphId }, data: { excluded: true } });
    await expect(built.correct(SLIP)).rejects.toMatchObject({ code: "conflict", key: "paragraphSetAside" });
  });

  it("carries marked words of the source along", async () => {
    const built = await buildSlip();
    const span = { paragraphId: built.paragraphId, start: 11, end: 13, quote: "会议" };
    const none = { labelId: null, severity: null, conceptId: null, linkedTo: null };
    const made = { span: { ...span, start: SLIP.indexOf("会议"), end: SLIP.indexOf("会议") + 2 }, ...none };
    await createAnnotation(built.translator, built.documentId, {
      ...made,
      comment: { body: "t", mentions: [] },
    });
    await built.correct(RIGHT);
    const [annotation] = (
      await listAnnotations(built.viewer, built.documentId, { limit: 10, paragraph: [built.paragraphId] })
    ).items;
    expect(annotation).toMatchObject({ status: "attached", start: RIGHT.indexOf("会议"), quote: "会议" });
  });
});

describe("a mark that the source changed", () => {
  it("goes when the text is confirmed, or said to be still right; state and text stay", async () => {
    const built = await buildSlip();
    await built.bring("translated");
    await built.correct(RIGHT);
    const seen = (await built.rendering()).revision;
    expect(await built.right(built.translator, { seen, sourceSeen: 2 })).toMatchObject({
      ...{ sourceSince: null, state: "translated", revision: seen + 1 },
    });
    const [newest] = (await listRevisions(built.viewer, built.renderingId, { limit: 1 })).items;
    expect(newest).toMatchObject({ cause: "still-right", authorName: "translator" });
    await built.correct(SLIP);
    await built.bring("translated");
    expect((await built.rendering()).sourceSince).toBeNull();
  });

  it("stays when it is sent back, and when the source was changed again meanwhile", async () => {
    const built = await buildSlip();
    await built.bring("translated");
    await built.correct(RIGHT);
    await built.correct("要是大家都同意，会议就这样决定。");
    await expect(built.right(built.translator, { sourceSeen: 2 })).rejects.toMatchObject({ code: "stale" });
    const asked = { renderingId: built.renderingId, comment: "t", seen: null };
    await setState(built.reviewer, { ...asked, state: "translated", sourceSeen: 2 });
    expect((await built.rendering()).sourceSince).toBe(1);
    await setState(built.reviewer, { ...asked, state: "needs-work" });
    expect(await built.rendering()).toMatchObject({ sourceSince: 1, needsWork: true });
  });

  it("on what is final or locked is a reviewer's to take off", async () => {
    const built = await buildSlip();
    await built.bring("translated", "reviewed", "final");
    await built.correct(RIGHT);
    await expect(built.right()).rejects.toMatchObject({ code: "forbidden", key: "stateReviewer" });
    expect(await built.right(built.reviewer)).toMatchObject({ sourceSince: null, state: "final" });
    await built.correct(SLIP);
    await database().track.update({ where: { id: built.trackId }, data: { locked: true } });
    await expect(built.right()).rejects.toMatchObject({ code: "forbidden" });
    expect((await built.right(built.owner)).sourceSince).toBeNull();
  });

  it("is nobody's who is not in the project", async () => {
    const built = await buildSlip();
    await built.correct(RIGHT);
    await expect(built.right(built.stranger)).rejects.toMatchObject({ code: "not-found" });
    await expect(built.right(built.viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listSourceChanges(built.stranger, built.documentId, { limit: 1 })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      listParagraphRevisions(built.stranger, built.paragraphId, { limit: 1 }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("keeps a confirmed pair out of the memory until it is right again", async () => {
    const built = await buildSlip();
    await built.bring("translated");
    const noted = async () => {
      await database().memoryPending.deleteMany({ where: { projectId: built.projectId } });
      return async () => database().memoryPending.count({ where: { renderingId: built.renderingId } });
    };
    const since = await noted();
    await built.correct(RIGHT);
    expect(await since()).toBeGreaterThan(0);
    const later = await noted();
    await built.right();
    expect(await later()).toBe(1);
  });
});

describe("a correction of a joined paragraph", () => {
  async function buildJoined() {
    const built = await buildTrack({ texts: ["各方为此当尽力推动合", "做，并保持沟通。", "散会。"] });
    const [head = "", tail = ""] = built.paragraphIds;
    const proposal = await database().importProposal.create({
      data: {
        ...{ documentId: built.documentId, kind: "join", confidence: 0.9, evidence: [], position: 0 },
        ...{ detail: { kind: "join" }, paragraphIds: [head, tail] },
      },
    });
    const texts = async () => {
      const rows = await database().paragraph.findMany({
        where: { documentId: built.documentId },
        orderBy: { orderKey: "asc" },
      });
      return rows.map(({ text }) => text);
    };
    return { ...built, head, tail, proposalId: proposal.id, texts };
  }

  it("stays when the join is undone, and when it is made again", async () => {
    const built = await buildJoined();
    await acceptProposal(built.translator, built.proposalId);
    const text = "各方为此应当尽力推动合作，并保持沟通。";
    await correctParagraph(built.reviewer, { paragraphId: built.head, text, seen: null });
    expect((await built.texts())[0]).toBe(text);
    await undoProposal(built.translator, built.proposalId);
    expect(await built.texts()).toEqual(["各方为此应当尽力推动合", "作，并保持沟通。", "散会。"]);
    await acceptProposal(built.translator, built.proposalId);
    expect((await built.texts())[0]).toBe(text);
  });

  it("taken back gives every piece its own words again, with their emphasis", async () => {
    const built = await buildJoined();
    const marks = [{ start: 2, end: 4, mark: "bold" }];
    await database().paragraph.update({ where: { id: built.tail }, data: { marks } });
    await acceptProposal(built.translator, built.proposalId);
    const rows = () =>
      database().paragraph.findMany({
        where: { documentId: built.documentId },
        orderBy: { orderKey: "asc" },
        select: { id: true, piece: true, text: true, marks: true, joinedIntoId: true },
      });
    const first = await rows();
    const asked = { paragraphId: built.head, text: "各方为此当尽力推动合", seen: null };
    const { before, paragraph } = await correctParagraph(built.reviewer, asked);
    expect((await rows())[1]).toMatchObject({ piece: "", marks: [] });
    const back = { paragraphId: built.head, pieces: before, seen: paragraph.revision };
    expect((await correctParagraph(built.reviewer, back)).paragraph.text).toBe(
      "各方为此当尽力推动合做，并保持沟通。",
    );
    expect(await rows()).toEqual(first);
    await undoProposal(built.translator, built.proposalId);
    expect((await rows())[1]).toMatchObject({ text: "做，并保持沟通。", marks });
  });

  it("goes back to what it was at any revision, every piece with its own words and emphasis", async () => {
    const built = await buildJoined();
    const marks = [{ start: 2, end: 4, mark: "bold" }];
    await database().paragraph.update({ where: { id: built.tail }, data: { marks } });
    await acceptProposal(built.translator, built.proposalId);
    const rows = () =>
      database().paragraph.findMany({
        where: { documentId: built.documentId },
        orderBy: { orderKey: "asc" },
        select: { id: true, piece: true, text: true, marks: true, joinedIntoId: true },
      });
    const joined = await rows();
    const asked = { paragraphId: built.head, seen: null };
    await correctParagraph(built.reviewer, { ...asked, text: "各方为此当尽力" });
    await correctParagraph(built.reviewer, { ...asked, text: "各方，并保持沟通。" });
    const restored = await correctParagraph(built.reviewer, { ...asked, revision: 2 });
    expect(restored.paragraph).toMatchObject({ revision: 5, text: "各方为此当尽力推动合做，并保持沟通。" });
    expect(await rows()).toEqual(joined);
    const { items } = await listParagraphRevisions(built.viewer, built.head, { limit: 1 });
    expect(items).toMatchObject([{ revision: 5, cause: "restore", authorName: "reviewer" }]);
    // The first one is from before the join: it is made of another piece.
    await expect(correctParagraph(built.reviewer, { ...asked, revision: 1 })).rejects.toMatchObject({
      ...{ code: "conflict", key: "structure.changed" },
    });
    await expect(correctParagraph(built.reviewer, { ...asked, revision: 9 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("goes back to the words of a revision of which only these were kept", async () => {
    const built = await buildJoined();
    await acceptProposal(built.translator, built.proposalId);
    const asked = { paragraphId: built.head, seen: null };
    await correctParagraph(built.reviewer, { ...asked, text: "各方为此当尽力" });
    await pool().query('UPDATE "ParagraphRevision" SET "pieces" = NULL WHERE "paragraphId" = $1', [
      built.head,
    ]);
    const restored = await correctParagraph(built.reviewer, { ...asked, revision: 2 });
    expect(restored.paragraph.text).toBe("各方为此当尽力推动合做，并保持沟通。");
  });

  it("is taken back only while it is made of the same pieces, and none has emphasis beside its words", async () => {
    const built = await buildJoined();
    const asked = { paragraphId: built.head, text: "各方当尽力推动合", seen: null };
    const { before } = await correctParagraph(built.reviewer, asked);
    const wrong = before.map((piece) => ({
      ...piece,
      marks: [{ start: 0, end: 99, mark: "bold" as const }],
    }));
    const back = (pieces: typeof before) =>
      correctParagraph(built.reviewer, { paragraphId: built.head, pieces, seen: null });
    await expect(back(wrong)).rejects.toMatchObject({ code: "invalid" });
    await expect(back(before.map((piece) => ({ ...piece, text: "", marks: [] })))).rejects.toMatchObject({
      key: "source.emptyParagraph",
    });
    await acceptProposal(built.translator, built.proposalId);
    await expect(back(before)).rejects.toMatchObject({ code: "conflict", key: "structure.changed" });
  });

  it("is made in the paragraph that shows it", async () => {
    const built = await buildJoined();
    await acceptProposal(built.translator, built.proposalId);
    const asked = { paragraphId: built.tail, text: "作，并保持沟通。", seen: null };
    await expect(correctParagraph(built.reviewer, asked)).rejects.toMatchObject({ key: "paragraphJoined" });
  });

  it("waits for another look also where its half was joined into another since", async () => {
    const built = await buildJoined();
    for (const [paragraphId, text] of [
      [built.head, "All should do their best to work"],
      [built.tail, "together and stay in touch."],
    ] as const)
      await putRendering(built.translator, {
        trackId: built.trackId,
        paragraphId,
        rich: { text, marks: [] },
        seen: null,
      });
    await correctParagraph(built.reviewer, { paragraphId: built.tail, text: "作，并保持沟通。", seen: null });
    await acceptProposal(built.translator, built.proposalId);
    const since = async (paragraphId: string) => {
      const where = { trackId: built.trackId, paragraphId };
      return (await database().rendering.findFirstOrThrow({ where })).sourceSince;
    };
    expect(await since(built.head)).toBe(1);
    // What was never wrong is right again when it stands alone; what waited goes on waiting.
    await undoProposal(built.translator, built.proposalId);
    expect([await since(built.head), await since(built.tail)]).toEqual([null, 1]);
  });
});
