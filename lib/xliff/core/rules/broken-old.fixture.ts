import type { XliffRule } from "./names";

/** A file of XLIFF 1.2. */
export const OLD = (units: string, languages = 'source-language="zh-CN" target-language="en"') =>
  `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" datatype="plaintext" ${languages}><body>${units}</body></file></xliff>`;
/** One of a single unit. */
export const old = (inside: string, attributes = "") =>
  OLD(`<trans-unit id="1"${attributes}>${inside}</trans-unit>`);

/** Rule, what breaks it, file. */
export const BROKEN_OLD: readonly (readonly [XliffRule, string, string])[] = [
  ["no-file", "no file", '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>'],
  ["old-unit-id-missing", "a unit without id", OLD("<trans-unit><source>甲</source></trans-unit>")],
  [
    "old-unit-id-unique",
    "two units of one id",
    OLD('<trans-unit id="1"><source>甲</source></trans-unit>'.repeat(2)),
  ],
  ["old-source-missing", "a unit without source", old("<target>A</target>")],
  ["old-language-missing", "no source language", OLD("", "")],
  ["old-language-form", "a language of no form", OLD("", 'source-language="z!"')],
  ["old-state-value", "an unknown state", old('<source>甲</source><target state="reviewed">A</target>')],
  ["old-approved-value", "an approval that is none", old("<source>甲</source>", ' approved="true"')],
  [
    "old-segment-unknown",
    "a segment that the source has not",
    old(
      '<source>甲</source><seg-source><mrk mtype="seg" mid="1">甲</mrk></seg-source><target><mrk mtype="seg" mid="2">A</mrk></target>',
    ),
  ],
  [
    "old-segment-twice",
    "two segments of one number",
    old(
      '<source>甲乙</source><seg-source><mrk mtype="seg" mid="1">甲</mrk><mrk mtype="seg" mid="1">乙</mrk></seg-source>',
    ),
  ],
  ["old-pair-unmatched", "an end without a start", old('<source>甲<ex id="2" rid="1"/></source>')],
];
