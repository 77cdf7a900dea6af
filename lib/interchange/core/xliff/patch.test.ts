import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readXliffFile } from "@/lib/testing/xliff-files";
import { checkXliff } from "@/lib/xliff/core/check-xliff";
import type { XliffState } from "@/lib/xliff/core/file";
import { type Patch, patchXliff } from "./patch";

type Say = {
  readonly text: string;
  readonly marks?: Patch["rich"]["marks"];
  readonly state?: XliffState;
  readonly needsWork?: boolean;
};

/** The file with translations for its units, by their place among them. */
function patched(file: string, says: Readonly<Record<number, Say>>): string {
  const document = readXliffFile(file);
  const units = document.files.flatMap((each) => each.units);
  const patches = Object.entries(says).flatMap(
    ([at, { text, marks = [], state = "translated", needsWork = false }]) => {
      const unit = units[Number(at)];
      return unit === undefined ? [] : [{ unit, rich: { text, marks }, state, needsWork }];
    },
  );
  return patchXliff(file, document, patches, "en");
}

const NEW = (inside: string, attributes = ' trgLang="en"') =>
  `<?xml version='1.0'?>\r\n<!-- kept --><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my" version='2.1' srcLang='zh'${attributes}>\r\n <file id="f"><skeleton><my:s a='1' /></skeleton><my:x>kept &#169;</my:x><notes><note>N</note></notes><unit id="u" my:a="1"><my:y/>\n  ${inside}\n </unit></file></xliff>\r\n`;
const OLD = (inside: string) =>
  `<?xml version="1.0"?><xliff version="1.2"><file original='a' source-language='zh' datatype="x"><body><trans-unit  id='1'>\n\t${inside}\n<note>kept</note><alt-trans><target>No</target></alt-trans></trans-unit></body></file></xliff>`;

describe("patchXliff", () => {
  it.each([
    [
      "puts a target after its source, in the file's own manner, with its state",
      NEW("<segment>\n   <source>甲</source>\n  </segment>"),
      { text: "A & B" },
      NEW(
        '<segment state="translated">\n   <source>甲</source>\n   <target>A &amp; B</target>\n  </segment>',
      ),
    ],
    [
      "changes the words of a target and leaves its attributes",
      NEW(
        '<segment id="s" state="translated" subState="my:x"><source>甲</source><target xml:lang="en" >A</target></segment>',
      ),
      { text: "B", state: "reviewed" as const },
      NEW('<segment id="s" state="reviewed"><source>甲</source><target xml:lang="en" >B</target></segment>'),
    ],
    [
      "fills an empty target, and says what is sent back",
      NEW("<segment><source>甲</source><target/></segment>"),
      { text: "A", needsWork: true },
      NEW(
        '<segment state="translated" subState="duizhao:needs-work"><source>甲</source><target>A</target></segment>',
      ),
    ],
    [
      "writes the language where no target had been",
      NEW("<segment><source>甲</source></segment>", ""),
      { text: "A" },
      NEW('<segment state="translated"><source>甲</source><target>A</target></segment>'),
    ],
    [
      "gives each segment its sentence, and leaves what lies between",
      NEW(
        "<segment><source>甲。</source></segment><ignorable><source> </source></ignorable><segment><source>乙。</source></segment>",
      ),
      { text: "One.  Two." },
      NEW(
        '<segment state="translated"><source>甲。</source><target>One.</target></segment><ignorable><source> </source></ignorable><segment state="translated"><source>乙。</source><target>Two.</target></segment>',
      ),
    ],
    [
      "keeps white space where nothing lies between, and all words where sentences are other",
      NEW("<segment><source>甲。</source></segment><segment><source>乙。</source></segment>"),
      { text: "One. Two." },
      NEW(
        '<segment state="translated"><source>甲。</source><target>One. </target></segment><segment state="translated"><source>乙。</source><target>Two.</target></segment>',
      ),
    ],
    [
      "gives the first segment all where nobody can tell",
      NEW("<segment><source>甲。</source></segment><segment><source>乙。</source></segment>"),
      { text: "Only one." },
      NEW(
        '<segment state="translated"><source>甲。</source><target>Only one.</target></segment><segment state="translated"><source>乙。</source><target></target></segment>',
      ),
    ],
    [
      "uses the source's own emphasis, and puts codes that have no place at the end",
      NEW(
        '<segment><source><pc id="1" type="fmt" subType="xlf:b" dispStart="1">甲</pc><ph id="2"/><pc id="3">乙</pc></source></segment>',
      ),
      { text: "A B", marks: [{ start: 2, end: 3, mark: "bold" as const }] },
      NEW(
        '<segment state="translated"><source><pc id="1" type="fmt" subType="xlf:b" dispStart="1">甲</pc><ph id="2"/><pc id="3">乙</pc></source><target>A <pc id="1" type="fmt" subType="xlf:b" dispStart="1">B</pc><ph id="2"/><pc id="3"></pc></target></segment>',
      ),
    ],
  ])("in XLIFF 2 %s", (_name, file, say, expected) => {
    expect(patched(file, { 0: say })).toBe(expected);
    expect(checkXliff(readXliffFile(expected).root)).toEqual([]);
  });

  it.each([
    [
      "puts a target after its source",
      OLD("<source>甲</source>"),
      { text: "A" },
      OLD('<source>甲</source>\n\t<target state="translated">A</target>'),
    ],
    [
      "approves what is final and takes back what is not",
      OLD('<source>甲</source><target state="new" resname="r">甲</target>'),
      { text: "A", state: "final" as const },
      OLD('<source>甲</source><target state="final" resname="r">A</target>').replace(
        "id='1'",
        "id='1' approved=\"yes\"",
      ),
    ],
    [
      "keeps segments, with white space between them",
      OLD(
        '<source>甲。乙。</source><seg-source><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk></seg-source>',
      ),
      { text: "One. Two." },
      OLD(
        '<source>甲。乙。</source><seg-source><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk></seg-source><target state="translated"><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk></target>',
      ),
    ],
  ])("in XLIFF 1.2 %s", (_name, file, say, expected) => {
    const written = expected.replace(
      "source-language='zh' datatype=\"x\"",
      'source-language=\'zh\' datatype="x" target-language="en"',
    );
    expect(patched(file, { 0: say })).toBe(written);
  });

  it("touches nothing that says what it said", () => {
    const file = NEW(
      '<segment state="final"><source>甲</source><target>\n A <ph id="1"/></target></segment>',
    );
    expect(patched(file, { 0: { text: "A", state: "translated" } })).toBe(file);
    expect(patched(file, {})).toBe(file);
    const old = OLD("<source>甲</source><target>A<x id='1'/></target>");
    expect(patched(old, { 0: { text: "A", state: "final" } })).toContain(
      `<target state="final">A<x id='1'/></target>`,
    );
  });

  it("changes nothing but targets and states, whatever the text", () => {
    const file = NEW('<segment><source><cp hex="0007"/>甲</source></segment>');
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (given) => {
        const text = `${given.replace(/[\p{Cc}\uFFFE\uFFFF\p{Surrogate}]/gu, "·")}.`;
        const written = patched(file, { 0: { text } });
        expect(readXliffFile(written).files[0]?.units[0]?.target?.text).toBe(text);
        expect(written.replace(' state="translated"', "").replace(/<target>[\s\S]*<\/target>/u, "")).toBe(
          file,
        );
      }),
    );
  });
});
