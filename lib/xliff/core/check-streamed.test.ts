import { describe, expect, it } from "vitest";
import { understandXliff } from "../server/understand-xliff";
import { XliffRefused, XliffStream } from "../server/xliff-stream";
import type { XliffUnit } from "./file";
import { BROKEN_MODULES, FINE_MODULES } from "./rules/broken-modules.fixture";
import { BROKEN_OLD } from "./rules/broken-old.fixture";
import { BROKEN_STRUCTURE } from "./rules/broken-structure.fixture";
import { BROKEN_TEXTS } from "./rules/broken-texts.fixture";
import { COMMITTEE_CORE } from "./rules/committee-core.fixture";
import { COMMITTEE_INLINE } from "./rules/committee-inline.fixture";
import { COMMITTEE_MODULES, COMMITTEE_VALID_MODULES } from "./rules/committee-modules.fixture";
import { COMMITTEE_VALID } from "./rules/committee-valid.fixture";
import { inFile, plain, segment } from "./rules/files.fixture";
import { FINE } from "./rules/fine.fixture";
import type { RuleBreak } from "./rules/names";

/** What is told of a unit, without where it stood. */
const saidOf = ({ node: _node, segments: _segments, ...said }: XliffUnit) => said;
const asSet = (breaks: readonly RuleBreak[]) =>
  [...new Set(breaks.map(({ rule, line }) => `${line} ${rule}`))].sort();

function whole(file: string) {
  const read = understandXliff(file, "utf-8");
  if (!read.ok) return read.refusal;
  const units = read.document.files.flatMap(({ node: _node, units: own, ...head }) =>
    own.map((unit) => ({ head, ...saidOf(unit) })),
  );
  return { units, breaks: asSet(read.breaks) };
}

function streamed(file: string, size: number) {
  const stream = new XliffStream("utf-8", "all");
  try {
    const units: object[] = [];
    for (let at = 0; at < file.length; at += size)
      for (const { head, unit } of stream.write(file.slice(at, at + size)))
        units.push({ head, ...saidOf(unit) });
    return { units, breaks: asSet(stream.end()) };
  } catch (error) {
    if (error instanceof XliffRefused) return error.refusal;
    throw error;
  }
}

const GROUPS = inFile(
  `<group id="g1" translate="no"><unit id="u1">${plain}</unit><unit id="u2" translate="yes">${plain}</unit>
<group id="g2"><unit id="u3">${plain}</unit></group></group>\n<unit id="u4">${plain}</unit><unit id="u5" translate="no">${plain}</unit>
<unit id="u6">${segment('<ph id="1" subFlows="u7"/>甲<ph id="2" subFlows="u9"/>')}</unit><unit id="u7">${plain}</unit>`,
);
const OLD_GROUPS = `<xliff version="1.2"><file original="a" source-language="zh" target-language="en"><header><note from="x-duizhao-document">d</note></header><body>
<trans-unit id="1"><source>甲</source></trans-unit><group translate="no"><trans-unit id="2"><source>乙</source></trans-unit></group>
<trans-unit id="3" translate="no"><source>丙</source></trans-unit><trans-unit id="4"><target>D</target></trans-unit></body></file>
<file original="b" source-language="zh"><body><trans-unit id="1"><source>甲</source><target>A</target></trans-unit></body></file></xliff>`;

describe("an XLIFF that is read unit by unit", () => {
  it.each<readonly [string, string]>([
    ...[...BROKEN_STRUCTURE, ...BROKEN_TEXTS, ...BROKEN_MODULES, ...BROKEN_OLD].map(
      ([rule, name, file]) => [`${rule}: ${name}`, file] as const,
    ),
    ...[...COMMITTEE_CORE, ...COMMITTEE_INLINE, ...COMMITTEE_MODULES].map(
      ([name, rule, file]) => [`${rule}: ${name}`, file] as const,
    ),
    ...[...FINE, ...FINE_MODULES, ...COMMITTEE_VALID, ...COMMITTEE_VALID_MODULES],
    ["groups that are not to be translated", GROUPS],
    ["groups of 1.2", OLD_GROUPS],
    ["another kind of XML", "<tmx/>"],
    ["half a file", inFile(`<unit id="u1">${plain}`)],
  ])("says what the whole says: %s", (_name, file) => {
    for (const size of [7, file.length]) expect(streamed(file, size)).toEqual(whole(file));
  });

  it("refuses a unit that never ends", () => {
    const stream = new XliffStream("utf-8", "fatal");
    const write = () => {
      stream.write('<xliff version="1.2"><file><body>\n<trans-unit id="1"><source>');
      for (let at = 0; at < 400; at += 1) stream.write("字".repeat(65_536));
    };
    expect(write).toThrow(expect.objectContaining({ refusal: { reason: "too-long", line: 2, rule: null } }));
  });
});
