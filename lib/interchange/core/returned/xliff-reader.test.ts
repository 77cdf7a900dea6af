import { describe, expect, it } from "vitest";
import { readXliffFile } from "@/lib/testing/xliff-files";
import { checksumOf } from "@/lib/text/core/checksum";
import { XLIFF_VERSIONS } from "@/lib/xliff/core/names";
import { textWriterFor } from "../formats";
import {
  buildDocument,
  buildRendering,
  buildRow,
  collect,
  DRAFT,
  OPTIONS,
  stream,
  TRACK,
} from "../torture.fixture";
import type { ReturnedFile } from "./returned";
import { ReturnedXliff } from "./xliff-reader";

function readReturned(file: string): ReturnedFile {
  const { files } = readXliffFile(file);
  const returned = new ReturnedXliff();
  for (const head of files) for (const unit of head.units) returned.add(head, unit);
  return returned.file(files);
}

const marks = [{ start: 0, end: 3, mark: "bold" }] as const;
const rows = [
  buildRow(1, "一", { [TRACK.id]: buildRendering("One", marks) }),
  buildRow(2, "二", { [DRAFT.id]: { ...buildRendering("Two"), state: "initial" } }),
];

describe("ReturnedXliff", () => {
  it.each(XLIFF_VERSIONS)("reads our own %s, a track for each file", async (version) => {
    const document = buildDocument([TRACK, DRAFT]);
    const file = await collect(textWriterFor(`xliff-${version}`).write(document, stream(rows), OPTIONS));
    const { documentId, tracks } = readReturned(file);
    expect(documentId).toBe(document.id);
    expect(tracks.map(({ id, name, language }) => [id, name, language])).toEqual([
      [TRACK.id, "Official", "en"],
      [DRAFT.id, "Draft A", "en"],
    ]);
    expect(tracks[0]?.texts[0]).toMatchObject({
      ...{ paragraphId: rows[0]?.paragraph.id, source: "一", checksum: checksumOf("一") },
      ...{ text: "One", marks, state: "reviewed", revision: 3 },
    });
    expect(tracks[1]?.texts).toMatchObject([
      { text: "", marks: null, revision: null },
      { text: "Two", state: "initial" },
    ]);
  });

  it("knows units by their ids where another program dropped what we said", () => {
    const id = "0198a000-0000-7000-8000-000000000001";
    const file = (unitId: string) =>
      `<xliff version="1.2"><file original="a.docx" source-language="zh-CN" target-language="en_US" datatype="x"><body><trans-unit id="${unitId}"><source>一</source><target>One</target></trans-unit></body></file></xliff>`;
    expect(readReturned(file(id)).tracks).toMatchObject([
      {
        id: null,
        name: "a.docx",
        language: "en-US",
        texts: [{ paragraphId: id, checksum: null, revision: null }],
      },
    ]);
    const [foreign] = readReturned(file("7")).tracks;
    expect(foreign?.texts[0]).toMatchObject({
      place: "unit 7",
      paragraphId: null,
      source: "一",
      state: null,
    });
  });

  it("counts what another program proposes, and takes none of it", () => {
    const file =
      '<xliff version="1.2"><file original="a" source-language="zh" target-language="en" datatype="x"><body><trans-unit id="1"><source>一</source><alt-trans><target>One</target></alt-trans></trans-unit></body></file></xliff>';
    const { candidates, tracks } = readReturned(file);
    expect([candidates, tracks[0]?.texts.map(({ text }) => text)]).toEqual([1, [""]]);
  });

  it("takes the files of another program as one track", () => {
    const one = (name: string) =>
      `<file original="${name}" source-language="zh" target-language="en" datatype="x"><body><trans-unit id="1"><source>${name}</source></trans-unit></body></file>`;
    const { tracks, documentId } = readReturned(`<xliff version="1.2">${one("a")}${one("b")}</xliff>`);
    expect(documentId).toBeNull();
    expect(tracks.map(({ texts }) => texts.map(({ source }) => source))).toEqual([["a", "b"]]);
  });
});
