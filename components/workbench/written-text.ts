import { findChange } from "@/lib/text/core/map-offset";
import { isSameRich, type RichText } from "@/lib/text/core/marks";
import type { EditedText, EditPlace } from "./edit-history";

/** The rendering as the server has it. */
export type Written = {
  readonly read: () => Promise<RichText & { readonly revision: number }>;
  /** Only over this revision. */
  readonly write: (text: RichText, revision: number) => Promise<void>;
};

/**
 * One step that was written through the server, all at once, while no editor was open there. It is taken back as long
 * as the text stands as the step left it: what somebody wrote since is not theirs to lose.
 */
export function writtenText(
  place: EditPlace,
  before: RichText,
  after: RichText,
  { read, write }: Written,
): EditedText {
  const change = async (from: RichText, to: RichText): Promise<number | null> => {
    const there = await read();
    if (!isSameRich(there, from)) return null;
    await write(to, there.revision);
    return findChange(from.text, to.text).toAfter;
  };
  return { place, undo: () => change(after, before), redo: () => change(before, after) };
}
