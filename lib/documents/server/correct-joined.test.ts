import { describe, expect, it } from "vitest";
import { database, pool } from "@/lib/db/database";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { buildTrack } from "@/lib/testing/build-texts";
import { acceptProposal } from "./accept-proposal";
import { correctParagraph } from "./correct-paragraph";
import { listParagraphRevisions } from "./list-paragraph-revisions";
import { undoProposal } from "./undo-proposal";

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

  /** Joined, with emphasis in what was the second half; `rows` gives the paragraphs as they stand. */
  async function buildEmphasized() {
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
    return { ...built, marks, rows };
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
    const { marks, rows, ...built } = await buildEmphasized();
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
    const { marks, rows, ...built } = await buildEmphasized();
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
