import type { RichText } from "@/lib/text/core/marks";
import { markRuns } from "../mark-runs";

/** How a dialect writes emphasis around content that is written already. */
export type CodeWriter = {
  readonly text: (text: string) => string;
  readonly wrap: (mark: "bold" | "italic", id: string, content: string) => string;
};

/**
 * A text with its emphasis as paired codes. Codes are numbered for each mark: the second bold of a translation has the id of
 * the second bold of the source, which is what tells that they are the same code.
 */
export function withCodes(rich: RichText, emphasis: boolean, { text, wrap }: CodeWriter): string {
  if (!emphasis) return text(rich.text);
  let [bold, italic] = [0, 0];
  return markRuns(rich)
    .map((run) => {
      const plain = text(run.text);
      const slanted = run.italic ? wrap("italic", `i${++italic}`, plain) : plain;
      return run.bold ? wrap("bold", `b${++bold}`, slanted) : slanted;
    })
    .join("");
}
