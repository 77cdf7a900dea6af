import { describe, expect, it } from "vitest";
import { markdownReader } from "@/lib/documents/core/markdown-reader";
import { propose } from "@/lib/documents/core/propose";
import { structure } from "@/lib/documents/core/structure";
import { SAMPLE_CONCEPTS } from "./glossary";
import { SAMPLE_SOURCE } from "./source-text";
import { SAMPLE_TRACKS } from "./track-texts";

const read = markdownReader.read(SAMPLE_SOURCE);
const text = structure(read.ok ? read.value.blocks : []);

describe("the sample", () => {
  it("shows what import can do: a caption, one cut, a jump line, and the conversation", () => {
    const found = propose(text);
    expect(found.map(({ kind }) => kind)).toEqual(["caption", "join", "jump-line"]);
    const [head, tail] = (found[1]?.paragraphIndexes ?? []).map((index) => text.paragraphs[index]?.text);
    expect([head?.slice(-3), tail?.slice(0, 2)]).toEqual(["“硬联", "通”"]);
    expect(text.paragraphs.filter(({ label }) => label === "记者：")).toHaveLength(6);
    expect(text.paragraphs.filter(({ turn }) => turn === "answer").length).toBeGreaterThan(8);
  });

  it.each(SAMPLE_TRACKS)("has in $name each text for exactly one paragraph, in order", ({ renderings }) => {
    const places = renderings.map(({ begins }) => {
      const matching = text.paragraphs.flatMap((paragraph, index) =>
        paragraph.text.startsWith(begins) ? [index] : [],
      );
      expect(matching, begins).toHaveLength(1);
      return matching[0] ?? -1;
    });
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it.each(SAMPLE_CONCEPTS.map(({ terms }) => [terms[0]?.text ?? ""]))("speaks of the term %s", (term) => {
    expect(text.paragraphs.filter((paragraph) => paragraph.text.includes(term)).length).toBeGreaterThan(0);
  });

  it("differs between its tracks wherever both have a text", () => {
    const [official, draft] = SAMPLE_TRACKS.map(
      ({ renderings }) => new Map(renderings.map((one) => [one.begins, one.text])),
    );
    for (const [begins, words] of draft ?? []) expect(words).not.toBe(official?.get(begins));
  });
});
