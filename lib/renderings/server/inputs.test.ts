import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readTrackImport } from "@/lib/alignment/server/read-import";
import { listParagraphs } from "@/lib/documents/server/list-paragraphs";
import * as documents from "@/lib/documents/server/schema";
import { listOperations } from "@/lib/http/all-operations";
import { openApiDocument } from "@/lib/http/openapi";
import { buildTrack } from "@/lib/testing/build-texts";
import { listRenderings } from "./get-rendering";
import * as rows from "./rows-schema";
import * as renderings from "./schema";

const TOO_LARGE = "99999999999999";

describe("what is asked for", () => {
  it.each([
    ["documents", { cursor: "abc" }, documents.listDocuments.query],
    ["paragraphs", { cursor: "abc" }, documents.listParagraphs.query],
    ["paragraphs", { cursor: "\0" }, documents.listParagraphs.query],
    ["proposals", { cursor: TOO_LARGE }, documents.listProposals.query],
    ["renderings", { cursor: "abc" }, renderings.listRenderings.query],
    ["revisions", { cursor: "abc" }, renderings.listRevisions.query],
    ["revisions", { cursor: "99999999999" }, renderings.listRevisions.query],
    ["rows", { cursor: String(TOO_LARGE) }, rows.listRows.query],
    ["a row", { q: "\0" }, rows.findRow.query],
    ["a row", { after: TOO_LARGE }, rows.findRow.query],
    ["a track's name", { name: "a\0b" }, renderings.createTrack.body],
    ["a track's citation", { citation: "\ud800" }, renderings.updateTrack.body],
    ["a track's date", { date: "0000-01-01" }, renderings.updateTrack.body],
    ["a document's date", { date: "0000-01-01" }, documents.updateDocument.body],
    ["a comment", { state: "translated", comment: "a\0b" }, renderings.setState.body],
    ["a revision", { revision: 99_999_999_999 }, renderings.restoreRevision.body],
    ["a document's title", { title: "a\0b" }, documents.updateDocument.body],
    ["a document's citation", { citation: "\udc00" }, documents.updateDocument.body],
  ])("of %s is refused by its field: %j", (_name, given, schema) => {
    const parsed = schema?.safeParse(given);
    expect(parsed?.error?.issues.map(({ path }) => path.join("."))).toEqual([Object.keys(given).at(-1)]);
  });

  it("goes on after paragraphs of the same document only", async () => {
    const { documentId, trackId, viewer } = await buildTrack();
    const page = { limit: 2, cursor: randomUUID() };
    const refusal = { code: "invalid", fields: { cursor: expect.any(String) } };
    await expect(listParagraphs(viewer, documentId, { ...page, all: true })).rejects.toMatchObject(refusal);
    await expect(listRenderings(viewer, trackId, page)).rejects.toMatchObject(refusal);
  });
});

describe("readTrackImport", () => {
  const json = (body: unknown) =>
    new Request("http://localhost/", {
      ...{ method: "POST", body: JSON.stringify(body) },
      headers: { "content-type": "application/json" },
    });
  const textOf = ({ bytes }: { bytes: Uint8Array }) => new TextDecoder().decode(bytes);

  it("takes text as other imports have it, and as it always did", async () => {
    const given = await readTrackImport(json({ format: "markdown", content: "**One**" }), false);
    expect([textOf(given), given.format]).toEqual(["**One**", "markdown"]);
    expect(textOf(await readTrackImport(json({ text: "Two" }), true))).toBe("Two");
    const body = new FormData();
    body.set("file", new File(["Three"], "three.txt"));
    body.set("replace", "true");
    const form = await readTrackImport(new Request("http://localhost/", { method: "POST", body }), false);
    expect(form).toMatchObject({ fileName: "three.txt", replace: true, preview: false });
    expect(textOf(form)).toBe("Three");
  });

  it("names every field that is wrong", async () => {
    await expect(readTrackImport(json({ format: "tex", colour: 1 }), false)).rejects.toMatchObject({
      ...{ code: "invalid", fields: { format: expect.any(String), colour: "This field is not known." } },
    });
    await expect(readTrackImport(json({}), false)).rejects.toMatchObject({
      fields: { content: expect.any(String) },
    });
    await expect(readTrackImport(json({ text: "a", content: "b" }), false)).rejects.toMatchObject({
      fields: { text: expect.any(String) },
    });
  });
});

describe("the description of the API", () => {
  it("says what uploads hold, and where If-Match counts", () => {
    const { paths } = openApiDocument(listOperations(), "http://localhost") as {
      paths: Record<string, Record<string, unknown>>;
    };
    for (const path of [
      "/projects/{projectId}/documents",
      "/documents/{documentId}/append",
      "/tracks/{trackId}/import",
    ])
      expect(paths[path]?.post, path).toMatchObject({
        requestBody: {
          content: {
            "multipart/form-data": { schema: { properties: { file: { format: "binary" } } } },
            "application/json": { schema: { properties: { content: { type: "string" } } } },
          },
        },
      });
    const ifMatch = { parameters: expect.arrayContaining([expect.objectContaining({ in: "header" })]) };
    expect(paths["/tracks/{trackId}/renderings/{paragraphId}"]?.put).toMatchObject(ifMatch);
    expect(paths["/renderings/{renderingId}/state"]?.post).toMatchObject(ifMatch);
    expect(paths["/renderings/{renderingId}/restore"]?.post).toMatchObject(ifMatch);
  });
});
