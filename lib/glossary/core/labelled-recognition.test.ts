import { describe, expect, it } from "vitest";
import { SENTENCES, TERMS } from "./fixtures/recognition";
import { buildRecognizer } from "./recognizer";
import type { MatchConcept } from "./term";

const concepts = TERMS.map(
  (text): MatchConcept => ({
    id: text,
    externalId: null,
    doNotTranslate: false,
    fullThenShort: false,
    terms: [
      { id: text, language: "zh", text, status: "preferred", validFrom: null, validUntil: null, type: null },
    ],
  }),
);

/** A sentence without its labels, and the labels as "start-end concept". */
function readLabels(marked: string): { text: string; labels: string[] } {
  let text = "";
  const labels: string[] = [];
  for (const part of marked.split(/(\[[^\]]*\])/)) {
    if (!part.startsWith("[")) {
      text += part;
      continue;
    }
    const [here = "", concept = here] = part.slice(1, -1).split("|");
    labels.push(`${text.length}-${text.length + here.length} ${concept}`);
    text += here;
  }
  return { text, labels };
}

describe("the labelled sentences", () => {
  const { recognize } = buildRecognizer(concepts, "zh-Hans");
  const results = SENTENCES.map((marked) => {
    const { text, labels } = readLabels(marked);
    const found = recognize(text).map(({ start, end, conceptId }) => `${start}-${end} ${conceptId}`);
    return {
      text,
      labels,
      missed: labels.filter((label) => !found.includes(label)),
      wrong: found.filter((label) => !labels.includes(label)),
    };
  });
  const count = (pick: (result: (typeof results)[number]) => string[]): number =>
    results.reduce((sum, result) => sum + pick(result).length, 0);

  it("are enough, and name terms of the list only", () => {
    const unknown = results
      .flatMap(({ labels }) => labels)
      .filter((label) => !TERMS.includes(label.replace(/^\S+ /, "")));
    expect(unknown).toEqual([]);
    expect(SENTENCES.length).toBeGreaterThanOrEqual(60);
    expect(count(({ labels }) => labels)).toBeGreaterThanOrEqual(300);
  });

  it("are recognized: recall at least 98 %, precision at least 95 %", () => {
    const labels = count((result) => result.labels);
    const missed = count((result) => result.missed);
    const wrong = count((result) => result.wrong);
    const [recall, precision] = [(labels - missed) / labels, (labels - missed) / (labels - missed + wrong)];
    console.log(
      `recognition: ${labels} occurrences in ${SENTENCES.length} sentences, recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}`,
      results.filter((result) => result.missed.length + result.wrong.length > 0),
    );
    expect(recall).toBeGreaterThanOrEqual(0.98);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });
});
