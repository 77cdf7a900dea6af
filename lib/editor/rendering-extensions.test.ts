import { getSchema } from "@tiptap/core";
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { findForeignContent } from "@/lib/collaboration/core/check-content";
import {
  createRenderingDocument,
  FRAGMENT,
  readRichText,
  writeRichText,
} from "@/lib/collaboration/core/rendering-document";
import { RENDERING_SCHEMA_EXTENSIONS } from "./rendering-extensions";

const schema = getSchema(RENDERING_SCHEMA_EXTENSIONS);

describe("the editor's schema", () => {
  it("is one paragraph of text with bold and italic", () => {
    expect([Object.keys(schema.nodes), Object.keys(schema.marks)]).toEqual([
      ["paragraph", "doc", "text"],
      ["bold", "italic"],
    ]);
    expect(schema.nodes.paragraph?.whitespace).toBe("pre");
    expect(schema.topNodeType.contentMatch.matchType(schema.nodes.paragraph as never)?.validEnd).toBe(true);
  });

  it("shows what the server writes", () => {
    const doc = createRenderingDocument();
    const rich = { text: "One\n two", marks: [{ start: 5, end: 8, mark: "bold" as const }] };
    writeRichText(doc, rich);
    const shown = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(FRAGMENT), schema);
    shown.check();
    expect(shown.textContent).toBe("One\n two");
    expect(shown.firstChild?.lastChild?.marks.map(({ type }) => type.name)).toEqual(["bold"]);
  });

  it("writes what the server reads, and nothing that it refuses", () => {
    const doc = new Y.Doc();
    const content = [{ type: "text", text: "a\nb", marks: [{ type: "italic" }] }];
    prosemirrorJSONToYXmlFragment(
      schema,
      { type: "doc", content: [{ type: "paragraph", content }] },
      doc.getXmlFragment(FRAGMENT),
    );
    expect(readRichText(doc)).toEqual({ text: "a\nb", marks: [{ start: 0, end: 3, mark: "italic" }] });
    expect(findForeignContent(doc)).toEqual([]);
  });
});
