import type { RichText } from "@/lib/text/core/marks";
import { markRuns } from "../mark-runs";

/** How a dialect writes emphasis around content that is written already. */
export type CodeWriter = {
  readonly text: (text: string) => string;
  readonly wrap: (mark: "bold" | "italic", id: string, content: string) => string;
};

/** What stands between the characters of a text, by UTF-16 offsets: annotations. */
export type Inserted = {
  /** Where anything begins or ends, in order. */
  readonly offsets: readonly number[];
  readonly begins: (offset: number) => string;
  readonly ends: (offset: number) => string;
};

const NOTHING: Inserted = { offsets: [], begins: () => "", ends: () => "" };

/**
 * A text with its emphasis as paired codes. Codes are numbered for each mark: the second bold of a translation has the id of
 * the second bold of the source, which is what tells that they are the same code.
 */
export function withCodes(
  rich: RichText,
  emphasis: boolean,
  { text, wrap }: CodeWriter,
  inserted: Inserted = NOTHING,
): string {
  let [bold, italic, from] = [0, 0, 0];
  return markRuns(emphasis ? rich : { text: rich.text, marks: [] })
    .map((run) => {
      const plain = withInserted(run.text, { from, text, inserted });
      from += run.text.length;
      const slanted = run.italic ? wrap("italic", `i${++italic}`, plain) : plain;
      return run.bold ? wrap("bold", `b${++bold}`, slanted) : slanted;
    })
    .join("");
}

type Place = {
  /** Where it begins in the whole text. */
  readonly from: number;
  readonly text: CodeWriter["text"];
  readonly inserted: Inserted;
};

function withInserted(part: string, { from, text, inserted }: Place): string {
  const to = from + part.length;
  const places = [from, ...inserted.offsets.filter((offset) => offset > from && offset < to), to];
  return places
    .slice(1)
    .map((end, at) => {
      const start = places[at] ?? from;
      return inserted.begins(start) + text(part.slice(start - from, end - from)) + inserted.ends(end);
    })
    .join("");
}
