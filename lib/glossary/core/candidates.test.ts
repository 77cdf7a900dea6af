import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCandidates } from "./candidates";
import { buildRecognizer } from "./recognizer";

const PARAGRAPHS = [
  "我们要建设数字丝绸之路，数字丝绸之路连接沿线各国的市场。",
  "双方商定把数字丝绸之路写进联合声明，并设立数字贸易专家组。",
  "专家们认为，数字贸易专家组应当尽快开会，讨论《跨境数据流动框架》。",
  "“小院高墙”损人不利己；我们反对“小院高墙”。至于“别的说法”，只提一次。",
  "搞小院高墙没有出路。数字丝绸之路前景广阔，数字贸易专家组责任重大。",
];
const known = (text: string) =>
  buildRecognizer(
    [
      {
        id: text,
        externalId: null,
        doNotTranslate: false,
        fullThenShort: false,
        terms: [
          {
            id: text,
            language: "zh",
            text,
            status: "preferred",
            validFrom: null,
            validUntil: null,
            type: null,
          },
        ],
      },
    ],
    "zh",
  );

describe("findCandidates", () => {
  const found = findCandidates(PARAGRAPHS, { recognizer: null });
  const texts = found.map(({ text }) => text);

  it("finds phrases that stand often, with how often and where", () => {
    expect(found.find(({ text }) => text === "数字丝绸之路")).toMatchObject({
      kind: "phrase",
      frequency: 4,
      contexts: [
        { paragraph: 0, start: 5, end: 11 },
        { paragraph: 0, start: 12, end: 18 },
        { paragraph: 1, start: 5, end: 11 },
        { paragraph: 4, start: 10, end: 16 },
      ],
    });
    expect(texts).toContain("数字贸易专家组");
  });

  it("finds a slogan that comes back, counted without its marks too, and a title at once", () => {
    expect(found.find(({ text }) => text === "小院高墙")).toMatchObject({ kind: "quoted", frequency: 3 });
    expect(found.find(({ text }) => text === "跨境数据流动框架")).toMatchObject({
      kind: "title",
      frequency: 1,
    });
    expect(texts).not.toContain("别的说法");
  });

  it("leaves out parts of what is longer, particles at the edges and words of every speech", () => {
    for (const wrong of ["丝绸之", "字丝绸之路", "数字丝绸", "院高墙", "的市场", "我们"])
      expect(texts).not.toContain(wrong);
  });

  it("leaves out what the glossary has", () => {
    const others = findCandidates(PARAGRAPHS, { recognizer: known("数字丝绸之路") }).map(({ text }) => text);
    expect(others).not.toContain("数字丝绸之路");
    expect(others).not.toContain("丝绸之路");
    expect(others).toContain("数字贸易专家组");
    expect(
      findCandidates(PARAGRAPHS, { recognizer: known("小院高墙") }).map(({ text }) => text),
    ).not.toContain("小院高墙");
  });

  it("gives at most what is asked, the best first", () => {
    const few = findCandidates(PARAGRAPHS, { recognizer: null, limit: 2 });
    expect(few).toEqual(found.slice(0, 2));
  });

  it("finds nothing in nothing", () => {
    expect(findCandidates([], { recognizer: null })).toEqual([]);
    expect(findCandidates(["", "，。"], { recognizer: null })).toEqual([]);
  });

  it("tells places where the candidate stands, whatever the text", () => {
    const text = fc.array(fc.constantFrom("甲", "乙", "丙", "丁", "“", "”", "，", "5G", "𠮷", " "), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (all) => {
        const paragraphs = all.map((parts) => parts.join(""));
        for (const { text: candidate, contexts, frequency } of findCandidates(paragraphs, {
          recognizer: null,
        })) {
          expect(contexts.length).toBeLessThanOrEqual(frequency);
          const [first] = contexts;
          expect(
            paragraphs[first?.paragraph ?? 0]?.slice(first?.start, first?.end).replace(/[“” ]/g, ""),
          ).toBe(candidate.replace(/[“” ]/g, ""));
        }
      }),
    );
  });
});
