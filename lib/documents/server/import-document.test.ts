import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { type BuiltProject, buildProject } from "@/lib/testing/build-accounts";
import { acceptAllProposals } from "./accept-all-proposals";
import { deleteDocument } from "./delete-document";
import { getDocument } from "./get-document";
import { getSource } from "./get-source";
import { importDocument } from "./import-document";
import { listDocuments } from "./list-documents";
import { listParagraphs } from "./list-paragraphs";
import { listProposals } from "./list-proposals";
import { restoreDocument } from "./restore-document";
import type { GivenFile } from "./take-file";
import { undoProposal } from "./undo-proposal";
import { updateDocument } from "./update-document";

const file = (text: string, more: Partial<GivenFile> = {}): GivenFile => ({
  bytes: new TextEncoder().encode(text),
  fileName: "采访.md",
  ...more,
});

const PAGE = `# 外交部门负责人接受联合采访

2021年3月5日，外交部门负责人在北京接受采访。  
本报记者高原摄

**记者：**您如何看待今年的形势？

**负责人：**今年形势总体稳定。我们始终坚持独立自主的和平外交政策，推动同周边国家的关系不断

向前发展，取得了新的成果。

我们愿同各方一道，推动合作向更高质量迈进。  
(下转3版)
`;

let project: BuiltProject;
beforeAll(async () => {
  project = await buildProject();
});

const shown = async (documentId: string) =>
  (await listParagraphs(project.viewer, documentId, { limit: 1000, all: false })).items;

describe("importDocument", () => {
  it("keeps the text with its structure, the proposals and the bytes", async () => {
    const { projectId, translator, viewer } = await buildProject();
    const done = await importDocument(translator, projectId, file(PAGE));
    expect(done).toMatchObject({
      title: "外交部门负责人接受联合采访",
      paragraphCount: 6,
      format: "markdown",
      encoding: "utf-8",
      certain: true,
    });
    expect(done.proposals.map((entry) => entry.kind)).toEqual(["caption", "join", "jump-line"]);

    const { items } = await listParagraphs(viewer, done.id, { limit: 4, all: false });
    expect(items.map((row) => [row.kind, row.speaker, row.turn])).toEqual([
      ["heading", null, null],
      ["body", null, null],
      ["body", "记者", "question"],
      ["body", "负责人", "answer"],
    ]);
    expect((await listProposals(viewer, done.id, { limit: 2 })).items).toEqual(done.proposals.slice(0, 2));
    expect(new TextDecoder().decode((await getSource(viewer, done.id, 0)).bytes)).toBe(PAGE);
    expect((await getDocument(viewer, done.id)).sourceFiles).toMatchObject([
      { part: 0, fileName: "采访.md", format: "markdown" },
    ]);
    expect((await listDocuments(viewer, projectId, { limit: 10 })).items).toMatchObject([
      { id: done.id, paragraphCount: 6, openProposals: 3 },
    ]);
  });

  it("accepts all and gives back exactly what was there, in any order of undoing", async () => {
    const done = await importDocument(
      project.translator,
      project.projectId,
      file(PAGE, { allowDuplicate: true }),
    );
    const before = await shown(done.id);
    const { accepted, proposals } = await acceptAllProposals(project.translator, done.id);
    expect(accepted).toBe(3);
    const after = await shown(done.id);
    expect(after.map((row) => row.kind)).toEqual(["heading", "caption", "body", "body", "body"]);
    expect(after[3]?.text).toBe(
      "今年形势总体稳定。我们始终坚持独立自主的和平外交政策，推动同周边国家的关系不断向前发展，取得了新的成果。",
    );
    expect(after[4]?.text).toBe("我们愿同各方一道，推动合作向更高质量迈进。");

    for (const proposal of [proposals[1], proposals[0], proposals[2]])
      await undoProposal(project.translator, proposal?.id ?? "");
    const undone = await shown(done.id);
    const said = (rows: typeof before) => rows.map(({ revision: _revision, ...row }) => row);
    expect(said(undone)).toEqual(said(before));
    expect(
      (await listProposals(project.viewer, done.id, { limit: 10, status: "undone" })).items,
    ).toHaveLength(3);
  });

  it("notices the same bytes in the project, and takes them when told to", async () => {
    const text = "同样的一段文字。";
    const first = await importDocument(project.translator, project.projectId, file(text));
    await expect(importDocument(project.reviewer, project.projectId, file(text))).rejects.toMatchObject({
      code: "conflict",
      detail: { reason: "duplicate", documentId: first.id },
    });
    await importDocument(project.translator, project.projectId, file(text, { allowDuplicate: true }));
    const other = await buildProject();
    await importDocument(other.translator, other.projectId, file(text));
  });

  it("takes subtitles cue by cue, and knows the lines of their times", async () => {
    const cues =
      "1\n00:00:01,000 --> 00:00:02,000\n我们今天\n\n2\n00:00:03,000 --> 00:00:04,000\n来到北京。\n";
    const done = await importDocument(project.translator, project.projectId, file(cues));
    expect(done).toMatchObject({ format: "srt", paragraphCount: 2, proposals: [] });
    const rows = await database().paragraph.findMany({
      where: { documentId: done.id },
      orderBy: { orderKey: "asc" },
    });
    expect(rows.map(({ text, sourceLine }) => [text, sourceLine])).toEqual([
      ["我们今天", 2],
      ["来到北京。", 6],
    ]);
  });

  it("reads GB18030, and says that the encoding was guessed", async () => {
    const bytes = Uint8Array.from(
      Buffer.from("d6d0b9facde2bdbbceaac8cbc3f1b7fecef1a3accac0bde7bacdc6bdd3ebb7a2d5b9a1a3", "hex"),
    );
    const done = await importDocument(project.translator, project.projectId, {
      bytes,
      fileName: "老文件.txt",
    });
    expect(done).toMatchObject({ encoding: "gb18030", certain: false, title: "老文件" });
    expect((await shown(done.id))[0]?.text).toBe("中国外交为人民服务，世界和平与发展。");
  });

  it.each([
    ["an empty file", new Uint8Array(), "import.empty"],
    ["characters without width", new TextEncoder().encode("\u200b\u200d\n\u2060"), "import.empty"],
    [
      "a fault in UTF-8",
      Buffer.concat([Buffer.from("世界和平与发展，合作共赢。\n合作共赢，"), Buffer.from([0xff])]),
      "import.broken-utf-8",
    ],
    [
      "a paragraph without end",
      new TextEncoder().encode(`开头。\n\n${"河".repeat(100_001)}`),
      "import.long-paragraph",
    ],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "import.binary"],
    ["a zip that is none", Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9, 9]), "import.damaged"],
    ["a PDF", new TextEncoder().encode("%PDF-1.4"), "import.unsupported-format"],
  ])("refuses %s with one sentence and leaves nothing behind", async (_name, bytes, key) => {
    const { projectId, translator } = await buildProject();
    await expect(importDocument(translator, projectId, { bytes, fileName: "a.docx" })).rejects.toMatchObject({
      key,
    });
    expect(await database().document.count({ where: { projectId } })).toBe(0);
  });

  it("refuses viewers, and does not know strangers", async () => {
    await expect(importDocument(project.viewer, project.projectId, file("甲。"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(importDocument(project.stranger, project.projectId, file("甲。"))).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("takes a million characters", async () => {
    const paragraph =
      "中国同各国携手前行，推动构建人类命运共同体，坚持走和平发展道路，维护国际公平正义，促进世界共同繁荣。";
    const text = Array.from(
      { length: 10_000 },
      (_, at) => `${`${at}号段落：${paragraph}${paragraph}`.slice(0, 97)}。`,
    ).join("\n\n");
    const done = await importDocument(
      project.translator,
      project.projectId,
      file(text, { fileName: "长文.txt" }),
    );
    expect(done.paragraphCount).toBe(10_000);
  });
});

describe("the same bytes at once", () => {
  it("become one document", async () => {
    const text = file("四次同时导入的同一篇文字。");
    const all = Array.from({ length: 4 }, () => importDocument(project.translator, project.projectId, text));
    const done = await Promise.allSettled(all);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const refused = done.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toMatchObject(Array(3).fill({ code: "conflict", key: "import.duplicate" }));
  });
});

describe("documents", () => {
  it("are changed by translators, deleted and brought back by owners", async () => {
    const done = await importDocument(project.translator, project.projectId, file("可以删除的文字。"));
    const change = { title: "新题", date: "2020-12-31", occasion: "年终采访" };
    expect(await updateDocument(project.translator, done.id, change)).toMatchObject(change);
    const where = { objectId: done.id, action: "document.update" };
    expect(await database().auditEvent.findMany({ where })).toMatchObject([
      { actorId: project.translator.id, details: { fields: "title, occasion, date" } },
    ]);
    await expect(updateDocument(project.viewer, done.id, change)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateDocument(project.stranger, done.id, change)).rejects.toMatchObject({
      code: "not-found",
    });

    await expect(deleteDocument(project.reviewer, done.id)).rejects.toMatchObject({ code: "forbidden" });
    await deleteDocument(project.owner, done.id);
    await expect(getDocument(project.owner, done.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreDocument(project.stranger, done.id)).rejects.toMatchObject({ code: "not-found" });
    expect(await restoreDocument(project.owner, done.id)).toMatchObject({
      id: done.id,
      title: "新题",
      date: "2020-12-31",
    });
  });
});

const INTERVIEW = new URL("../../../../shared/data/wang-yi-interview-2020.md", import.meta.url);

describe.runIf(existsSync(INTERVIEW))("the interview of 2020", () => {
  it("is imported; 83 paragraphs become 80, and undo restores exactly", async () => {
    const bytes = new Uint8Array(readFileSync(INTERVIEW));
    const done = await importDocument(project.translator, project.projectId, {
      bytes,
      fileName: "interview.md",
    });
    expect(done).toMatchObject({ paragraphCount: 83 });
    const before = await shown(done.id);
    const { proposals } = await acceptAllProposals(project.translator, done.id);
    expect(proposals.map((entry) => entry.kind).toSorted()).toEqual([
      "caption",
      "join",
      "join",
      "join",
      "jump-line",
    ]);
    const after = await shown(done.id);
    expect(after).toHaveLength(80);
    expect(after.at(-1)?.text.endsWith("向更高质量迈进。")).toBe(true);
    for (const proposal of proposals) await undoProposal(project.translator, proposal.id);
    const texts = (rows: typeof before) => rows.map((row) => [row.id, row.kind, row.text, row.marks]);
    expect(texts(await shown(done.id))).toEqual(texts(before));
  });
});
