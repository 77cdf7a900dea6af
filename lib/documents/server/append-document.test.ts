import { describe, expect, it } from "vitest";
import { readRichText, writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdate } from "@/lib/collaboration/server/append-server-update";
import { database, transaction } from "@/lib/db/database";
import { type BuiltProject, buildProject } from "@/lib/testing/build-accounts";
import { acceptAllProposals } from "./accept-all-proposals";
import { acceptProposal } from "./accept-proposal";
import { appendDocument } from "./append-document";
import { importDocument } from "./import-document";
import { listParagraphs } from "./list-paragraphs";
import { listProposals } from "./list-proposals";
import { previewAppend, previewImport } from "./preview-import";
import { refuseProposal } from "./refuse-proposal";
import type { Imported } from "./schema";
import { undoAppend } from "./undo-append";
import { undoProposal } from "./undo-proposal";

const given = (text: string) => ({ bytes: new TextEncoder().encode(text), fileName: "part.txt" });

const FIRST =
  "我们愿同各国一道努力，共同维护世界和平与稳定。\n\n疫情全球蔓延后，我们心系海外公民。我们的驻外使节明";
const SECOND = "确告诉身处疫区的海外同胞：只要你们在，大使馆就一定和大家共克时艰。双方的合作取得了进";
const THIRD = "展，前景十分广阔，两国人民都十分期待。\n\n当前，输入风险有增无减，任务依然艰巨。";

/** A text that came in three parts, with a track over it. */
async function buildParts(): Promise<
  BuiltProject & { documentId: string; trackId: string; joins: readonly string[] }
> {
  const project = await buildProject();
  const { id: documentId } = await importDocument(project.translator, project.projectId, given(FIRST));
  const track = await database().track.create({
    data: { documentId, name: "Draft", language: "en", orderKey: "a0", ownerId: project.owner.id },
  });
  const { items } = await listParagraphs(project.viewer, documentId, { limit: 100, all: false });
  await database().rendering.createMany({
    data: items.map(({ id }) => ({ trackId: track.id, paragraphId: id })),
  });
  const parts: Imported[] = [];
  for (const part of [SECOND, THIRD])
    parts.push(await appendDocument(project.translator, documentId, given(part)));
  const joins = parts
    .flatMap((part) => part.proposals)
    .filter((entry) => entry.kind === "join")
    .map((entry) => entry.id);
  return { ...project, documentId, trackId: track.id, joins };
}

async function write(
  { trackId, owner }: { trackId: string; owner: { id: string } },
  paragraphId: string,
  text: string,
): Promise<void> {
  const rendering = await database().rendering.findFirstOrThrow({ where: { trackId, paragraphId } });
  await transaction((tx) =>
    appendServerUpdate(tx, {
      renderingId: rendering.id,
      actorId: owner.id,
      cause: "write",
      edit: (doc) => writeRichText(doc, { ...readRichText(doc), text, marks: [] }),
    }),
  );
}

const read = async (trackId: string, paragraphId: string) =>
  (await database().rendering.findFirstOrThrow({ where: { trackId, paragraphId } })).text;

describe("appendDocument", () => {
  it("adds the part after the text, proposes a join across each seam, and gives every track its renderings", async () => {
    const { documentId, trackId, joins, viewer } = await buildParts();
    expect(joins).toHaveLength(2);
    const { items } = await listParagraphs(viewer, documentId, { limit: 100, all: false });
    expect(items.map((row) => row.text.slice(0, 4))).toEqual([
      "我们愿同",
      "疫情全球",
      "确告诉身",
      "展，前景",
      "当前，输",
    ]);
    expect(await database().rendering.count({ where: { trackId } })).toBe(5);
  });

  it("proposes the join when the part before stopped at a jump line, and sets the line aside with it", async () => {
    const { projectId, translator, viewer } = await buildProject();
    const text = "我们愿同各国一道努力，共同维护世界和平。\n\n双方的合作取得了积极的进\n（下转3版）";
    const { id } = await importDocument(translator, projectId, given(text));
    const part = await appendDocument(
      translator,
      id,
      given("（上接第1版）\n\n展，前景十分广阔，两国人民都十分期待。"),
    );
    const join = part.proposals.find((entry) => entry.kind === "join");
    await acceptProposal(translator, join?.id ?? "");
    const { items } = await listParagraphs(viewer, id, { limit: 10, all: false });
    expect(items.map((row) => row.text)).toEqual([
      "我们愿同各国一道努力，共同维护世界和平。",
      "双方的合作取得了积极的进展，前景十分广阔，两国人民都十分期待。",
    ]);
  });

  it.each([
    ["（下转第三版）", "（上接第一版）"],
    ["(下转3版)", "(上接1版)"],
    ["（紧接第2版）", "（紧接第1版）"],
    ["▶下转A4版", "【上接A1版】"],
    ["下转2版", "接1版"],
  ])("sets a mark at the beginning of a line aside, and gives it back: %s, %s", async (to, from) => {
    const { projectId, translator, viewer } = await buildProject();
    const first = `我们愿同各国一道努力，共同维护世界和平。\n\n双方的合作取得了积极的进\n\n${to}`;
    const { id } = await importDocument(translator, projectId, given(first));
    const second = `${from}展，前景十分广阔，两国人民都十分期待。`;
    const part = await appendDocument(translator, id, given(second));
    expect(part.proposals.map(({ kind }) => kind)).toEqual(["join", "jump-line"]);

    const { proposals } = await acceptAllProposals(translator, id);
    const { items } = await listParagraphs(viewer, id, { limit: 10, all: false });
    expect(items.map((row) => row.text)).toEqual([
      "我们愿同各国一道努力，共同维护世界和平。",
      "双方的合作取得了积极的进展，前景十分广阔，两国人民都十分期待。",
    ]);
    for (const proposal of proposals) await undoProposal(translator, proposal.id);
    const back = await listParagraphs(viewer, id, { limit: 10, all: false });
    expect(back.items.map((row) => row.text)).toEqual([...first.split("\n\n"), second]);
  });

  it("refuses the same part twice, viewers, and strangers", async () => {
    const { documentId, translator, viewer, stranger } = await buildParts();
    await expect(appendDocument(translator, documentId, given(SECOND))).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(appendDocument(viewer, documentId, given("新。"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(appendDocument(stranger, documentId, given("新。"))).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("joins with renderings", () => {
  it("brings the tail's words to the head, and takes exactly these out again", async () => {
    const built = await buildParts();
    const { documentId, trackId, joins, translator, viewer } = built;
    const [, head, tail] = (await listParagraphs(viewer, documentId, { limit: 10, all: true })).items.map(
      (row) => row.id,
    );
    await write(built, head ?? "", "Our envoys made it");
    await write(built, tail ?? "", "clear to compatriots.");
    await acceptProposal(translator, joins[0] ?? "");
    expect(await read(trackId, head ?? "")).toBe("Our envoys made it clear to compatriots.");

    await undoProposal(translator, joins[0] ?? "");
    expect(await read(trackId, head ?? "")).toBe("Our envoys made it");
    expect(await read(trackId, tail ?? "")).toBe("clear to compatriots.");
  });

  it("keeps work that was done after the join, and brings the tail's own words back", async () => {
    const built = await buildParts();
    const { documentId, trackId, joins, translator, viewer } = built;
    const [, head = "", tail = ""] = (
      await listParagraphs(viewer, documentId, { limit: 10, all: true })
    ).items.map((row) => row.id);
    await write(built, tail, "clear to compatriots.");
    await acceptProposal(translator, joins[0] ?? "");
    await write(built, head, "Our envoys told every compatriot clearly.");
    await undoProposal(translator, joins[0] ?? "");
    expect(await read(trackId, head)).toBe("Our envoys told every compatriot clearly.");
    expect(await read(trackId, tail)).toBe("clear to compatriots.");
    const marked = await database().rendering.findMany({ where: { trackId, needsWork: true } });
    expect(marked.map((row) => row.paragraphId).toSorted()).toEqual([head, tail].toSorted());
  });

  it.each([
    ["first then second, undoing the first", [0, 1], 0],
    ["first then second, undoing the second", [0, 1], 1],
    ["second then first, undoing the first", [1, 0], 0],
    ["second then first, undoing the second", [1, 0], 1],
  ])("takes a chain apart: %s", async (_name, order, undone) => {
    const built = await buildParts();
    const { documentId, trackId, joins, translator, viewer } = built;
    const [, a = "", b = "", c = ""] = (
      await listParagraphs(viewer, documentId, { limit: 10, all: true })
    ).items.map((row) => row.id);
    for (const [id, text] of [
      [a, "One"],
      [b, "two"],
      [c, "three."],
    ] as const)
      await write(built, id, text);
    for (const at of order) await acceptProposal(translator, joins[at] ?? "");
    expect(await read(trackId, a)).toBe("One two three.");
    const { items: joined } = await listParagraphs(viewer, documentId, { limit: 10, all: false });
    expect(joined).toHaveLength(3);

    await undoProposal(translator, joins[undone] ?? "");
    const left = undone === 0 ? ["One", "two three."] : ["One two", "three."];
    expect([await read(trackId, a), await read(trackId, undone === 0 ? b : c)]).toEqual(left);
    await undoProposal(translator, joins[1 - undone] ?? "");
    expect(await Promise.all([a, b, c].map((id) => read(trackId, id)))).toEqual(["One", "two", "three."]);
    const { items } = await listParagraphs(viewer, documentId, { limit: 10, all: false });
    expect(items.map((row) => row.text).join("\n\n")).toBe([FIRST, SECOND, THIRD].join("\n\n"));
  });

  it("accepts all in one go with the words of every track, chains as well as lone joins", async () => {
    const built = await buildParts();
    const { documentId, trackId, translator, viewer } = built;
    const lone = "我们将继续推动构建人类命运共\n\n同体，为世界和平与发展作出新的更大的贡献。";
    await appendDocument(translator, documentId, given(lone));
    const { items } = await listParagraphs(viewer, documentId, { limit: 20, all: true });
    const [, a = "", b = "", c = "", , d = "", e = ""] = items.map((row) => row.id);
    for (const [id, text] of [
      [a, "One"],
      [b, "two"],
      [c, "three."],
      [d, "Left"],
      [e, "right."],
    ] as const) {
      await write(built, id, text);
    }
    const { proposals } = await acceptAllProposals(translator, documentId);
    expect([await read(trackId, a), await read(trackId, d)]).toEqual(["One two three.", "Left right."]);
    for (const proposal of proposals) await undoProposal(translator, proposal.id);
    const texts = await Promise.all([a, b, c, d, e].map((id) => read(trackId, id)));
    expect(texts).toEqual(["One", "two", "three.", "Left", "right."]);
  });

  it("refuses, opens again, and accepts what was refused", async () => {
    const { joins, translator, viewer, stranger } = await buildParts();
    const id = joins[0] ?? "";
    expect(await refuseProposal(translator, id)).toMatchObject({ status: "refused" });
    expect(await undoProposal(translator, id)).toMatchObject({ status: "open" });
    expect(await acceptProposal(translator, id)).toMatchObject({ status: "accepted" });
    expect(await acceptProposal(translator, id)).toMatchObject({ status: "accepted" });
    expect(await refuseProposal(translator, id)).toMatchObject({ status: "refused" });
    await expect(acceptProposal(viewer, id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(acceptProposal(stranger, id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("an appended part", () => {
  const textsOf = async ({ viewer, documentId }: Awaited<ReturnType<typeof buildParts>>) =>
    (await listParagraphs(viewer, documentId, { limit: 100, all: true })).items.map(({ text }) => text);

  it("is taken back as a whole, the last one first, and may come again", async () => {
    const built = await buildParts();
    const { documentId, trackId, translator, viewer, stranger } = built;
    const before = await textsOf(built);
    const undo = (part: number, actor = translator) => undoAppend(actor, { documentId, part });
    await expect(undo(2, viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(undo(2, stranger)).rejects.toMatchObject({ code: "not-found" });
    await expect(undo(1)).rejects.toMatchObject({ code: "conflict", key: "import.laterPart" });
    for (const none of [0, 3]) await expect(undo(none)).rejects.toMatchObject({ code: "not-found" });
    expect(await undo(2)).toEqual({ removed: 2 });
    expect(await undo(1)).toEqual({ removed: 1 });
    expect(await textsOf(built)).toEqual(before.slice(0, 2));
    expect(await database().rendering.count({ where: { trackId } })).toBe(2);
    const proposals = await listProposals(viewer, documentId, { limit: 100 });
    expect(proposals.items.filter(({ kind }) => kind === "join")).toEqual([]);
    for (const part of [SECOND, THIRD])
      expect(await appendDocument(translator, documentId, given(part))).toMatchObject({
        part: part === SECOND ? 1 : 2,
      });
    expect(await textsOf(built)).toEqual(before);
  });

  it("stays when somebody wrote in it, or joined it to what was there", async () => {
    const written = await buildParts();
    const { items } = await listParagraphs(written.viewer, written.documentId, { limit: 100, all: false });
    await write(written, items[4]?.id ?? "", "At present the risk of imported cases grows.");
    const joined = await buildParts();
    await acceptProposal(joined.translator, joined.joins[1] ?? "");
    for (const { translator, documentId } of [written, joined])
      await expect(undoAppend(translator, { documentId, part: 2 })).rejects.toMatchObject({
        ...{ code: "conflict", key: "import.builtOn" },
      });
    // What was parted again is as it came.
    await undoProposal(joined.translator, joined.joins[1] ?? "");
    const { translator, documentId } = joined;
    expect(await undoAppend(translator, { documentId, part: 2 })).toEqual({ removed: 2 });
    expect((await textsOf(joined)).at(-1)).toBe(SECOND);
  });
});

describe("a look at what would come in", () => {
  it("tells paragraphs, proposals and the same file, and writes nothing", async () => {
    const built = await buildParts();
    const { documentId, projectId, translator, viewer, stranger } = built;
    const countAll = () => database().paragraph.count({ where: { document: { projectId } } });
    const before = await countAll();
    const part = "我们将继续努力。\n\n（下转3版）";
    const seen = await previewAppend(translator, documentId, async () => given(part));
    expect(seen).toMatchObject({ paragraphCount: 2, duplicate: null, proposals: [{ kind: "jump-line" }] });
    expect(seen.proposals[0]?.texts).toEqual(["（下转3版）"]);
    expect(await previewAppend(translator, documentId, async () => given(THIRD))).toMatchObject({
      duplicate: { documentId },
    });
    const whole = await previewImport(translator, projectId, async () => given(FIRST));
    expect(whole).toMatchObject({
      ...{ title: "part", paragraphCount: 2, kinds: { body: 2, heading: 0 }, duplicate: { documentId } },
      paragraphs: [{ kind: "body", text: expect.stringContaining("我们愿同") }, {}],
    });
    expect(await countAll()).toBe(before);
    for (const [actor, code] of [
      [viewer, "forbidden"],
      [stranger, "not-found"],
    ] as const) {
      await expect(previewImport(actor, projectId, async () => given(part))).rejects.toMatchObject({ code });
      await expect(previewAppend(actor, documentId, async () => given(part))).rejects.toMatchObject({ code });
    }
  });
});
