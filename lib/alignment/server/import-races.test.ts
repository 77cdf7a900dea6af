import { describe, expect, it } from "vitest";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { database, transaction } from "@/lib/db/database";
import { correctParagraph } from "@/lib/documents/server/correct-paragraph";
import { joinParagraphs } from "@/lib/documents/server/join-paragraphs";
import { splitParagraph } from "@/lib/documents/server/split-paragraph";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { importIntoTrack } from "./import-into-track";
import { listLinks } from "./list-links";
import { startAlignment } from "./start-alignment";
import { writeAlignment } from "./write-alignment";

const ZH = ["村子在河边。老师有1200本书。", "学生修了一座桥。", "图书馆在哪里？"];
const FIRST =
  "The village is by the river. The teacher has 1,200 books.\n\nThe students built a bridge.\n\nWhere is the library?";
const SECOND =
  "A village lies on the river. Teachers own 1,200 books.\n\nStudents made the bridge.\n\nWhere can the library be?";

const given = (text: string) => ({ bytes: new TextEncoder().encode(text), fileName: "official.md" });
const asImport = (text: string, replace = false) => ({ ...given(text), preview: false, replace });
const watch = { tell: () => {}, signal: undefined };

async function standings({ documentId, trackId }: BuiltTrack) {
  const rows = await database().paragraph.findMany({
    where: { documentId, joinedIntoId: null, excluded: false },
    orderBy: { orderKey: "asc" },
    include: { renderings: { where: { trackId } } },
  });
  return rows.map(({ renderings: [row] }) => [row?.text, row?.state]);
}

describe("two people bringing texts into one track at once", () => {
  it.each([false, true])(
    "each text is one person's whole, and both are told the truth (replacing: %s)",
    async (replace) => {
      const built = await buildTrack({ texts: ZH });
      const { trackId, translator, reviewer } = built;
      const [one, other] = await Promise.all([
        importIntoTrack(translator, trackId, asImport(FIRST, replace)),
        importIntoTrack(reviewer, trackId, asImport(SECOND, replace)),
      ]);
      const stands = (await standings(built)).map(([text]) => text);
      const [first, second] = [FIRST, SECOND].map((text) => text.split("\n\n"));
      stands.forEach((text, at) => {
        expect([first?.[at], second?.[at]]).toContain(text);
      });
      for (const [mine, { beads }] of [
        [first, one],
        [second, other],
      ] as const)
        beads.forEach((bead, at) => {
          // Where both may write over each other, the later one stands.
          if (bead.outcome === "has-text") expect(stands[at]).not.toBe(mine?.[at]);
          else expect(bead.outcome).toBe("placed");
          if (!replace && bead.outcome === "placed") expect(stands[at]).toBe(mine?.[at]);
        });
      expect(one.placed + other.placed).toBeGreaterThanOrEqual(ZH.length);
    },
  );

  it("only one of two alignments begun at once is looked over; the other is told whose", async () => {
    const { trackId, translator, reviewer } = await buildTrack({ texts: ZH });
    const begun = await Promise.allSettled([
      startAlignment(translator, trackId, { given: given(FIRST), seen: null, ...watch }),
      startAlignment(reviewer, trackId, { given: given(SECOND), seen: null, ...watch }),
    ]);
    expect(begun.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(begun.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", key: "alignmentExists" },
    });
  });
});

describe("a source that changes between its alignment and the writing", () => {
  const align = async () => {
    const built = await buildTrack({ texts: ZH });
    const { translator, trackId } = built;
    await startAlignment(translator, trackId, { given: given(FIRST), seen: null, ...watch });
    const write = () => writeAlignment(translator, trackId, { preview: false, replace: false, seen: null });
    const linksHold = async () => {
      const { items } = await listLinks(translator, trackId, { limit: 100 });
      const rows = await database().paragraph.findMany({ where: { documentId: built.documentId } });
      for (const { paragraphId, links } of items)
        for (const { source } of links) {
          const text = rows.find(({ id }) => id === paragraphId)?.text ?? "";
          if (source !== null) expect(text.slice(source.start, source.end)).toBe(source.quote);
        }
    };
    return { ...built, write, linksHold };
  };

  it("split: what was aligned with both halves is confirmed with neither", async () => {
    const built = await align();
    await splitParagraph(built.translator, built.paragraphIds[0] ?? "", { offset: 6, seen: null });
    await built.write();
    expect(await standings(built)).toEqual([
      ["The village is by the river. The teacher has 1,200 books.", "initial"],
      ["", "initial"],
      ["The students built a bridge.", "translated"],
      ["Where is the library?", "translated"],
    ]);
    await built.linksHold();
  });

  it("corrected: what was aligned with another text is not confirmed", async () => {
    const built = await align();
    await correctParagraph(built.reviewer, {
      ...{ paragraphId: built.paragraphIds[1] ?? "", text: "学生没有修桥。", seen: null },
    });
    await built.write();
    expect((await standings(built)).map(([, state]) => state)).toEqual([
      ...["translated", "initial", "translated"],
    ]);
    await built.linksHold();
  });

  it("joined: what has no paragraph any more is told, and stays to be looked over", async () => {
    const built = await align();
    const [first = "", second = ""] = built.paragraphIds;
    await joinParagraphs(built.translator, first, { withId: second, seen: null });
    const done = await built.write();
    expect(done.beads.map(({ outcome }) => outcome)).toEqual(["placed", "no-place", "placed"]);
    expect((await standings(built)).map(([, state]) => state)).toEqual(["initial", "translated"]);
    await built.linksHold();
    expect(await database().alignmentDraft.count({ where: { trackId: built.trackId } })).toBe(1);
  });
});

it("what somebody types while a text is aligned and written stays, or goes over it whole", async () => {
  const built = await buildTrack({ texts: ZH });
  const { trackId, translator, reviewer, paragraphIds, renderingIds } = built;
  const typing = paragraphIds.map((paragraphId, at) =>
    putRendering(reviewer, { trackId, paragraphId, seen: null, rich: { text: `Mine ${at}.`, marks: [] } }),
  );
  const [{ beads }] = await Promise.all([importIntoTrack(translator, trackId, asImport(FIRST)), ...typing]);
  for (const id of renderingIds) await transaction((tx) => lockFreshRendering(tx, id));
  const english = FIRST.split("\n\n");
  const stands = (await standings(built)).map(([text]) => text);
  beads.forEach(({ outcome }, at) => {
    expect([`Mine ${at}.`, english[at]]).toContain(stands[at]);
    if (outcome === "has-text") expect(stands[at]).toBe(`Mine ${at}.`);
  });
});
