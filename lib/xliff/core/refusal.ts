import type { XliffRule } from "./rules/names";

/** Why an XLIFF file is not read. */
const XLIFF_REFUSALS = [
  "damaged",
  "doctype",
  "too-deep",
  "too-long",
  "lone-surrogate",
  "encoding",
  "version",
  "rule",
] as const;
export type XliffRefusalReason = (typeof XLIFF_REFUSALS)[number];

/** With where: 1-based line. `rule` is what was broken, of the reason `rule`. */
export type XliffRefusal = {
  readonly reason: XliffRefusalReason;
  readonly line: number;
  readonly rule: XliffRule | null;
};

/** A refusal in one sentence, in English. */
export function sayXliffRefusal({ reason, line, rule }: XliffRefusal): string {
  return SENTENCES[reason].replace("{line}", String(line)).replace("{rule}", rule ?? "");
}

const SENTENCES: Readonly<Record<XliffRefusalReason, string>> = {
  damaged: "The XLIFF file is no well-formed XML in line {line}: it was not read.",
  doctype: "The file declares a document type in line {line}, which no XLIFF needs: it was not read.",
  "too-deep": "The file is nested deeper in line {line} than texts need: it was not read.",
  "too-long": "What ends in line {line} is longer than a text with its translation: the file was not read.",
  "lone-surrogate": "Line {line} holds half a character: the file was not read.",
  encoding: "The file is not in the encoding that it names in line {line}: save it as UTF-8.",
  version: "Line {line} does not begin an XLIFF of version 1.2, 2.0, 2.1 or 2.2: the file was not read.",
  rule: "Line {line} breaks the rule “{rule}” of XLIFF, so that nobody can tell which text stands where: the file was not read.",
};
