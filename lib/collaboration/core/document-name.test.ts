import { describe, expect, it } from "vitest";
import { channelName, parseDocumentName, renderingName } from "./document-name";

const id = "0193f0a0-1111-7abc-8def-0123456789ab";

describe("parseDocumentName", () => {
  it("reads back both kinds", () => {
    expect(parseDocumentName(renderingName(id))).toEqual({ kind: "rendering", renderingId: id });
    expect(parseDocumentName(channelName(id))).toEqual({ kind: "document", documentId: id });
  });

  it.each([
    ["nothing", ""],
    ["an id alone", id],
    ["another kind", `track:${id}`],
    ["a NUL", `rendering:${id}\0x`],
    ["a path", `rendering:../${id}`],
    ["capitals", `rendering:${id.toUpperCase()}`],
    ["a line break after it", `rendering:${id}\n`],
  ])("refuses %s", (_name, name) => {
    expect(parseDocumentName(name)).toBeNull();
  });
});
