import { describe, expect, it } from "vitest";
import { cutLinks, cutTarget, joinLinks, type LinkedTexts } from "./cut-links";
import type { SentenceLink } from "./links";

const SOURCE = "我们来了。你们好。大家都在。";
const TARGET = "We came. Hello. Everybody is here.";

function link(source: string | null, target: string | null): SentenceLink {
  const spanIn = (text: string, quote: string | null) =>
    quote === null ? null : { start: text.indexOf(quote), end: text.indexOf(quote) + quote.length, quote };
  return { source: spanIn(SOURCE, source), target: spanIn(TARGET, target), confidence: 1, fixed: false };
}

const texts = (links: readonly SentenceLink[], target = TARGET): LinkedTexts => ({
  kept: { links, sourceLength: SOURCE.length, targetLength: TARGET.length },
  source: SOURCE,
  target,
});
const THREE = [
  link("我们来了。", "We came."),
  link("你们好。", "Hello."),
  link("大家都在。", "Everybody is here."),
];

describe("cutTarget", () => {
  it.each([
    ["between the first two", THREE, TARGET, 5, { end: 8, start: 9 }],
    ["between the last two", THREE, TARGET, 9, { end: 15, start: 16 }],
    ["inside a sentence", THREE, TARGET, 3, null],
    ["beside a sentence without a link", [THREE[0], THREE[2]], TARGET, 9, null],
    [
      "where all that follows was left out",
      [link("我们来了。", TARGET), link("你们好。", null)],
      TARGET,
      5,
      null,
    ],
    [
      "in another order",
      [link("我们来了。", "Hello."), link("你们好。", "We came."), THREE[2]],
      TARGET,
      5,
      null,
    ],
    ["after a change elsewhere", THREE, `${TARGET.slice(0, -1)}, too.`, 5, { end: 8, start: 9 }],
    ["without links", [], TARGET, 5, null],
  ] as const)("%s", (_name, links, target, offset, place) => {
    const given = links.flatMap((each) => each ?? []);
    expect(cutTarget(texts(given, target), offset)).toEqual(place);
  });
});

describe("cutLinks and joinLinks", () => {
  it("give each half its own, and both together what was", () => {
    const whole = texts(THREE);
    const halves = cutLinks(whole, { end: 5, start: 5 }, { end: 8, start: 9 });
    expect(halves.head.links).toEqual([THREE[0]]);
    expect(halves.tail.links.map(({ source, target }) => [source?.start, target?.start])).toEqual([
      [0, 0],
      [4, 7],
    ]);
    const head = { kept: halves.head, source: SOURCE.slice(0, 5), target: TARGET.slice(0, 8) };
    const tail = { kept: halves.tail, source: SOURCE.slice(5), target: TARGET.slice(9) };
    expect(
      joinLinks(head, tail, {
        source: { length: SOURCE.length, tailStart: 5 },
        target: { length: TARGET.length, tailStart: 9 },
      }),
    ).toEqual(whole.kept);
  });

  it("keep no link that lies across", () => {
    const halves = cutLinks(texts(THREE), { end: 7, start: 7 }, { end: 8, start: 9 });
    expect([halves.head.links, halves.tail.links.map((each) => each.target?.quote)]).toEqual([
      [THREE[0]],
      ["Everybody is here."],
    ]);
  });
});
