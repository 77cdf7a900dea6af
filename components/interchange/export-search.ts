import type { ExportFormat } from "@/lib/interchange/core/formats";
import type { ExportLayout, ExportState } from "@/lib/interchange/core/writer";

/** What a person has chosen on the export page. */
export type ExportWish = {
  readonly format: ExportFormat;
  /** Track ids; never empty unless the document has none. */
  readonly tracks: readonly string[];
  readonly states: readonly ExportState[];
  readonly layout: ExportLayout;
  readonly emphasis: boolean;
  readonly byteOrderMark: boolean;
  readonly comments: boolean;
  readonly terms: boolean;
};

/** The ways in which a format lays a text out; none for formats that have one way. */
export function layoutsOf(format: ExportFormat): readonly ExportLayout[] {
  if (format === "docx") return ["bilingual", "interleaved", "translation"];
  return format === "html" || format === "markdown" ? ["bilingual", "translation"] : [];
}

/** Whether a file has a place for open discussions and terms. */
export function hasExtras({ format, layout }: Pick<ExportWish, "format" | "layout">): boolean {
  return format === "jsonl" || (format === "docx" && layout !== "translation");
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
  const { layout } = wish;
  if (layout !== "bilingual" && layoutsOf(wish.format).includes(layout)) search.set("layout", layout);
  if (wish.format === "tmx" && !wish.emphasis) search.set("emphasis", "false");
  if (hasByteOrderMark(wish.format) && !wish.byteOrderMark) search.set("bom", "false");
  if (hasExtras(wish) && wish.comments) search.set("comments", "true");
  if (hasExtras(wish) && wish.terms) search.set("terms", "true");
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
