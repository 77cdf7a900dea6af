import { type ExportFormat, takesSentences } from "@/lib/interchange/core/formats";
import type { ExportState, ExportUnit } from "@/lib/interchange/core/writer";

/** What a person has chosen on the export page. */
export type ExportWish = {
  readonly format: ExportFormat;
  /** Track ids; never empty unless the document has none. */
  readonly tracks: readonly string[];
  readonly states: readonly ExportState[];
  readonly layout: "bilingual" | "translation";
  readonly emphasis: boolean;
  readonly byteOrderMark: boolean;
  readonly unit: ExportUnit;
};

/** Formats that are read by people, and so may leave the source out. */
export function hasLayout(format: ExportFormat): boolean {
  return format === "html" || format === "markdown" || format === "epub";
}

/** Formats whose file may begin with a byte order mark. */
export function hasByteOrderMark(format: ExportFormat): boolean {
  return format === "csv" || format === "tsv";
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
  if (hasLayout(wish.format) && wish.layout === "translation") search.set("layout", "translation");
  if (wish.format === "tmx" && !wish.emphasis) search.set("emphasis", "false");
  if (hasByteOrderMark(wish.format) && !wish.byteOrderMark) search.set("bom", "false");
  if (takesSentences(wish.format) && wish.unit === "sentence") search.set("unit", "sentence");
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
