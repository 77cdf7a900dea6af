import { describe, expect, it } from "vitest";
import { listLinks } from "@/lib/alignment/server/list-links";
import { database } from "@/lib/db/database";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { buildTrack } from "@/lib/testing/build-texts";
import { acceptAllProposals } from "./accept-all-proposals";
import { acceptProposal } from "./accept-proposal";
import { undoProposal } from "./undo-proposal";

const STEPS = ["translated", "reviewed", "final"] as const;

/** Two halves of one sentence with a track over them, another pair behind them, and a proposal to join each. */
async function buildHalves() {
  const built = await buildTrack({ texts: ["双方的合作取得了进", "展。", "我们将继续推动共", "同发展。"] });
  const [head = "", tail = "", otherHead = "", otherTail = ""] = built.paragraphIds;
  const [joinId, otherJoinId] = await Promise.all(
    [
      [head, tail],
      [otherHead, otherTail],
    ].map(async (paragraphIds, position) => {
      const data = { documentId: built.documentId, kind: "join", confidence: 0.9, evidence: [] } as const;
      const detail = { kind: "join" };
      const row = await database().importProposal.create({
        data: { ...data, detail, paragraphIds, position },
      });
      return row.id;
    }),
  );
  const read = async (paragraphId: string) => {
    const where = { trackId: built.trackId, paragraphId };
    const { text, state, needsWork } = await database().rendering.findFirstOrThrow({ where });
    return [text, state, needsWork];
  };
  const write = (paragraphId: string, text: string) =>
    putRendering(built.translator, {
      ...{ trackId: built.trackId, paragraphId, rich: { text, marks: [] }, seen: null },
    });
  const bring = async (paragraphId: string, to: (typeof STEPS)[number]) => {
    const { id } = await database().rendering.findFirstOrThrow({
      where: { trackId: built.trackId, paragraphId },
    });
    for (const state of STEPS.slice(0, STEPS.indexOf(to) + 1))
      await setState(built.reviewer, { renderingId: id, state, comment: "", seen: null });
  };
  const lock = (locked: boolean) =>
    database().track.update({ where: { id: built.trackId }, data: { locked } });
  const ids = { head, tail, otherHead, otherTail, joinId: joinId ?? "", otherJoinId: otherJoinId ?? "" };
  return { ...built, ...ids, read, write, bring, lock };
}

describe("a join and what was reviewed", () => {
  it.each(["head", "tail"] as const)("leaves a final %s as it is", async (which) => {
    const built = await buildHalves();
    await built.write(built.head, "The cooperation made");
    await built.write(built.tail, "progress.");
    await built.bring(built[which], "final");
    const before = [await built.read(built.head), await built.read(built.tail)];
    await expect(acceptProposal(built.translator, built.joinId)).rejects.toMatchObject({
      ...{ code: "conflict", key: "joinFinal", values: { track: "Draft 1" } },
    });
    expect([await built.read(built.head), await built.read(built.tail)]).toEqual(before);
    const { paragraphIds } = built;
    expect(
      await database().paragraph.count({ where: { id: { in: [...paragraphIds] }, joinedIntoId: null } }),
    ).toBe(4);
  });

  it("leaves a locked track as it is", async () => {
    const built = await buildHalves();
    await built.write(built.tail, "progress.");
    await built.lock(true);
    await expect(acceptProposal(built.translator, built.joinId)).rejects.toMatchObject({ key: "joinLocked" });
    expect(await built.read(built.head)).toEqual(["", "initial", false]);
  });

  it("goes on where no rendering has to change, and its state stays", async () => {
    const built = await buildHalves();
    await built.write(built.head, "The cooperation made progress.");
    await built.bring(built.head, "final");
    await built.lock(true);
    await acceptProposal(built.translator, built.joinId);
    const whole = ["The cooperation made progress.", "final", false];
    expect(await built.read(built.head)).toEqual(whole);
    await undoProposal(built.translator, built.joinId);
    expect(await built.read(built.head)).toEqual(whole);
  });

  it("passes over such joins when all are accepted, and says so", async () => {
    const built = await buildHalves();
    await built.write(built.head, "The cooperation made");
    await built.bring(built.head, "final");
    await built.write(built.tail, "progress.");
    await built.write(built.otherHead, "We go on with");
    await built.write(built.otherTail, "growth.");
    expect(await acceptAllProposals(built.translator, built.documentId)).toMatchObject({
      accepted: 1,
      proposals: [{ id: built.otherJoinId }],
      refused: [{ proposalId: built.joinId, key: "joinFinal", values: { track: "Draft 1" } }],
    });
    expect(await built.read(built.head)).toEqual(["The cooperation made", "final", false]);
    expect((await built.read(built.otherHead))[0]).toBe("We go on with growth.");
  });

  it("brings sentence links along, also when all are accepted", async () => {
    const built = await buildHalves();
    const link = async (paragraphId: string, source: string, text: string) => {
      await built.write(paragraphId, text);
      const { id } = await database().rendering.findFirstOrThrow({
        where: { trackId: built.trackId, paragraphId },
      });
      const whole = (quote: string) => ({ start: 0, end: quote.length, quote });
      const links = [{ source: whole(source), target: whole(text), confidence: 1, fixed: false }];
      const lengths = { sourceLength: source.length, targetLength: text.length };
      await database().sentenceLinks.create({ data: { renderingId: id, links, ...lengths } });
    };
    await link(built.head, "双方的合作取得了进", "The cooperation made");
    await link(built.tail, "展。", "progress.");
    await acceptAllProposals(built.translator, built.documentId);
    const { items } = await listLinks(built.viewer, built.trackId, { limit: 10 });
    expect(items.map(({ links, stale }) => [links.map(({ target }) => target?.quote), stale])).toEqual([
      [["The cooperation made", "progress."], 0],
    ]);
  });

  it("is undone to the states of before, when nobody changed the words since", async () => {
    const built = await buildHalves();
    await built.write(built.head, "The cooperation made");
    await built.bring(built.head, "reviewed");
    await built.write(built.tail, "progress.");
    await built.bring(built.tail, "translated");
    await database().rendering.updateMany({
      where: { trackId: built.trackId, paragraphId: built.tail },
      data: { needsWork: true },
    });
    await acceptProposal(built.translator, built.joinId);
    expect(await built.read(built.head)).toEqual(["The cooperation made progress.", "translated", false]);
    await undoProposal(built.translator, built.joinId);
    expect(await built.read(built.head)).toEqual(["The cooperation made", "reviewed", false]);
    expect(await built.read(built.tail)).toEqual(["progress.", "translated", true]);
  });

  it("is not undone where its words became final, or were locked, since", async () => {
    const built = await buildHalves();
    await built.write(built.head, "The cooperation made");
    await built.write(built.tail, "progress.");
    await acceptProposal(built.translator, built.joinId);
    await built.bring(built.head, "final");
    await expect(undoProposal(built.translator, built.joinId)).rejects.toMatchObject({ key: "joinFinal" });
    await built.lock(true);
    await expect(undoProposal(built.translator, built.joinId)).rejects.toMatchObject({ key: "joinLocked" });
    expect(await built.read(built.head)).toEqual(["The cooperation made progress.", "final", false]);
  });

  it("is taken apart where the seam lies, after small edits on both sides", async () => {
    const built = await buildHalves();
    await built.write(built.head, "Alpha beta");
    await built.write(built.tail, "gamma delta.");
    await acceptProposal(built.translator, built.joinId);
    await built.write(built.head, "ALPHA beta GAMMA delta.");
    await undoProposal(built.translator, built.joinId);
    expect(await built.read(built.head)).toEqual(["ALPHA beta", "initial", true]);
    expect(await built.read(built.tail)).toEqual(["GAMMA delta.", "initial", true]);
  });
});
