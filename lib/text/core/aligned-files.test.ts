import { describe, expect, it } from "vitest";
import { findAligned, languageFileOf, pathBeside, pickAligned } from "./aligned-files";

const INTO_ENGLISH = { sourceLanguage: "zh-CN", targetLanguage: "en" };

const namesOf = (found: ReturnType<typeof findAligned>) =>
  typeof found === "string" ? found : [found.source, ...found.targets].map(({ path }) => path);

describe("languageFileOf", () => {
  it.each([
    ["train.zh", "train", "zh"],
    ["corpus/News.en-zh.en", "News.en-zh", "en"],
    ["source.zh_Hant_TW", "source", "zh-Hant-TW"],
  ])("knows the language of %s", (path, stem, language) => {
    expect(languageFileOf(path)).toEqual({ path, stem, language });
  });

  it.each([
    ...["pairs.tsv", "README", "notes.txt", "a.xml", "LICENSE.md", ".en", "corpus.zh/list", "a.ids"],
    ...["__MACOSX/._text.zh", "__MACOSX/back/text.zh", "back/__MACOSX/text.zh", "._text.zh", "back/.text.zh"],
  ])("knows none of %s", (path) => {
    expect(languageFileOf(path)).toBeNull();
  });
});

describe("pathBeside", () => {
  it.each([
    ["source.zh", "tracks.tsv"],
    ["back/source.zh", "back/tracks.tsv"],
    ["a/b/source.zh", "a/b/tracks.tsv"],
  ])("is beside %s: %s", (path, expected) => {
    expect(pathBeside(path, "tracks.tsv")).toBe(expected);
  });
});

describe("pickAligned", () => {
  it.each([
    ["two files", ["train.en", "train.zh"], ["train.zh", "train.en"]],
    [
      "what this program writes",
      ["source.zh-CN", "Official.en", "Draft.en-US", "pairs.tsv"],
      ["source.zh-CN", "Official.en", "Draft.en-US"],
    ],
    ["what a Mac packed", ["a.zh", "__MACOSX/._a.zh", "a.en", "__MACOSX/._a.en"], ["a.zh", "a.en"]],
    ["a third language", ["a.fr", "a.zh", "a.en"], ["a.zh", "a.en"]],
    ["no translation", ["a.zh", "a.fr"], "no-aligned"],
    ["no source", ["a.en", "b.en"], "no-aligned"],
    ["several corpora", ["train.zh", "train.en", "dev.zh", "dev.en"], "several-sources"],
  ])("takes of %s what belongs together", (_name, paths, expected) => {
    expect(namesOf(pickAligned(paths, INTO_ENGLISH))).toEqual(expected);
  });
});

describe("findAligned", () => {
  it.each([
    ["the Chinese file", ["a.en", "a.zh"], ["a.zh", "a.en"]],
    ["the one that is called so", ["Official.zh", "source.en"], ["source.en", "Official.zh"]],
    ["the first of others", ["a.ja", "a.en"], ["a.ja", "a.en"]],
    ["nothing where one stands alone", ["a.zh", "b.txt"], "no-aligned"],
    ["nothing of an Office file", ["[Content_Types].xml", "xl/a.bin", "xl/b.bin"], "no-aligned"],
    ["nothing of a book", ["mimetype", "a.zh", "a.en"], "no-aligned"],
    ["nothing of a program", ["META-INF/MANIFEST.MF", "a.zh", "a.en"], "no-aligned"],
    ["nothing where two may be", ["a.zh", "b.zh", "a.en"], "several-sources"],
  ])("takes as the source %s", (_name, paths, expected) => {
    expect(namesOf(findAligned(paths))).toEqual(expected);
  });

  it.each([
    ["the one in its language", ["a.zh", "a.en"], ["a.en", "a.zh"]],
    ["the one that is called so", ["source.zh", "a.en"], ["source.zh", "a.en"]],
    ["another where none is in its language", ["a.ja", "a.zh"], ["a.zh", "a.ja"]],
    ["nothing where two are in its language", ["a.en", "b.en-GB", "a.zh"], "several-sources"],
    ["one beside several in its translation's", ["a.zh", "b.zh", "a.en"], ["a.en", "a.zh", "b.zh"]],
  ])("takes in a project from English as the source %s", (_name, paths, expected) => {
    const languages = { sourceLanguage: "en", targetLanguage: "zh-CN" };
    expect(namesOf(findAligned(paths, languages))).toEqual(expected);
  });

  it("leaves out a third language, unless nothing is in the target's", () => {
    expect(namesOf(findAligned(["a.fr", "a.zh", "a.en"], INTO_ENGLISH))).toEqual(["a.zh", "a.en"]);
    expect(namesOf(findAligned(["a.fr", "a.zh", "a.ja"], INTO_ENGLISH))).toEqual(["a.zh", "a.fr", "a.ja"]);
  });
});
