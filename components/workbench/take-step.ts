import type { Voice } from "./actions";
import type { Direction } from "./edit-history";
import { announce, type WorkbenchModel } from "./model";
import { moveTo } from "./move";

/** Undoes the last thing that this person wrote in this document, or does it again, and goes where it was. */
export async function takeStep(model: WorkbenchModel, voice: Voice, direction: Direction): Promise<void> {
  const taken = await model.edits.take(direction).catch((error: unknown) => {
    voice.toast(voice.problem(error), { tone: "error" });
    return undefined;
  });
  if (taken === undefined) return;
  if (taken === null) {
    voice.toast(voice.t(direction === "undo" ? "toasts.nothingToUndo" : "toasts.nothingToRedo"));
    return;
  }
  const { renderingId, trackId, paragraphId, offset } = taken;
  const index = model.rows.indexOf(paragraphId) ?? taken.index;
  if (model.session.get()?.renderingId !== renderingId) {
    const { shown } = model.look.get();
    if (!shown.includes(trackId))
      model.look.set((look) => ({ ...look, shown: [...shown.slice(0, 3), trackId] }));
    moveTo(model, { index, column: trackId, edit: true, caret: offset });
  }
  announce(model, voice.t(direction === "undo" ? "toasts.undone" : "toasts.redone", { number: index + 1 }));
}
