import { ok, type Result, refuse } from "@/lib/kernel/result";
import { restoreFormula } from "../formula";
import type { FileUnit } from "./file-unit";
import type { FilePair } from "./pair";

export type TablePairsRefusal = "no-table" | "no-source-column" | "no-target-column";

/** As tables of other programs head them: "Source text", "Chinese (Simplified, China)", "简体中文", "英语（美国）". */
const OF_TEXT = "(?:[-_ ]?(?:text|segment|sentence|string))?";
const OF_PLACE = "(?: ?[(（][^)）]*[)）])?";
const SOURCE = new RegExp(
  `^(?:(?:source|src)${OF_TEXT}|zh|zh[-_].+|(?:(?:simplified|traditional) )?chinese${OF_PLACE}|(?:简体|繁体|繁體)?中文${OF_PLACE}|汉语|原文|源文)$`,
  "iu",
);
const TARGET = new RegExp(
  `^(?:(?:target|tgt|translated)${OF_TEXT}|translation|en|en[-_].+|english${OF_PLACE}|(?:英文|英语|英語)${OF_PLACE}|译文|譯文|翻译)$`,
  "iu",
);
/** Our own tables head a text's column with its language: "source [zh-CN]", "Draft A [en]", "Draft A [en] (2)". */
const HEADED = /^(?<name>.*) \[(?<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\](?: \(\d+\))?$/u;
/** A column may be headed by its language alone. */
const TAG = /^(?:zh|en)(?:[-_][A-Za-z0-9]+)*$/iu;
const HAN = /\p{Script=Han}/u;

/** A column of texts. */
export type PairColumn = {
  readonly at: number;
  readonly track: string;
  /** BCP 47; null where the head does not tell. */
  readonly language: string | null;
};

/** Where the texts of a table stand. */
export type PairColumns = {
  readonly source: PairColumn;
  readonly targets: readonly PairColumn[];
  /** Its first row names them; it has a pair where there is no head. */
  readonly hasHead: boolean;
};

/** The pairs of a table. */
export function readTablePairs(
  rows: readonly (readonly string[])[],
): Result<readonly FilePair[], TablePairsRefusal> {
  const first = firstRow(rows);
  const columns = findPairColumns(rows[first]);
  if (!columns.ok) return columns;
  const from = columns.value.hasHead ? first + 1 : first;
  return ok(rows.slice(from).flatMap((cells, at) => pairsOfRow(columns.value, cells, from + at + 1)));
}

/** Which row is the first that says something, from 0; 0 where none does. */
export function firstRow(rows: readonly (readonly string[])[]): number {
  return Math.max(0, rows.findIndex(saysSomething));
}

export const saysSomething = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== "");

/**
 * The columns of a table by its first row, in our words or in those in common use; a table of two columns without a head
 * has the Chinese first.
 */
export function findPairColumns(head: readonly string[] | undefined): Result<PairColumns, TablePairsRefusal> {
  if (head === undefined) return refuse("no-table");
  const columns = namedColumns(head);
  if (columns !== null)
    return columns.targets.length === 0 ? refuse("no-target-column") : ok({ ...columns, hasHead: true });
  if (!isHeadless(head)) return refuse("no-source-column");
  return ok({ source: unnamed(0), targets: [unnamed(1)], hasHead: false });
}

const unnamed = (at: number): PairColumn => ({ at, track: "", language: null });

function namedColumns(head: readonly string[]): Pick<PairColumns, "source" | "targets"> | null {
  const names = head.map((cell) => cell.trim());
  const headed = names.map((name) => HEADED.exec(name)?.groups);
  const own = headed.findIndex((groups) => groups?.name === "source");
  const source = own >= 0 ? own : names.findIndex((name) => SOURCE.test(name));
  if (source < 0) return null;
  const languageOf = (at: number): string | null =>
    headed[at]?.language ?? (TAG.test(names[at] ?? "") ? (names[at] ?? "").replaceAll("_", "-") : null);
  const targets = names.flatMap((name, at): PairColumn[] => {
    if (at === source) return [];
    if (headed[at] !== undefined) return [{ at, track: name, language: languageOf(at) }];
    return TARGET.test(name) ? [{ at, track: "", language: languageOf(at) }] : [];
  });
  const only = targets.length === 1;
  return {
    source: { at: source, track: "", language: languageOf(source) },
    targets: only ? targets.map((each) => ({ ...each, track: "" })) : targets,
  };
}

const isHeadless = (head: readonly string[]): boolean =>
  head.length >= 2 && HAN.test(head[0] ?? "") && !HAN.test(head[1] ?? "");

/** The pairs of one row, a column of translations each; none of an empty row. @param number 1-based */
function pairsOfRow(
  { source, targets }: PairColumns,
  cells: readonly string[],
  number: number,
): readonly FilePair[] {
  return targets.flatMap(({ at, track }): FilePair[] => {
    const pair = { source: cells[source.at] ?? "", target: cells[at] ?? "" };
    if (pair.source.trim() === "" && pair.target.trim() === "") return [];
    return [{ place: `row ${number}`, track, ...pair }];
  });
}

/** The languages of texts whose file does not tell them; BCP 47. */
export type PairLanguages = { readonly sourceLanguage: string; readonly targetLanguage: string };

/** The unit of a row; none of an empty one. */
export function unitOfRow(
  { source, targets }: PairColumns,
  cells: readonly string[],
  {
    number,
    line,
    languages,
  }: { readonly number: number; readonly line: number; readonly languages: PairLanguages },
): readonly FileUnit[] {
  const textOf = ({ at, language }: PairColumn, otherwise: string) => ({
    language: language ?? otherwise,
    text: restoreFormula(cells[at] ?? ""),
  });
  const texts = [
    textOf(source, languages.sourceLanguage),
    ...targets.map((target) => textOf(target, languages.targetLanguage)),
  ];
  return texts.every(({ text }) => text.trim() === "")
    ? []
    : [{ place: `row ${number}`, line, texts, at: null }];
}
