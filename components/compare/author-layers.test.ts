import { describe, expect, it } from "vitest";
import { WORD_SOURCES } from "@/lib/collaboration/core/authorship";
import { colorIndexOf } from "@/lib/collaboration/core/presence";
import type { AuthorshipView } from "@/lib/renderings/server/authorship-schema";
import { AUTHOR_KINDS, authorLayers } from "./author-layers";
import { meet } from "./authorship-store";

const by = (authorId: string | null, source: (typeof WORD_SOURCES)[number]) => ({
  ...{ authorId, source, name: authorId, at: "2026-11-27T00:00:00.000Z" },
});
const told: AuthorshipView = {
  text: "We want peace.",
  runs: [
    { start: 0, end: 3, by: by("ann", "typed") },
    { start: 3, end: 7, by: by("bea", "adopted") },
    { start: 7, end: 14, by: null },
  ],
};

describe("who wrote which words", () => {
  it("shows over each in the color of who wrote it, and nothing over what nobody knows", () => {
    const writers = meet([], [told]);
    const { layers } = authorLayers(told, writers, ({ name, source }) => `${name} ${source}`);
    expect(layers).toEqual([
      { start: 0, end: 3, kind: "author-typed", label: "ann typed", color: colorIndexOf("ann") },
      { start: 3, end: 7, kind: "author-adopted", label: "bea adopted", color: colorIndexOf("bea") },
    ]);
  });

  it("has no color where the log does not say who", () => {
    const { layers } = authorLayers(
      { text: "A", runs: [{ start: 0, end: 1, by: by(null, "program") }] },
      [],
      () => "",
    );
    expect(layers).toEqual([{ start: 0, end: 1, kind: "author-outside", label: "" }]);
  });

  it("has a kind for every way in which words come, once", () => {
    expect(Object.values(AUTHOR_KINDS).flat().toSorted()).toEqual([...WORD_SOURCES].toSorted());
  });

  it("keeps people apart as long as there are colors, and their colors when others come", () => {
    const runs = Array.from({ length: 8 }, (_, nth) => ({
      ...{ start: nth, end: nth + 1, by: by(`person ${nth}`, "typed") },
    }));
    const writers = meet([], [{ runs }]);
    expect(new Set(writers.map(({ color }) => color)).size).toBe(8);
    expect(meet(writers, [{ runs }])).toBe(writers);
    expect(meet(writers, [told]).slice(0, 8)).toEqual(writers);
  });
});
