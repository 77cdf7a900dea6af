import type { TermStatus } from "@/lib/glossary/core/term";

/** What a column of a table of terms holds. */
export type Column =
  | { readonly kind: "concept-id" }
  | { readonly kind: "field"; readonly field: "domain" | "definition" | "note" }
  | { readonly kind: "flag"; readonly field: "doNotTranslate" | "fullThenShort" }
  | { readonly kind: "terms"; readonly language: string; readonly status: TermStatus }
  /** Of the row's preferred terms in the target language. */
  | { readonly kind: "of-target"; readonly field: TargetField };

export type TargetField =
  | "validFrom"
  | "validUntil"
  | "date"
  | "authority"
  | "citation"
  | "occasion"
  | "usageNote";

const PLAIN: Readonly<Record<string, Column>> = {
  concept_id: { kind: "concept-id" },
  domain: { kind: "field", field: "domain" },
  definition: { kind: "field", field: "definition" },
  note: { kind: "field", field: "note" },
  do_not_translate: { kind: "flag", field: "doNotTranslate" },
  full_then_short: { kind: "flag", field: "fullThenShort" },
  valid_from: { kind: "of-target", field: "validFrom" },
  valid_until: { kind: "of-target", field: "validUntil" },
  date: { kind: "of-target", field: "date" },
  authority: { kind: "of-target", field: "authority" },
  citation: { kind: "of-target", field: "citation" },
  occasion: { kind: "of-target", field: "occasion" },
  usage_note: { kind: "of-target", field: "usageNote" },
};

const STATUS_OF_SUFFIX: Readonly<Record<string, TermStatus>> = {
  "": "preferred",
  alt: "admitted",
  deprecated: "deprecated",
  superseded: "superseded",
  proposed: "proposed",
};

/** "en", "zh-Hant_alt": a language tag and what the terms are. */
const TERMS = /^([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})(?:_([a-z]+))?$/u;

/** What a column of this name holds; null for a name that says nothing to us. */
export function readColumn(name: string): Column | null {
  const key = name.trim().toLowerCase().replace(/\s+/gu, "_");
  const plain = PLAIN[key];
  if (plain !== undefined) return plain;
  const found = TERMS.exec(key);
  const status = STATUS_OF_SUFFIX[found?.[2] ?? ""];
  return found?.[1] === undefined || status === undefined
    ? null
    : { kind: "terms", language: restoreCase(found[1]), status };
}

/** BCP 47 writes regions in capitals and scripts with one: "zh-Hans-CN". */
function restoreCase(tag: string): string {
  const [language = "", ...rest] = tag.split("-");
  const cased = rest.map((part) =>
    part.length === 2
      ? part.toUpperCase()
      : part.length === 4
        ? part.slice(0, 1).toUpperCase() + part.slice(1)
        : part,
  );
  return [language, ...cased].join("-");
}

/** The columns that a table of ours has, in order, for a pair of languages. */
export function columnNames(sourceLanguage: string, targetLanguage: string): readonly string[] {
  const terms = (language: string) =>
    ["", "_alt", "_deprecated", "_superseded", "_proposed"].map((end) => `${language}${end}`);
  const short = (tag: string) => tag.split("-")[0]?.toLowerCase() ?? tag;
  return [
    "concept_id",
    ...terms(short(sourceLanguage)),
    ...terms(short(targetLanguage)),
    ...["valid_from", "valid_until", "date", "authority", "citation", "occasion", "usage_note"],
    ...["domain", "definition", "note", "do_not_translate", "full_then_short"],
  ];
}

/** Several terms in one cell stand between bars; a bar that belongs to a term is written "\|". */
export function splitCell(cell: string): readonly string[] {
  return cell
    .split(/(?<!\\)[|｜]/u)
    .map((part) => part.replaceAll("\\|", "|").replace(/\s+/gu, " ").trim())
    .filter((part) => part !== "");
}

export function joinCell(terms: readonly string[]): string {
  return terms.map((text) => text.replaceAll("|", "\\|")).join("|");
}

/** "2018", "2018-3" and "2018/03/01" are days too: the first of the year or month, or the last for an end. Null when it is none. */
export function readDay(cell: string, isEnd: boolean): string | null {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/u.exec(cell.trim());
  if (found === null) return null;
  const [, year = "", month, dayOfMonth] = found;
  const m = month ?? (isEnd ? "12" : "1");
  const d = dayOfMonth ?? (isEnd ? String(lastDay(Number(year), Number(m))) : "1");
  const iso = `${year}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  const isReal =
    Number(m) >= 1 && Number(m) <= 12 && Number(d) >= 1 && Number(d) <= lastDay(Number(year), Number(m));
  return isReal && year !== "0000" ? iso : null;
}

function lastDay(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** "yes", "true", "1", "x", "是": what people write for a flag. Null when it is neither. */
export function readFlag(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  if (["yes", "y", "true", "1", "x", "是"].includes(word)) return true;
  return ["no", "n", "false", "0", "否"].includes(word) ? false : null;
}
