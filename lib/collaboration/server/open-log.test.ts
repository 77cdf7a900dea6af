import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { findForeignContent } from "../core/check-content";
import { createRenderingDocument, readRichText, writeRichText } from "../core/rendering-document";
import { hasGaps, judge } from "./open-log";

/** Real updates of a text, each as a client would send it. */
function makeUpdates(texts: readonly string[]): Uint8Array[] {
  const doc = createRenderingDocument();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const text of texts) writeRichText(doc, { text, marks: [] });
  return updates;
}

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const damage = fc.oneof(
  fc.record({ kind: fc.constant("flip" as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant("cut" as const), at: fc.nat(), bit: fc.constant(0) }),
  fc.record({ kind: fc.constant("grow" as const), at: fc.nat(), bit: fc.nat({ max: 255 }) }),
);

function spoil(
  update: Uint8Array,
  { kind, at, bit }: { kind: "flip" | "cut" | "grow"; at: number; bit: number },
) {
  const place = at % Math.max(1, update.byteLength);
  if (kind === "cut") return update.slice(0, place);
  if (kind === "grow") return Uint8Array.from([...update, bit]);
  return update.map((byte, index) => (index === place ? byte ^ (1 << bit) : byte));
}

describe("judge", () => {
  it("takes every real update", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
        const doc = createRenderingDocument();
        for (const update of makeUpdates(texts)) expect(judge(doc, update)).toBeNull();
        expect(readRichText(doc).text).toBe(readRichText(createRenderingDocument(makeUpdates(texts))).text);
      }),
    );
  });

  it("whatever was done to the bytes: what it takes can be loaded again, whole and in our schema", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.nat(), damage, (texts, which, harm) => {
        const updates = makeUpdates(texts);
        const logged: Uint8Array[] = [];
        for (const [at, update] of updates.entries()) {
          const sent = at === which % updates.length ? spoil(update, harm) : update;
          const trial = createRenderingDocument(logged);
          if (judge(trial, sent) === null) logged.push(sent);
        }
        const loaded = createRenderingDocument(logged);
        expect(hasGaps(loaded)).toBe(false);
        expect(findForeignContent(loaded)).toEqual([]);
        expect(hasGaps(createRenderingDocument([Y.encodeStateAsUpdate(loaded)]))).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
