import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { FilePair } from "./pair";

export type TablePairsRefusal = "no-table" | "no-source-column" | "no-target-column";

const SOURCE = /^(?:source|src|zh|zh[-_].+|chinese|原文|中文|源文)$/iu;
const TARGET = /^(?:target|tgt|translation|en|en[-_].+|english|译文|英文|翻译)$/iu;
/** Our own tables head a text's column with its language: "source [zh-CN]", "Draft A [en]", "Draft A [en] (2)". */
const HEADED = /^(?<name>.*) \[(?<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\](?: \(\d+\))?$/u;
const HAN = /\p{Script=Han}/u;

/**
 * The pairs of a table. Its head names the columns, in our words or in those in common use; a table of two columns
 * without a head has the Chinese first.
 */
export function readTablePairs(
  rows: readonly (readonly string[])[],
): Result<readonly FilePair[], TablePairsRefusal> {
  const [head] = rows;
  if (head === undefined) return refuse("no-table");
  const columns = findColumns(head);
  if (columns === null && isHeadless(head)) return ok(toPairs(rows, 0, 0, [{ at: 1, track: "" }]));
  if (columns === null) return refuse("no-source-column");
  if (columns.targets.length === 0) return refuse("no-target-column");
  return ok(toPairs(rows.slice(1), 1, columns.source, columns.targets));
}

type Column = { readonly at: number; readonly track: string };

function findColumns(
  head: readonly string[],
): { readonly source: number; readonly targets: readonly Column[] } | null {
  const names = head.map((cell) => cell.trim());
  const headed = names.map((name) => HEADED.exec(name)?.groups);
  const own = headed.findIndex((groups) => groups?.name === "source");
  const source = own >= 0 ? own : names.findIndex((name) => SOURCE.test(name));
  if (source < 0) return null;
  const targets = names.flatMap((name, at): Column[] => {
    if (at === source) return [];
    if (headed[at] !== undefined) return [{ at, track: name }];
    return TARGET.test(name) ? [{ at, track: "" }] : [];
  });
  return { source, targets: targets.length === 1 ? targets.map(({ at }) => ({ at, track: "" })) : targets };
}

const isHeadless = (head: readonly string[]): boolean =>
  head.length >= 2 && HAN.test(head[0] ?? "") && !HAN.test(head[1] ?? "");

function toPairs(
  rows: readonly (readonly string[])[],
  skipped: number,
  source: number,
  targets: readonly Column[],
): FilePair[] {
  return rows.flatMap((cells, index) =>
    targets.flatMap(({ at, track }): FilePair[] => {
      const pair = { source: cells[source] ?? "", target: cells[at] ?? "" };
      if (pair.source.trim() === "" && pair.target.trim() === "") return [];
      return [{ place: `row ${index + 1 + skipped}`, track, ...pair }];
    }),
  );
}
