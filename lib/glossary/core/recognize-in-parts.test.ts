import fc from "fast-check";
import { expect, it } from "vitest";
import { findSafeMarks, recognizeInParts } from "./recognize-in-parts";
import { buildRecognizer } from "./recognizer";
import type { MatchConcept } from "./term";

const concept = (id: string, text: string): MatchConcept => ({
  ...{ id, externalId: null, doNotTranslate: false, fullThenShort: false },
  terms: [
    {
      ...{ id: `t-${id}`, language: "zh-CN", text, status: "preferred", type: null },
      ...{ validFrom: null, validUntil: null },
    },
  ],
});
const TERMS = ["命运共同体", "共同体", "共同", "5G", "什么？", "双循环"];
const recognizer = buildRecognizer(
  TERMS.map((text, at) => concept(`c${at}`, text)),
  "zh-CN",
);
const safe = findSafeMarks(TERMS);
const read = (text: string, most = 100_000) => {
  const steps = recognizeInParts(recognizer, text, { safe, most });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};

it("a mark that stands in a term is not safe, in either width", () => {
  expect([...safe]).toEqual(["。", "!", ";"]);
});

it("finds what is found in one go, and stops when it is too much", () => {
  const piece = fc.constantFrom(
    ...TERMS,
    "。",
    "！",
    "？",
    "；",
    " ",
    "\n",
    "”",
    "人类",
    "G",
    "5",
    "𠮷",
    "的",
  );
  const long = fc.array(piece, { minLength: 0, maxLength: 40 }).map((pieces) => pieces.join("").repeat(60));
  fc.assert(
    fc.property(long, (text) => {
      const whole = recognizer.recognize(text);
      expect(read(text)).toEqual(whole);
      const count = whole.reduce((sum, { inner }) => sum + 1 + inner.length, 0);
      if (count > 0) expect(read(text, count - 1)).toBeNull();
    }),
    { numRuns: 60 },
  );
});
