import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { readZip } from "@/lib/documents/server/docx/read-zip";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { type BuiltTrack, buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { zipOf } from "@/lib/testing/fuzz/mutate";
import { exportDocument } from "./export-document";
import { returnTexts } from "./return-texts";
import { exportQuery } from "./schema";
import { streamZip } from "./stream-zip";
import { listReturns, undoReturn } from "./undo-return";

async function exported(actor: Actor, documentId: string, format: string): Promise<Uint8Array> {
  const { body } = await exportDocument(actor, documentId, exportQuery.parse({ format }));
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** A track with a text for its first paragraph, and that file as its translator takes it home. */
async function build(): Promise<BuiltTrack & { readonly csv: string }> {
  const built = await buildTrack();
  await write(built, 0, "First.");
  return {
    ...built,
    csv: new TextDecoder().decode(await exported(built.translator, built.documentId, "csv")),
  };
}

async function write({ translator, trackId, paragraphIds }: BuiltTrack, at: number, text: string) {
  const paragraphId = paragraphIds[at] ?? "";
  return putRendering(translator, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
}

const give = (text: string, more: Partial<Parameters<typeof returnTexts>[2]> = {}) => ({
  ...{ bytes: new TextEncoder().encode(text), fileName: "back.csv", preview: false, take: [] },
  ...more,
});

/** A Word file whose text somebody edited. */
async function edited(file: Uint8Array, change: (xml: string) => string): Promise<Uint8Array> {
  const zip = await readZip(file, () => true);
  if (!zip.ok) throw new Error(zip.reason);
  const entries = [...zip.value.parts].map(([path, bytes]) => {
    const text = new TextDecoder().decode(bytes);
    return { path, pieces: [path === "word/document.xml" ? change(text) : text] };
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamZip(entries, "2021-01-03T08:00:00.000Z")) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function textsOf({ trackId, paragraphIds }: BuiltTrack) {
  const rows = await database().rendering.findMany({ where: { trackId } });
  return paragraphIds.map((id) => {
    const row = rows.find(({ paragraphId }) => paragraphId === id);
    return [row?.text, row?.state];
  });
}

/** The file as somebody worked on it: another first text, and one for the second paragraph. */
function workedOn(csv: string): string {
  const [head = "", first = "", second = "", ...rest] = csv.split("\r\n");
  return [
    head,
    first.replace("First.", "The first."),
    second.replace('"第二段。",""', '"第二段。","The second."'),
    ...rest,
  ].join("\r\n");
}

describe("returnTexts", () => {
  it.each(["", "back/"])(
    "takes plain files back, which are looked at first and undone as one: in %j",
    async (folder) => {
      const built = await build();
      await write(built, 1, "The second\nof them.");
      const zip = await readZip(await exported(built.translator, built.documentId, "moses"), () => true);
      if (!zip.ok) throw new Error(zip.reason);
      const parts = [...zip.value.parts].map(([name, bytes]): [string, Buffer] => {
        const text = Buffer.from(bytes).toString();
        return [
          folder + name,
          Buffer.from(name.endsWith(".en") ? text.replace("First.", "The first.") : text),
        ];
      });
      const bytes = new Uint8Array(await zipOf(parts));
      const file = { bytes, fileName: "back.zip", preview: true, take: [] };
      const counts = { created: 0, updated: 1, unchanged: 1, skipped: 0, conflict: 0 };
      expect(await returnTexts(built.translator, built.trackId, file)).toMatchObject({
        ...{ preview: true, returnId: null, format: "moses", counts },
      });
      expect((await textsOf(built))[0]?.[0]).toBe("First.");
      const done = await returnTexts(built.translator, built.trackId, { ...file, preview: false });
      expect(done).toMatchObject({ counts });
      expect((await textsOf(built)).map(([text]) => text).slice(0, 2)).toEqual([
        "The first.",
        "The second\nof them.",
      ]);
      await undoReturn(built.translator, done.returnId ?? "");
      expect((await textsOf(built))[0]?.[0]).toBe("First.");
    },
  );

  it("says first what it would do, then does it, and undoes it as one", async () => {
    const built = await build();
    const file = workedOn(built.csv);
    const preview = await returnTexts(built.translator, built.trackId, give(file, { preview: true }));
    expect(preview).toMatchObject({
      ...{ preview: true, returnId: null, format: "csv", seenAt: null },
      counts: { created: 1, updated: 1, unchanged: 1, skipped: 0, conflict: 0 },
    });
    expect(preview.items).toMatchObject([
      { place: "row 2", number: 1, verdict: "updated", before: "First.", text: "The first." },
      { place: "row 3", number: 2, verdict: "created", before: "", text: "The second." },
    ]);
    expect(await textsOf(built)).toMatchObject([
      ["First.", expect.anything()],
      ["", "initial"],
      ["", "initial"],
    ]);

    const done = await returnTexts(built.translator, built.trackId, give(file));
    expect(done.counts).toEqual(preview.counts);
    expect(await textsOf(built)).toEqual([
      ["The first.", "translated"],
      ["The second.", "translated"],
      ["", "initial"],
    ]);
    const again = await returnTexts(built.translator, built.trackId, give(file, { preview: true }));
    expect([again.counts.unchanged, again.seenAt === null]).toEqual([3, false]);

    expect(await undoReturn(built.translator, done.returnId ?? "")).toEqual({ restored: 2, kept: 0 });
    expect(await textsOf(built)).toMatchObject([
      ["First.", expect.anything()],
      ["", "initial"],
      ["", "initial"],
    ]);
    await expect(undoReturn(built.translator, done.returnId ?? "")).rejects.toMatchObject({
      code: "conflict",
    });
    const { items } = await listReturns(built.viewer, built.trackId);
    expect(items).toMatchObject([{ fileName: "back.csv", format: "csv", undoneAt: expect.any(String) }]);
  });

  it.each(["po", "jsonl", "tmx"])("takes what was changed in %s", async (format) => {
    const built = await build();
    const text = new TextDecoder().decode(await exported(built.translator, built.documentId, format));
    // Whoever finishes a message of PO takes its flag away.
    const file = text.replaceAll("First.", "The first.").replaceAll("#, fuzzy\n", "");
    const { counts } = await returnTexts(built.translator, built.trackId, give(file));
    expect(counts).toMatchObject({ created: 0, updated: 1, conflict: 0 });
    expect((await textsOf(built))[0]).toEqual(["The first.", "translated"]);
  });

  it.each(["docx", "xlsx", "csv", "tsv", "po", "jsonl", "tmx"])(
    "reads its own %s back as unchanged",
    async (format) => {
      const built = await build();
      await write(built, 1, '=1+1\t"a"\\n\nb');
      const bytes = await exported(built.translator, built.documentId, format);
      const report = await returnTexts(built.translator, built.trackId, {
        ...give("", { preview: true }),
        bytes,
      });
      expect([report.format, report.counts]).toEqual([
        format,
        // TMX has pairs alone.
        { created: 0, updated: 0, unchanged: format === "tmx" ? 2 : 3, skipped: 0, conflict: 0 },
      ]);
    },
  );

  it("takes a Word table back with its emphasis, and tells of a row that is gone", async () => {
    const built = await build();
    const file = await exported(built.translator, built.documentId, "docx");
    const bytes = await edited(file, (xml) => {
      const rows = xml.match(/<w:tr>.*?<\/w:tr>/gu) ?? [];
      return xml
        .replace(rows.at(-1) ?? "", "")
        .replace(/<w:t [^>]*>First\.<\/w:t>/u, "<w:t>The first.</w:t>");
    });
    const done = await returnTexts(built.translator, built.trackId, { ...give(""), bytes });
    expect(done.counts).toMatchObject({ updated: 1, unchanged: 1, skipped: 1 });
    expect(done.items).toMatchObject([
      { verdict: "updated", text: "The first." },
      { verdict: "skipped", reason: "left-out", number: 3 },
    ]);
    const slanted = await edited(await exported(built.translator, built.documentId, "docx"), (xml) =>
      xml.replace(
        /<w:rPr>(?<look>[^/]*\/>)<\/w:rPr>(?<text><w:t [^>]*>The first\.)/u,
        "<w:rPr><w:i/>$<look></w:rPr>$<text>",
      ),
    );
    const again = await returnTexts(built.translator, built.trackId, { ...give(""), bytes: slanted });
    expect(again.counts).toMatchObject({ updated: 1, unchanged: 2 });
    const where = { id: built.renderingIds[0] ?? "" };
    const { marks } = await database().rendering.findUniqueOrThrow({ where });
    expect(marks).toEqual([{ start: 0, end: 10, mark: "italic" }]);
    expect(await undoReturn(built.translator, again.returnId ?? "")).toEqual({ restored: 1, kept: 0 });
  });

  it("keeps what was changed since, unless a person decides for the file", async () => {
    const built = await build();
    await write(built, 0, "Changed here.");
    const file = workedOn(built.csv);
    const first = await returnTexts(built.translator, built.trackId, give(file));
    expect(first.counts).toMatchObject({ created: 1, conflict: 1 });
    expect(first.items[0]).toMatchObject({ reason: "changed-since", before: "Changed here." });
    expect((await textsOf(built))[0]?.[0]).toBe("Changed here.");
    const take = [built.paragraphIds[0] ?? ""];
    const second = await returnTexts(built.translator, built.trackId, give(file, { take }));
    expect(second.counts).toMatchObject({ updated: 1, unchanged: 2, conflict: 0 });
    expect((await textsOf(built))[0]?.[0]).toBe("The first.");
  });

  it("keeps what is final, and on undo what was changed since it came back", async () => {
    const built = await build();
    const file = workedOn(built.csv);
    const where = { id: built.renderingIds[0] ?? "" };
    await database().rendering.update({ where, data: { state: "final" } });
    const { returnId, items } = await returnTexts(built.translator, built.trackId, give(file));
    expect(items).toMatchObject([{ verdict: "skipped", reason: "final" }, { verdict: "created" }]);
    await write(built, 1, "Better.");
    expect(await undoReturn(built.translator, returnId ?? "")).toEqual({ restored: 0, kept: 1 });
    expect((await textsOf(built))[1]?.[0]).toBe("Better.");
  });

  it("keeps on undo what was given other emphasis since it came back", async () => {
    const built = await build();
    const { returnId } = await returnTexts(built.translator, built.trackId, give(workedOn(built.csv)));
    const marks = [{ start: 4, end: 9, mark: "italic" as const }];
    const paragraphId = built.paragraphIds[0] ?? "";
    await putRendering(built.translator, {
      ...{ trackId: built.trackId, paragraphId, rich: { text: "The first.", marks }, seen: null },
    });
    expect(await undoReturn(built.translator, returnId ?? "")).toEqual({ restored: 1, kept: 1 });
    expect((await textsOf(built)).map(([text]) => text)).toEqual(["The first.", "", ""]);
  });

  it("takes plain files into a project from English, whose Chinese is the translation", async () => {
    const document = await buildDocument({ texts: ["One.", "Two."] });
    await database().project.update({
      where: { id: document.projectId },
      data: { sourceLanguage: "en", targetLanguage: "zh-CN" },
    });
    const built = await buildTrack({ document });
    await database().track.update({ where: { id: built.trackId }, data: { language: "zh-CN" } });
    const texts = { "a.zh": "一。\n二。\n", "a.en": "One.\nTwo.\n", "a.fr": "Un.\n" };
    const parts = Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)] as const);
    const file = { ...give(""), bytes: new Uint8Array(await zipOf(parts)), fileName: "a.zip" };
    const { counts } = await returnTexts(built.translator, built.trackId, file);
    expect(counts).toMatchObject({ created: 2, skipped: 0 });
    expect((await textsOf(built)).map(([text]) => text)).toEqual(["一。", "二。"]);
  });

  it("takes of a TMX in several languages those of the track's", async () => {
    const built = await buildTrack();
    const tuv = (language: string, text: string) => `<tuv xml:lang="${language}"><seg>${text}</seg></tuv>`;
    const unit = `<tu>${tuv("ZH-CN", "第一段。")}${tuv("fr-FR", "Un.")}${tuv("EN-US", "One.")}</tu>`;
    const file = `<tmx version="1.4"><header srclang="zh-cn"/><body>${unit}</body></tmx>`;
    const { counts } = await returnTexts(built.translator, built.trackId, give(file));
    expect(counts).toMatchObject({ created: 1 });
    expect((await textsOf(built))[0]?.[0]).toBe("One.");
  });

  it("refuses viewers, strangers, locked tracks and files that bring nothing back", async () => {
    const built = await build();
    const file = give(workedOn(built.csv));
    await expect(returnTexts(built.viewer, built.trackId, file)).rejects.toMatchObject({ code: "forbidden" });
    await expect(returnTexts(built.stranger, built.trackId, file)).rejects.toMatchObject({
      code: "not-found",
    });
    for (const [text, key] of [
      ["", "returned.empty"],
      ["Only words.", "returned.not-returned"],
      ["a,b\n1,2\n", "returned.not-returned"],
      ['paragraph,Other [fr]\nx,"y"\n', "returned.other-track"],
    ] as const) {
      await expect(returnTexts(built.translator, built.trackId, give(text))).rejects.toMatchObject({ key });
    }
    await database().track.update({ where: { id: built.trackId }, data: { locked: true } });
    await expect(returnTexts(built.translator, built.trackId, file)).rejects.toMatchObject({
      key: "trackLocked",
    });
  });

  it("lets only who brought a file, or a reviewer, undo it", async () => {
    const built = await build();
    const { returnId } = await returnTexts(built.owner, built.trackId, give(workedOn(built.csv)));
    await expect(undoReturn(built.translator, returnId ?? "")).rejects.toMatchObject({ code: "forbidden" });
    await expect(undoReturn(built.stranger, returnId ?? "")).rejects.toMatchObject({ code: "not-found" });
    expect(await undoReturn(built.reviewer, returnId ?? "")).toMatchObject({ restored: 2 });
  });
});
