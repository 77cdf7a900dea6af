import { checksumOf } from "@/lib/text/core/checksum";
import type { MarkSpan } from "@/lib/text/core/marks";
import { oneLine } from "../line-break";
import { markRuns } from "../mark-runs";
import type { ExportState } from "../writer";
import { replaceIllegal } from "../xml-text";

/** Formats in which translations come back: exported here, worked on elsewhere. */
export const RETURNED_FORMATS = [
  "docx",
  "xlsx",
  "csv",
  "tsv",
  "xliff",
  "po",
  "jsonl",
  "tmx",
  "vtt",
  "moses",
] as const;
export type ReturnedFormat = (typeof RETURNED_FORMATS)[number];

/** A translation as a file brings it back, whatever its format. */
export type ReturnedText = {
  /** Where it stands in the file, for whoever looks there: "row 12", "unit u7". */
  readonly place: string;
  /** 1-based line of the file, where the format has lines. */
  readonly line: number | null;
  /** The paragraph it was exported for; null where the file does not tell: then the source decides. */
  readonly paragraphId: string | null;
  /** The id may be another program's: where no paragraph has it, the source decides. */
  readonly isGuess?: true;
  /** The source beside it; null where the file has none. */
  readonly source: string | null;
  /** `checksumOf` the source when it was exported: then the copy of it in the file counts for nothing. Null where the file does not tell. */
  readonly checksum: string | null;
  readonly text: string;
  /** Emphasis; null where the format carries none, so that what stands may keep its own. */
  readonly marks: readonly MarkSpan[] | null;
  /** Where the file says it stands in the order of work; null where it does not say. */
  readonly state: ExportState | null;
  /** The rendering's revision when it was exported; null where the file does not tell. */
  readonly revision: number | null;
  /** Its format has no line breaks: a space stands for each. */
  readonly isOneLine?: true;
  /** What happened to its row: it was joined with others, moved, or taken out. */
  readonly trouble?: "merged" | "moved" | "left-out";
};

/** The texts of one track in a file. */
export type ReturnedTrack = {
  /** Null where the file names its track only. */
  readonly id: string | null;
  readonly name: string;
  /** BCP 47; null where the file does not tell. */
  readonly language: string | null;
  readonly texts: readonly ReturnedText[];
  /** The file says that it had more rows once. */
  readonly isIncomplete?: boolean;
};

/** A file of translations that were made elsewhere. */
export type ReturnedFile = {
  /** The document that it was exported of; null where the file does not tell. */
  readonly documentId: string | null;
  readonly tracks: readonly ReturnedTrack[];
  /** Translations that another program proposes in it; they are not taken. */
  readonly candidates?: number;
};

/** A paragraph and what a track says for it now. */
export type StandingRow = {
  readonly paragraphId: string;
  /** 1-based place among the shown paragraphs. */
  readonly number: number;
  readonly source: string;
  readonly renderingId: string;
  readonly text: string;
  /** Its emphasis; without it only words are compared. */
  readonly marks?: readonly MarkSpan[];
  readonly state: ExportState;
  readonly revision: number;
};

export const RETURN_VERDICTS = ["created", "updated", "unchanged", "skipped", "conflict"] as const;
export type ReturnVerdict = (typeof RETURN_VERDICTS)[number];

/** Why a text is not simply taken, or is to be looked at. */
export const RETURN_REASONS = [
  /** No such paragraph is shown in this document. */
  "unknown-paragraph",
  /** The file has the paragraph more than once, with different texts. */
  "twice",
  /** Several paragraphs have this source, and the file does not tell which is meant. */
  "ambiguous",
  /** The file has no translation there, and the track has one. */
  "empty",
  /** What stands is final. */
  "final",
  /** Somebody changed the translation after the export. */
  "changed-since",
  /** The source is not what was translated. */
  "source-changed",
  /** Its row, or its cell, was joined with another. */
  "merged",
  /** Its row stands elsewhere in the file: it is taken all the same. */
  "moved",
  /** Its row is no longer in the file. */
  "left-out",
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What becomes of a returned text. `row` is null where it has no place. */
export type JudgedText = {
  readonly returned: ReturnedText;
  readonly row: StandingRow | null;
  readonly verdict: ReturnVerdict;
  readonly reason: ReturnReason | null;
};

/**
 * What becomes of each text of a file, one entry for each in its order. A conflict is for a person to decide; what is final is never
 * written over, and an empty translation never takes a written one away.
 *
 * @param rows the shown paragraphs of the track's document, in order
 * @param taken paragraphs whose conflicts a person decided for the file
 */
export function judgeReturned(
  texts: readonly ReturnedText[],
  rows: readonly StandingRow[],
  taken: ReadonlySet<string> = new Set(),
): readonly JudgedText[] {
  const find = finder(rows);
  const found = texts.map((returned) => ({ returned, ...find(returned) }));
  const said = new Map<string, Set<string>>();
  for (const { row, returned } of found) {
    if (row === null || isUnreadable(returned)) continue;
    said.set(row.paragraphId, (said.get(row.paragraphId) ?? new Set()).add(returned.text));
  }
  return found.map(({ returned, row, reason }): JudgedText => {
    if (row === null) return { returned, row, verdict: "skipped", reason };
    if (isUnreadable(returned))
      return { returned, row, verdict: "skipped", reason: returned.trouble ?? null };
    if ((said.get(row.paragraphId)?.size ?? 0) > 1)
      return { returned, row, verdict: "skipped", reason: "twice" };
    const judged = judge(returned, row, taken.has(row.paragraphId));
    return { returned, row, ...judged, reason: judged.reason ?? returned.trouble ?? null };
  });
}

/** Whether a text cannot be told from others, or is not there. */
function isUnreadable({ trouble }: ReturnedText): boolean {
  return trouble === "merged" || trouble === "left-out";
}

type Verdict = Pick<JudgedText, "verdict" | "reason">;

function judge(returned: ReturnedText, row: StandingRow, isTaken: boolean): Verdict {
  if (isSameText(returned, row)) return { verdict: "unchanged", reason: null };
  if (returned.text.trim() === "") return { verdict: "skipped", reason: "empty" };
  if (row.state === "final") return { verdict: "skipped", reason: "final" };
  const reason = isTaken ? null : conflictOf(returned, row);
  if (reason !== null) return { verdict: "conflict", reason };
  return { verdict: row.text.trim() === "" ? "created" : "updated", reason: null };
}

function conflictOf(returned: ReturnedText, row: StandingRow): ReturnReason | null {
  if (isSourceChanged(returned, row)) return "source-changed";
  if (row.text.trim() === "") return null;
  // Without a revision nobody can tell whether the file knew of what stands there.
  return returned.revision === row.revision ? null : "changed-since";
}

/**
 * A file of XML says U+FFFD for what XML cannot hold, and office programs know one kind of line end. Emphasis counts where
 * both sides tell of it.
 */
function isSameText({ text, marks, isOneLine }: ReturnedText, row: StandingRow): boolean {
  if (isOneLine === true && text === oneLine(row.text)) return true;
  const held = (of: string) => replaceIllegal(of.replace(/\r\n?/gu, "\n"));
  if (text !== row.text && held(text) !== held(row.text)) return false;
  if (marks === null || row.marks === undefined) return true;
  const look = (of: readonly MarkSpan[]) => JSON.stringify(markRuns({ text, marks: of }));
  return look(marks) === look(row.marks);
}

function isSourceChanged({ source, checksum }: ReturnedText, row: StandingRow): boolean {
  if (checksum !== null) return checksum !== checksumOf(row.source);
  return source !== null && !isSameSource(source, row.source);
}

/**
 * Other programs, and our own import, change white space at the edges of lines, and some have a space for a line's end; nothing else
 * of a source is theirs to change.
 */
function isSameSource(one: string, other: string): boolean {
  return normalize(one) === normalize(other);
}

const normalize = (text: string): string =>
  text
    .split(/[\r\n\u0085\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");

type Place = { readonly row: StandingRow | null; readonly reason: ReturnReason | null };

/** By id where the file has ids, else by a source that only one paragraph has. */
function finder(rows: readonly StandingRow[]): (returned: ReturnedText) => Place {
  const byId = new Map(rows.map((row) => [row.paragraphId, row]));
  const bySource = new Map<string, StandingRow[]>();
  for (const row of rows) {
    const same = bySource.get(normalize(row.source));
    if (same === undefined) bySource.set(normalize(row.source), [row]);
    else same.push(row);
  }
  return ({ paragraphId, isGuess, source }) => {
    const named = paragraphId === null ? undefined : byId.get(paragraphId);
    if (named !== undefined || (paragraphId !== null && isGuess !== true)) return placed(named);
    const same = source === null ? [] : (bySource.get(normalize(source)) ?? []);
    return same.length > 1 ? { row: null, reason: "ambiguous" } : placed(same[0]);
  };
}

const placed = (row: StandingRow | undefined): Place =>
  row === undefined ? { row: null, reason: "unknown-paragraph" } : { row, reason: null };
