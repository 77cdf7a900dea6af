import { describe, expect, it } from "vitest";
import { SENTENCES, TERMS } from "./fixtures/recognition";
import { SENTENCES_APART, TERMS_APART } from "./fixtures/recognition-apart";
import { buildRecognizer } from "./recognizer";
import type { MatchConcept, MatchTerm, TermStatus } from "./term";

/** A concept of "term" or "term=another wording", called by the first. */
function toConcept(wordings: string): MatchConcept {
  const [id = "", ...others] = wordings.split("=");
  const term = (text: string, status: TermStatus): MatchTerm => ({
    id: text,
    language: "zh",
    text,
    status,
    validFrom: null,
    validUntil: null,
    type: null,
  });
  return {
    id,
    externalId: null,
    doNotTranslate: false,
    fullThenShort: false,
    terms: [term(id, "preferred"), ...others.map((text) => term(text, "admitted"))],
  };
}

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

describe.each([
  { name: "the labelled sentences", terms: TERMS, sentences: SENTENCES, least: 300 },
  { name: "the sentences labelled apart", terms: TERMS_APART, sentences: SENTENCES_APART, least: 200 },
])("$name", ({ name, terms, sentences, least }) => {
  const concepts = terms.map(toConcept);
  const { recognize } = buildRecognizer(concepts, "zh-Hans");
  const results = sentences.map((marked) => {
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
      .filter((label) => !concepts.some(({ id }) => id === label.replace(/^\S+ /, "")));
    expect(unknown).toEqual([]);
    expect(sentences.length).toBeGreaterThanOrEqual(60);
    expect(count(({ labels }) => labels)).toBeGreaterThanOrEqual(least);
  });

  it("are recognized: recall at least 98 %, precision at least 95 %", () => {
    const labels = count((result) => result.labels);
    const missed = count((result) => result.missed);
    const wrong = count((result) => result.wrong);
    const [recall, precision] = [(labels - missed) / labels, (labels - missed) / (labels - missed + wrong)];
    console.log(
      `${name}: ${labels} occurrences in ${sentences.length} sentences, recall ${recall.toFixed(4)}, precision ${precision.toFixed(4)}`,
      results.filter((result) => result.missed.length + result.wrong.length > 0),
    );
    expect(recall).toBeGreaterThanOrEqual(0.98);
    expect(precision).toBeGreaterThanOrEqual(0.95);
  });
});
