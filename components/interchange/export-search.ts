import { type ExportFormat, isXliffFormat, needsTimes, takesSentences } from "@/lib/interchange/core/formats";
import type { ExportLayout, ExportState, ExportUnit } from "@/lib/interchange/core/writer";

/** What a person has chosen on the export page. */
export type ExportWish = {
  readonly format: ExportFormat;
  /** Track ids; never empty unless the document has none. */
  readonly tracks: readonly string[];
  readonly states: readonly ExportState[];
  readonly layout: ExportLayout;
  readonly emphasis: boolean;
  readonly byteOrderMark: boolean;
  readonly prefill: boolean;
  readonly unit: ExportUnit;
  readonly comments: boolean;
  readonly terms: boolean;
  readonly candidates: boolean;
};

const XLIFF_KEYS = {
  "xliff-1.2": "xliff12",
  "xliff-2.0": "xliff20",
  "xliff-2.1": "xliff21",
  "xliff-2.2": "xliff22",
} as const;

/** A format's name among the messages, where a dot would part words. */
export function formatKey(format: ExportFormat) {
  return isXliffFormat(format) ? XLIFF_KEYS[format] : format;
}

/** The ways in which a format lays a text out; none for formats that have one way. */
export function layoutsOf(format: ExportFormat): readonly ExportLayout[] {
  if (format === "docx") return ["bilingual", "interleaved", "translation"];
  const isRead = format === "html" || format === "markdown" || format === "epub";
  return isRead || needsTimes(format) ? ["bilingual", "translation"] : [];
}

/** Whether a file has a place for open discussions. */
export function hasComments({
  format,
  layout,
  unit,
}: Pick<ExportWish, "format" | "layout" | "unit">): boolean {
  return (format === "jsonl" && unit === "paragraph") || (format === "docx" && layout !== "translation");
}

/** Whether a file has a place for recognized terms. */
export function hasTerms(wish: Pick<ExportWish, "format" | "layout" | "unit">): boolean {
  return hasComments(wish) || (isXliffFormat(wish.format) && wish.format !== "xliff-1.2");
}

/** Formats that have a place for what the memory proposes. */
export function hasCandidates(format: ExportFormat): boolean {
  return isXliffFormat(format);
}

/** Formats that leave it to choice whether emphasis is written. */
export function hasEmphasis(format: ExportFormat): boolean {
  return format === "tmx" || isXliffFormat(format);
}

/** Formats that may have the source where a translation is missing. */
export function hasPrefill(format: ExportFormat): boolean {
  return format === "xliff-1.2";
}

/** Formats whose file may begin with a byte order mark. */
export function hasByteOrderMark(format: ExportFormat): boolean {
  return format === "csv" || format === "tsv";
}

/** What a format leaves to choice beside its layout and its units. */
export type ExportSwitch = "emphasis" | "byteOrderMark" | "prefill" | "comments" | "terms" | "candidates";

/** What a choice means in a format, by its sentence among the messages. */
export function hintOf(one: ExportSwitch, format: ExportFormat) {
  const isWord = format === "docx";
  if (one === "emphasis") return format === "tmx" ? "codesTmx" : "codes";
  if (one === "comments") return isWord ? "commentsAtWords" : "commentsListed";
  if (one === "terms" && isXliffFormat(format)) return "termsGlossary";
  if (one === "terms") return isWord ? "termsAtEnd" : "termsListed";
  return one;
}

/**
 * The wish as a query of the API, without what is the default there.
 *
 * @param all how many tracks and states there are to choose from
 */
export function exportSearch(
  wish: ExportWish,
  all: { readonly tracks: number; readonly states: number },
): string {
  const search = new URLSearchParams({ format: wish.format });
  if (wish.tracks.length < all.tracks) for (const id of wish.tracks) search.append("track", id);
  if (wish.states.length < all.states) search.set("states", wish.states.join(","));
  const { layout } = wish;
  if (layout !== "bilingual" && layoutsOf(wish.format).includes(layout)) search.set("layout", layout);
  if (hasEmphasis(wish.format) && !wish.emphasis) search.set("emphasis", "false");
  if (hasByteOrderMark(wish.format) && !wish.byteOrderMark) search.set("bom", "false");
  if (hasPrefill(wish.format) && wish.prefill) search.set("prefill", "true");
  if (takesSentences(wish.format) && wish.unit === "sentence") search.set("unit", "sentence");
  if (hasComments(wish) && wish.comments) search.set("comments", "true");
  if (hasTerms(wish) && wish.terms) search.set("terms", "true");
  if (hasCandidates(wish.format) && wish.candidates) search.set("candidates", "true");
  return search.toString();
}

/** Puts a choice in or takes it out, in the order of `all`; the last one stays. */
export function toggled<Choice>(
  all: readonly Choice[],
  chosen: readonly Choice[],
  one: Choice,
): readonly Choice[] {
  const next = all.filter((each) => (each === one ? !chosen.includes(one) : chosen.includes(each)));
  return next.length === 0 ? chosen : next;
}
