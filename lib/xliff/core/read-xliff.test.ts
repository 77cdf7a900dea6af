import { describe, expect, it } from "vitest";
import { readXliffFile } from "@/lib/testing/xliff-files";
import { OLD, old } from "./rules/broken-old.fixture";
import { inFile, segment, text, unit } from "./rules/files.fixture";

const unitsOf = (file: string) => readXliffFile(file).files.flatMap(({ units }) => units);
const only = (file: string) => unitsOf(file)[0];
const bold = (start: number, end: number) => [{ start, end, mark: "bold" }];

describe("readXliff, 2.x", () => {
  it.each([
    ["a code around words", '<pc id="1" type="fmt" subType="xlf:b">甲</pc>乙', "甲乙", bold(0, 1), false],
    [
      "single codes",
      '甲<sc id="1" type="fmt" subType="xlf:b"/>乙<ec startRef="1"/>丙',
      "甲乙丙",
      bold(1, 2),
      false,
    ],
    ["a code that is no emphasis", '甲<pc id="1">乙</pc><ph id="2"/>', "甲乙", [], true],
    ["a line break", '甲<ph id="1" type="fmt" subType="xlf:lb"/>乙', "甲\n乙", [], false],
    [
      "annotations",
      '<mrk id="1" translate="no">甲</mrk><sm id="2" translate="no"/>乙<em startRef="2"/>',
      "甲乙",
      [],
      false,
    ],
    ["a code point", '甲<cp hex="0007"/>乙', "甲\u0007乙", [], false],
    ["a code point that is none", '甲<cp hex="D800"/><cp hex="0000"/>', "甲\uFFFD\uFFFD", [], false],
    ["CDATA and references", "<![CDATA[<b>]]>&amp;&#x20000;", "<b>&𠀀", [], false],
    ["white space", " 甲\n\t乙 ", " 甲\n\t乙 ", [], false],
  ])("reads %s", (_name, written, expected, marks, hasCodes) => {
    const read = only(text(written));
    expect([read?.source, read?.hasCodes]).toEqual([{ text: expected, marks }, hasCodes]);
  });

  it("puts segments and what lies between them together", () => {
    const parts = [
      segment("甲。", "A.", ' state="final"'),
      "<ignorable><source> </source></ignorable>",
      segment("乙。", "B.", ' state="translated"'),
    ].join("");
    expect(only(unit(parts))).toMatchObject({
      source: { text: "甲。 乙。" },
      target: { text: "A. B." },
      state: "translated",
    });
  });

  it("puts targets in their own order", () => {
    const parts =
      '<segment><source>甲</source><target order="3">A</target></segment><ignorable><source> </source></ignorable><segment><source>乙</source><target order="1">B</target></segment>';
    expect(only(unit(parts))?.target?.text).toBe("B A");
  });

  it("is not begun where a segment has no target, whatever the others say", () => {
    const parts = segment("甲", "A", ' state="final"') + segment("乙");
    expect(only(unit(parts))).toMatchObject({ target: { text: "A" }, state: "initial" });
    expect(only(unit(segment("甲")))).toMatchObject({ target: null, state: "initial" });
  });

  it("leaves out what is not to be translated, and goes into groups", () => {
    const one = (id: string, attributes = "") => `<unit id="${id}"${attributes}>${segment(id)}</unit>`;
    const groups = `<group id="g" translate="no">${one("a")}${one("b", ' translate="yes"')}</group>`;
    expect(unitsOf(inFile(`${groups}${one("c")}${one("d", ' translate="no"')}`)).map(({ id }) => id)).toEqual(
      ["b", "c"],
    );
  });

  it("knows notes, headings, lines and prefixes", () => {
    const file = `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.2" version="2.2" srcLang="zh" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0">
<x:file id="f"><x:unit id="u" fs:fs="h2"><x:notes><x:note>N</x:note></x:notes><x:segment><x:source>甲</x:source></x:segment></x:unit></x:file></x:xliff>`;
    expect(only(file)).toMatchObject({ notes: ["N"], heading: 2, line: 2, source: { text: "甲" } });
  });
});

describe("readXliff, 1.x", () => {
  it.each([
    ["g", '<g id="1" ctype="bold">甲</g>乙', "甲乙", bold(0, 1), false],
    ["bx and ex", '甲<bx id="1" rid="1" ctype="bold"/>乙<ex id="2" rid="1"/>', "甲乙", bold(1, 2), false],
    [
      "bpt and ept, whose content is code",
      '<bpt id="1" ctype="bold">&lt;b&gt;</bpt>甲<ept id="1">&lt;/b&gt;</ept>',
      "甲",
      bold(0, 1),
      false,
    ],
    [
      "codes that are no emphasis",
      '甲<x id="1"/><ph id="2">code<sub>sub</sub></ph><it id="3" pos="open">c</it>',
      "甲",
      [],
      true,
    ],
    ["a line break", '甲<x id="1" ctype="lb"/>乙', "甲\n乙", [], false],
    ["a term", '<mrk mtype="term">甲</mrk>', "甲", [], false],
  ])("reads %s", (_name, written, expected, marks, hasCodes) => {
    const read = only(old(`<source>${written}</source>`));
    expect([read?.source, read?.hasCodes]).toEqual([{ text: expected, marks }, hasCodes]);
  });

  it("keeps the white space between segments, and takes nothing from proposals", () => {
    const read = only(
      old(
        '<source>甲。乙。</source><seg-source><mrk mtype="seg" mid="1">甲。</mrk><mrk mtype="seg" mid="2">乙。</mrk></seg-source><target><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></target><alt-trans><target>Not this.</target></alt-trans>',
      ),
    );
    expect(read?.target?.text).toBe("A. B.");
    expect(only(old("<source>甲</source><alt-trans><target>No</target></alt-trans>"))?.target).toBeNull();
  });

  it.each([
    ["new", "", "initial"],
    ["needs-translation", "", "initial"],
    ["needs-adaptation", "", "initial"],
    ["needs-l10n", "", "initial"],
    ["needs-review-translation", "", "translated"],
    ["needs-review-adaptation", "", "translated"],
    ["needs-review-l10n", "", "translated"],
    ["translated", "", "translated"],
    ["signed-off", "", "reviewed"],
    ["final", "", "final"],
    ["translated", ' approved="yes"', "final"],
    ["final", ' approved="no"', "final"],
    ["x-own", "", null],
  ])("reads the state %s%s as %s", (state, attributes, expected) => {
    expect(only(old(`<source>甲</source><target state="${state}">A</target>`, attributes))?.state).toBe(
      expected,
    );
  });

  it("says nothing of the state where the file does not, and takes a copy of the source for none", () => {
    expect(only(old("<source>甲</source><target>A</target>"))?.state).toBeNull();
    expect(only(old("<source>甲</source>"))).toMatchObject({ target: null, state: "initial" });
    expect(only(old('<source>甲</source><target state="new">甲</target>'))?.target).toBeNull();
    expect(only(old('<source>2020</source><target state="final">2020</target>'))?.target?.text).toBe("2020");
  });

  it.each([
    ["1.0", ""],
    ["1.1", ' xmlns="urn:oasis:names:tc:xliff:document:1.1"'],
    ["1.2", ""],
  ])("reads version %s with%s", (version, declared) => {
    const file = `<xliff version="${version}"${declared}><file original="a" source-language="zh-CN"><body><group><trans-unit id="1"><source>甲</source></trans-unit></group></body></file></xliff>`;
    expect(only(file)?.source.text).toBe("甲");
  });

  it("reads what Trados, memoQ and Phrase say of states", () => {
    const target = "<source>甲</source><target>A</target>";
    const trados = `${target}<sdl:seg-defs xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"><sdl:seg id="1" conf="ApprovedSignOff"/><sdl:seg id="2" conf="Translated"/></sdl:seg-defs>`;
    expect(only(old(trados))?.state).toBe("translated");
    expect(only(old(target, ' xmlns:mq="MQXliff" mq:status="ManuallyConfirmed"'))?.state).toBe("translated");
    expect(only(old(target, ' xmlns:mq="MQXliff" mq:status="PartiallyEdited"'))?.state).toBe("initial");
    expect(only(old(target, ' xmlns:m="http://www.memsource.com/mxlf/2.0" m:confirmed="1"'))?.state).toBe(
      "translated",
    );
  });

  it("leaves out what is not to be translated", () => {
    const units =
      '<trans-unit id="1" translate="no"><source>甲</source></trans-unit><trans-unit id="2"><source>乙</source></trans-unit>';
    expect(unitsOf(OLD(units)).map(({ id }) => id)).toEqual(["2"]);
  });
});
