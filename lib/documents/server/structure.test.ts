import { describe, expect, it } from "vitest";
import { listLinks } from "@/lib/alignment/server/list-links";
import { database } from "@/lib/db/database";
import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import { listAnnotations } from "@/lib/discussion/server/list-annotations";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { createAssignment } from "@/lib/review/server/create-assignment";
import { buildStructure, type Sentences } from "@/lib/testing/build-structure";
import { acceptProposal } from "./accept-proposal";
import { joinParagraphs } from "./join-paragraphs";
import { listProposals } from "./list-proposals";
import { splitParagraph } from "./split-paragraph";
import { undoProposal } from "./undo-proposal";

const FIRST: Sentences = [
  ["我们来了。", "We came."],
  ["你们好。", "Hello."],
  ["大家都在。", "Everybody is here."],
];
const SECOND: Sentences = [["天气很好。", "The weather is fine."]];
const THIRD: Sentences = [["再见。", "Goodbye."]];

const build = () => buildStructure([FIRST, SECOND, THIRD]);

describe("splitting a paragraph", () => {
  it("cuts its renderings where sentence links say, with the links, and asks for another look", async () => {
    const built = await build();
    const change = await built.split(0, 5);
    expect(change).toMatchObject({ kind: "split", words: ["我们来了。", "你们好。大家都在。"], holds: true });
    expect(await built.texts()).toEqual(["我们来了。", "你们好。大家都在。", "天气很好。", "再见。"]);
    expect((await built.standings()).slice(0, 2)).toEqual([
      ["We came.", "initial", true],
      ["Hello. Everybody is here.", "initial", true],
    ]);
    const { items } = await listLinks(built.viewer, built.trackId, { limit: 10 });
    const quotes = items.map(({ links, stale }) => [links.map(({ target }) => target?.quote), stale]);
    expect(quotes.slice(0, 2)).toEqual([
      [["We came."], 0],
      [["Hello.", "Everybody is here."], 0],
    ]);
  });

  it("leaves renderings whole with the first half where links do not say", async () => {
    const built = await build();
    await built.split(0, 7);
    expect(await built.texts()).toEqual(["我们来了。你们", "好。大家都在。", "天气很好。", "再见。"]);
    expect((await built.standings()).slice(0, 2)).toEqual([
      ["We came. Hello. Everybody is here.", "initial", true],
      ["", "initial", false],
    ]);
  });

  it("is undone to exactly what was, text, state and links", async () => {
    const built = await build();
    const renderingId = built.renderingIds[0] ?? "";
    for (const state of ["translated", "reviewed"] as const)
      await setState(built.reviewer, { renderingId, state, comment: "", seen: null });
    const before = [await built.texts(), await built.standings()];
    for (const offset of [5, 9, 7]) {
      const change = await built.split(0, offset);
      expect((await built.standings())[0]?.slice(1)).not.toEqual(["reviewed", false]);
      await built.undo(change);
      expect([await built.texts(), await built.standings()]).toEqual(before);
    }
    const { items } = await listLinks(built.viewer, built.trackId, { limit: 1 });
    expect(items[0]?.links.map(({ target }) => target?.quote)).toEqual(FIRST.map(([, en]) => en));
  });

  it("keeps what was written in the halves when it is undone", async () => {
    const built = await build();
    const change = await built.split(0, 5);
    const tail = (await built.shown())[1];
    await putRendering(built.reviewer, {
      ...{ trackId: built.trackId, paragraphId: tail?.id ?? "", seen: null },
      rich: { text: "Good day. Everybody is here.", marks: [] },
    });
    await built.undo(change);
    expect((await built.renderings())[0]).toBe("We came. Good day. Everybody is here.");
  });

  it("takes a join back where two pieces meet, and makes it again", async () => {
    const built = await build();
    const joined = await built.join(0);
    expect(await built.texts()).toEqual(["我们来了。你们好。大家都在。天气很好。", "再见。"]);
    const split = await built.split(0, 14);
    expect(await built.texts()).toEqual(["我们来了。你们好。大家都在。", "天气很好。", "再见。"]);
    expect((await built.renderings()).slice(0, 2)).toEqual([
      "We came. Hello. Everybody is here.",
      "The weather is fine.",
    ]);
    await expect(built.undo(joined)).rejects.toMatchObject({ code: "conflict", key: "structure.otherwise" });
    await built.undo(split);
    await built.undo(joined);
    expect(await built.texts()).toHaveLength(3);
  });

  it("of a joined one goes on with what was joined behind the cut, and the join can still be undone", async () => {
    const built = await build();
    const joined = await built.join(0);
    const split = await built.split(0, 5);
    expect(await built.texts()).toEqual(["我们来了。", "你们好。大家都在。天气很好。", "再见。"]);
    await built.undo(joined);
    expect(await built.texts()).toEqual(["我们来了。", "你们好。大家都在。", "天气很好。", "再见。"]);
    expect(await built.renderings()).toEqual([
      "We came.",
      "Hello. Everybody is here.",
      "The weather is fine.",
      "Goodbye.",
    ]);
    await built.undo(split);
    expect(await built.texts()).toEqual(["我们来了。你们好。大家都在。", "天气很好。", "再见。"]);
  });

  it("hands on what import proposes of its end, and is no proposal itself", async () => {
    const built = await build();
    const { documentId } = built;
    const [first = "", second = ""] = built.paragraphIds;
    const proposed = await database().importProposal.create({
      data: {
        ...{ documentId, kind: "join", confidence: 0.9, evidence: [], position: 0 },
        ...{ detail: { kind: "join" }, paragraphIds: [first, second] },
      },
    });
    await built.split(0, 5);
    const { items } = await listProposals(built.viewer, documentId, { limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([proposed.id]);
    await acceptProposal(built.translator, proposed.id);
    expect(await built.texts()).toEqual(["我们来了。", "你们好。大家都在。天气很好。", "再见。"]);
    await undoProposal(built.translator, proposed.id);
    expect(await built.texts()).toEqual(["我们来了。", "你们好。大家都在。", "天气很好。", "再见。"]);
  });

  it.each([
    ["at the end", 14, "invalid", "structure.nothing-beside"],
    ["at the beginning", 0, "invalid", "structure.nothing-beside"],
  ])("is refused %s", async (_name, offset, code, key) => {
    const built = await build();
    await expect(built.split(0, offset)).rejects.toMatchObject({ code, key });
  });

  it("is refused where a rendering is final or locked, and changes nothing", async () => {
    const built = await build();
    const renderingId = built.renderingIds[0] ?? "";
    for (const state of ["translated", "reviewed", "final"] as const)
      await setState(built.reviewer, { renderingId, state, comment: "", seen: null });
    await expect(built.split(0, 5)).rejects.toMatchObject({ code: "conflict", key: "joinFinal" });
    await database().track.update({ where: { id: built.trackId }, data: { locked: true } });
    await expect(built.split(0, 5)).rejects.toMatchObject({ code: "conflict", key: "joinLocked" });
    expect(await built.texts()).toHaveLength(3);
  });

  it("is refused in another revision, to a viewer and to a stranger", async () => {
    const built = await build();
    const id = built.paragraphIds[0] ?? "";
    await expect(splitParagraph(built.translator, id, { offset: 5, seen: 7 })).rejects.toMatchObject({
      code: "stale",
    });
    await expect(built.split(0, 5, built.viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(built.split(0, 5, built.stranger)).rejects.toMatchObject({ code: "not-found" });
  });

  it("takes marked words along, in the source and in renderings, and detaches what lies across", async () => {
    const built = await build();
    const { documentId, trackId } = built;
    const paragraphId = built.paragraphIds[0] ?? "";
    const mark = (quote: string, text: string, track: boolean) =>
      createAnnotation(built.translator, documentId, {
        span: {
          ...{ paragraphId, start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote },
          ...(track && { trackId }),
        },
        ...{ labelId: null, severity: null, conceptId: null, comment: null, linkedTo: null },
      });
    const [source, target] = [FIRST.map(([zh]) => zh).join(""), FIRST.map(([, en]) => en).join(" ")];
    for (const quote of ["我们", "你们", "大家都", "来了。你"]) await mark(quote, source, false);
    for (const quote of ["We", "Hello", "here"]) await mark(quote, target, true);
    const read = async () => {
      const { items } = await listAnnotations(built.viewer, documentId, { limit: 100 });
      const ids = (await built.shown()).map(({ id }) => id);
      return items.map((view) => [
        view.originalQuote,
        view.status,
        ids.indexOf(view.paragraphId),
        view.start,
      ]);
    };
    const before = await read();
    const change = await built.split(0, 5);
    expect(await read()).toEqual([
      ["我们", "attached", 0, 0],
      ["你们", "attached", 1, 0],
      ["大家都", "attached", 1, 4],
      ["来了。你", "detached", 0, 2],
      ["We", "attached", 0, 0],
      ["Hello", "attached", 1, 0],
      ["here", "attached", 1, 20],
    ]);
    await built.undo(change);
    expect(await read()).toEqual(before);
  });

  it("leaves work with whom it was given to", async () => {
    const built = await build();
    const [paragraphId = ""] = built.paragraphIds;
    const assignment = await createAssignment(built.reviewer, built.trackId, {
      ...{ assigneeId: built.translator.id, task: "translate", dueOn: null, note: "" },
      ...{ fromParagraphId: paragraphId, toParagraphId: paragraphId },
    });
    await built.split(0, 5);
    const row = await database().assignment.findUniqueOrThrow({ where: { id: assignment.id } });
    expect([row.fromParagraphId, row.toParagraphId]).toEqual([paragraphId, (await built.shown())[1]?.id]);
  });
});

describe("joining with the next", () => {
  it("brings renderings and their links together, and is undone", async () => {
    const built = await build();
    const before = [await built.texts(), await built.standings()];
    const change = await built.join(1);
    expect(await built.texts()).toEqual(["我们来了。你们好。大家都在。", "天气很好。再见。"]);
    expect((await built.renderings())[1]).toBe("The weather is fine. Goodbye.");
    const { items } = await listLinks(built.viewer, built.trackId, { limit: 10 });
    expect(items[1]?.links.map(({ target }) => target?.quote)).toEqual(["The weather is fine.", "Goodbye."]);
    await built.undo(change);
    expect([await built.texts(), await built.standings()]).toEqual(before);
  });

  it("is refused with another than the next, at the end, and over two speakers", async () => {
    const built = await build();
    const [first = "", second = "", third = ""] = built.paragraphIds;
    const ask = (id: string, withId: string) => joinParagraphs(built.translator, id, { withId, seen: null });
    await expect(ask(first, third)).rejects.toMatchObject({ key: "structure.notNext" });
    await expect(ask(third, third)).rejects.toMatchObject({ key: "structure.nothingNext" });
    await database().paragraph.update({ where: { id: second }, data: { label: "答：", speaker: "答" } });
    await expect(ask(first, second)).rejects.toMatchObject({ key: "structure.twoSpeakers" });
    await expect(built.join(0, built.stranger)).rejects.toMatchObject({ code: "not-found" });
  });
});
