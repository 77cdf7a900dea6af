import { expect, it } from "vitest";
import { EMPTY_ENTRY, newTerm } from "@/lib/glossary/core/entry";
import { each, exported, LANGUAGES } from "@/lib/testing/term-files";
import { termFileKind } from "./formats";
import { measureTermLoss } from "./loss";

it("names a concept by what it is called, not by its first term", async () => {
  const terms = [
    newTerm.parse({ language: "zh-CN", text: "新词" }),
    newTerm.parse({ language: "zh-CN", text: "术语", status: "preferred" }),
  ].map((term, at) => ({ id: String(at), ...term }));
  const entry = { ...EMPTY_ENTRY, terms, definition: "as agreed", fullThenShort: true };
  const { notes } = await measureTermLoss(
    each([exported(entry, "c1")]),
    LANGUAGES,
    termFileKind("tbx-min-dca").carries,
  );
  expect(notes.flatMap(({ examples }) => examples.map(({ text }) => text))).toContain("术语");
  expect(notes.find(({ code }) => code === "full-then-short")?.examples[0]?.text).toBe("术语");
});
