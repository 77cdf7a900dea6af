import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readXliffFile } from "@/lib/testing/xliff-files";
import { buildRendering, buildRow, NAMED, TORTURE } from "../core/torture.fixture";
import { replaceIllegal } from "../core/xml-text";
import { readFileUnits } from "../server/read-file-units";
import { exportFile } from "./client-check";
import { inFolder, isHere, run } from "./tools";

const TEXTS = TORTURE.map(([, text]) => text);
/** OmegaT composes characters (NFC), as no program should; those that are composed come back as they were. */
const isComposed = (text: string): boolean => text === text.normalize("NFC");
/** It takes white space at the edges out of what it translates, and knows one kind of line end: it finds no such text in a memory. */
const isFound = (text: string): boolean => text.trim() === text && !text.includes("\r");
/** Texts that stay on one line. */
const LINES = TEXTS.filter(
  (text) => !/[\r\n\u0085\u2028\u2029]/u.test(text) && isFound(text) && isComposed(text),
);
const said = (text: string, at: number) => `Said ${at}: ${text} 𠀀𫝀`;
const rowsOf = (texts: readonly string[]) =>
  texts.map((text, at) => buildRow(at + 1, text, { [NAMED.id]: buildRendering(said(text, at)) }));

const PROJECT = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ZH-CN</source_lang><target_lang>EN</target_lang>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
`;

type Translated = {
  /** The source file, translated. */
  readonly target: Buffer;
  /** What OmegaT writes of its project's memory: levels 1 and 2 of TMX, and its own. */
  readonly memories: readonly Buffer[];
};

/** A file that OmegaT translated from a memory alone, in its console. */
function translate(name: string, source: Uint8Array, memory: Uint8Array): Promise<Translated> {
  return inFolder((folder) => {
    const project = path.join(folder, "work");
    for (const part of ["source", "target", "tm/auto", "glossary", "dictionary", "omegat"])
      fs.mkdirSync(path.join(project, part), { recursive: true });
    fs.writeFileSync(path.join(project, "omegat.project"), PROJECT);
    fs.writeFileSync(path.join(project, "source", name), source);
    fs.writeFileSync(path.join(project, "tm/auto/memory.tmx"), memory);
    run("omegat", [project, "--mode=console-translate", `--config-dir=${path.join(folder, "config")}`]);
    return {
      target: fs.readFileSync(path.join(project, "target", name)),
      memories: fs
        .readdirSync(project)
        .filter((file) => file.endsWith(".tmx"))
        .sort()
        .map((file) => fs.readFileSync(path.join(project, file))),
    };
  });
}

const ABOUT = { fileName: "memory.tmx", sourceLanguage: "zh-CN", targetLanguage: "en" };

const memoryOf = (texts: readonly string[]) =>
  exportFile("tmx", { rows: rowsOf(texts), options: { emphasis: false } });

describe.skipIf(!isHere("omegat"))("OmegaT", () => {
  it("translates a plain text from our TMX, byte by byte, beyond the BMP too", async () => {
    expect(LINES.join("")).toMatch(/[\u{20000}-\u{2A6DF}]/u);
    // An empty line ends a paragraph, to OmegaT.
    const source = Buffer.from(LINES.map((line) => `${line}\n\n`).join(""));
    const { target, memories } = await translate("text.txt", source, await memoryOf(LINES));
    expect(target.toString()).toBe(LINES.map((line, at) => `${said(line, at)}\n\n`).join(""));
    // What it writes in turn, we read: each pair as we gave it.
    expect(memories).toHaveLength(3);
    for (const memory of memories) {
      const pairs = new Map<string, string>();
      for await (const { texts } of readFileUnits([memory], ABOUT)) {
        const [source, target] = texts;
        if (source !== undefined && target !== undefined) pairs.set(source.text, target.text);
      }
      expect([...pairs]).toEqual(expect.arrayContaining(LINES.map((line, at) => [line, said(line, at)])));
    }
  });

  it("translates our XLIFF 1.2 from our TMX, and we read it back", async () => {
    const untranslated = TEXTS.map((text, at) => buildRow(at + 1, text));
    const source = await exportFile("xliff-1.2", {
      rows: untranslated,
      options: { emphasis: false, prefill: true },
    });
    const { target } = await translate("text.xlf", source, await memoryOf(TEXTS));
    const units = readXliffFile(target.toString()).files.flatMap((file) => file.units);
    expect(units.map((unit) => [unit.id, unit.source.text, unit.target?.text ?? null])).toEqual(
      untranslated.map(({ paragraph: { id, text } }, at) => [
        id,
        text.replace(/\r\n?/gu, "\n"),
        isFound(text) ? replaceIllegal(said(text, at)).normalize("NFC") : null,
      ]),
    );
    expect(TEXTS.filter(isFound).length).toBeGreaterThan(15);
  });
});
