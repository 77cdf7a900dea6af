import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { importDocument } from "@/lib/documents/server/import-document";
import { joinParagraphs } from "@/lib/documents/server/join-paragraphs";
import { splitParagraph } from "@/lib/documents/server/split-paragraph";
import { createTrack } from "@/lib/renderings/server/create-track";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildDocument } from "@/lib/testing/build-texts";
import { exportDocument } from "./export-document";
import { listExportChoices } from "./list-export-choices";
import { previewExport } from "./preview-export";
import { returnTexts } from "./return-texts";
import { exportQuery } from "./schema";

const FILE = `1
00:00:01,000 --> 00:00:03,000
我们今天来到北京。

2
00:00:03,500 --> 00:00:05,000
天气很好。

3
01:00:00,000 --> 01:00:02,000
大家都来了。他们很高兴。
`;

const query = (search: Record<string, unknown>) => exportQuery.parse(search);

async function buildFilm() {
  const project = await buildProject();
  const { translator, projectId } = project;
  const bytes = new TextEncoder().encode(FILE);
  const { id: documentId } = await importDocument(translator, projectId, { bytes, fileName: "film.srt" });
  const { id: trackId } = await createTrack(translator, documentId, {
    ...{ name: "Official", language: "en", kind: "draft", attribution: "", citation: "", date: null },
  });
  const rows = await database().paragraph.findMany({
    where: { documentId },
    orderBy: { orderKey: "asc" },
    include: { renderings: { where: { trackId } } },
  });
  const write = async (search: Record<string, unknown>) => {
    const { body } = await exportDocument(project.viewer, documentId, query(search));
    return new Response(body).text();
  };
  return { ...project, documentId, trackId, rows, write };
}

describe("subtitles", () => {
  it("go out with the times that they came in with", async () => {
    const { viewer, documentId, write } = await buildFilm();
    expect(await write({ format: "srt" })).toBe(FILE.replace(/\n$/u, "\n\n"));
    expect(await listExportChoices(viewer, documentId)).toMatchObject({ hasTimes: true });
  });

  it("are shown from the first beginning to the last end when they were joined, and one after the other when cut", async () => {
    const { translator, rows, write } = await buildFilm();
    const [first, second, third] = rows.map(({ id }) => id);
    await joinParagraphs(translator, first ?? "", { withId: second ?? "", seen: null });
    await splitParagraph(translator, third ?? "", { offset: 6, seen: null });
    expect((await write({ format: "srt" })).match(/.* --> .*/gu)).toEqual([
      "00:00:01,000 --> 00:00:05,000",
      "01:00:00,000 --> 01:00:01,000",
      "01:00:01,000 --> 01:00:02,000",
    ]);
  });

  it("leave out what was put in without a time, and say so", async () => {
    const { viewer, documentId, rows, write } = await buildFilm();
    const data = { documentId, orderKey: `${rows.at(-1)?.orderKey}V`, kind: "body" as const };
    await database().paragraph.create({ data: { ...data, piece: "片尾", text: "片尾" } });
    expect(await write({ format: "vtt" })).not.toContain("片尾");
    const { loss } = await previewExport(viewer, documentId, query({ format: "vtt" }));
    expect(loss).toContainEqual({ code: "times", count: 1, examples: [{ paragraph: 4, quote: "片尾" }] });
  });

  it("come back as WebVTT", async () => {
    const { translator, trackId, rows, write } = await buildFilm();
    const [rendering] = rows.flatMap(({ renderings }) => renderings);
    await database().rendering.update({ where: { id: rendering?.id ?? "" }, data: { state: "translated" } });
    const file = (await write({ format: "vtt" })).replaceAll(
      /(<lang zh-CN>)(.*)(<\/lang>)/gu,
      "$1$2$3\n<lang en>So: $2$3",
    );
    const given = { bytes: new TextEncoder().encode(file), fileName: "film.vtt", preview: true, take: [] };
    const report = await returnTexts(translator, trackId, given);
    expect(report).toMatchObject({ format: "vtt", counts: { created: 3, conflict: 0, skipped: 0 } });
    expect(report.items[0]).toMatchObject({ number: 1, text: "So: 我们今天来到北京。", sourceInFile: null });
  });

  it("are refused in one sentence for a text that was none", async () => {
    const { viewer, documentId } = await buildDocument();
    const refused = exportDocument(viewer, documentId, query({ format: "srt" }));
    await expect(refused).rejects.toMatchObject({ code: "invalid", key: "exportTimes" });
    expect(await listExportChoices(viewer, documentId)).toMatchObject({ hasTimes: false });
  });
});
