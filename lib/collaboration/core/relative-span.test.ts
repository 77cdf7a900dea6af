import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { fromRelativeSpan, toRelativeSpan } from "./relative-span";
import { createRenderingDocument, FRAGMENT, readText, writeRichText } from "./rendering-document";

const write = (doc: Y.Doc, text: string) => writeRichText(doc, { text, marks: [] });

function marked(text: string, quote: string) {
  const doc = createRenderingDocument();
  write(doc, text);
  const start = text.indexOf(quote);
  const span = toRelativeSpan(doc, { start, end: start + quote.length });
  if (span === null) throw new Error("The quote is in the text.");
  const now = () => {
    const found = fromRelativeSpan(doc, span);
    return found && readText(doc).slice(found.start, found.end);
  };
  return { doc, now };
}

/** Writes on both sides of the quote and leaves its letters alone, as an editor does. */
function replaceAround(doc: Y.Doc, after: string): void {
  const text = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const [before, now] = [readText(doc), after].map((whole) => whole.split("⟦q⟧"));
  const [head = "", tail = ""] = before ?? [];
  text.delete(head.length + 3, tail.length);
  text.insert(head.length + 3, now?.[1] ?? "", {});
  text.delete(0, head.length);
  text.insert(0, now?.[0] ?? "", {});
}

describe("a relative span", () => {
  it.each([
    ["moves with its words", "Therefore we made good progress.", "good"],
    ["leaves out what is written beside it", "we made very good, steady progress.", "good"],
    ["keeps what is left of it", "we made goprogress.", "go"],
    ["is nowhere when its words are gone", "we made progress.", null],
  ])("%s", (_name, after, expected) => {
    const { doc, now } = marked("we made good progress.", "good");
    write(doc, after);
    expect(now()).toBe(expected);
  });

  it("outlives merging of the log, and lies at the same words for everybody", () => {
    const { doc } = marked("we made good progress.", "good");
    const span = toRelativeSpan(doc, { start: 8, end: 12 });
    write(doc, "Last year we made good progress.");
    const other = createRenderingDocument([Y.mergeUpdates([Y.encodeStateAsUpdate(doc)])]);
    const found = span && fromRelativeSpan(other, span);
    expect(found && readText(other).slice(found.start, found.end)).toBe("good");
  });

  it("is none outside of the text, and in a text that is none", () => {
    const { doc } = marked("we made good progress.", "good");
    expect(toRelativeSpan(doc, { start: 3, end: 99 })).toBeNull();
    expect(toRelativeSpan(doc, { start: 3, end: 3 })).toBeNull();
    expect(toRelativeSpan(new Y.Doc(), { start: 0, end: 1 })).toBeNull();
  });

  it("keeps a whole quote under what several people write and take out around it at once", () => {
    const stretch = fc.string({ maxLength: 10, unit: fc.constantFrom("a", "b", " ", "中") });
    const edit = fc.record({ isOther: fc.boolean(), isAfter: fc.boolean(), stretch, remove: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const { doc, now } = marked("one ⟦q⟧ two", "⟦q⟧");
        const other = createRenderingDocument([Y.encodeStateAsUpdate(doc)]);
        for (const { isOther, isAfter, stretch, remove } of edits) {
          const [before = "", after = ""] = readText(isOther ? other : doc).split("⟦q⟧");
          const text = isAfter
            ? `${before}⟦q⟧${stretch}${after.slice(remove)}`
            : `${before.slice(remove)}${stretch}⟦q⟧${after}`;
          replaceAround(isOther ? other : doc, text);
        }
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        expect(now()).toBe("⟦q⟧");
      }),
    );
  });
});
