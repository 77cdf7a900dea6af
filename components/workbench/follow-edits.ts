import type * as Y from "yjs";
import type { RenderingSession } from "@/components/collaboration/rendering-session";
import { readRichText, readText } from "@/lib/collaboration/core/rendering-document";
import { ownEditsOf } from "@/lib/editor/own-edits";
import { countWords } from "@/lib/text/core/counts";
import { findChange } from "@/lib/text/core/map-offset";
import type { Direction, EditedText, EditPlace } from "./edit-history";
import type { WorkbenchModel } from "./model";

/** Takes the open text once more; give it back with `release`. */
export type HoldSession = () => { readonly session: RenderingSession; readonly release: () => void };

/** One for each document: all its steps are the same text's. */
const known = new WeakMap<Y.Doc, EditedText>();

/** Has what is written here undone in its turn, also when the text was left. @returns ends the step that is being written */
export function followEdits(
  document: Y.Doc,
  place: EditPlace,
  hold: HoldSession,
  model: WorkbenchModel,
): () => void {
  const edits = ownEditsOf(document);
  const text = known.get(document) ?? editedText(document, place, hold, model);
  known.set(document, text);
  edits.onStep = () => model.edits.push(text);
  return () => edits.stopCapturing();
}

function editedText(document: Y.Doc, place: EditPlace, hold: HoldSession, model: WorkbenchModel): EditedText {
  let kept: RenderingSession | null = null;
  const take = (direction: Direction): number | null => {
    // Locked, final, signed out: the server would not take it.
    if (kept === null || !kept.getSnapshot().canEdit) return null;
    const before = readText(document);
    if (ownEditsOf(document)[direction]() === null) return null;
    const { text, marks } = readRichText(document);
    const { renderingId, trackId, paragraphId } = place;
    model.rows.apply({ renderingId, trackId, paragraphId, text, marks, wordCount: countWords(text) });
    return findChange(before, text).toAfter;
  };
  return {
    place,
    undo: () => take("undo"),
    redo: () => take("redo"),
    hold: () => {
      const held = hold();
      kept = held.session;
      return () => {
        kept = null;
        held.release();
      };
    },
  };
}
