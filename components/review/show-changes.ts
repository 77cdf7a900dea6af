import type { Voice } from "@/components/workbench/actions";
import { announce, type WorkbenchModel } from "@/components/workbench/model";

/** Shows what was changed in texts, and in the source beside them, or hides it. */
export function showChanges(model: WorkbenchModel, voice: Voice): void {
  const shown = !model.changes.shown.get();
  model.changes.shown.set(shown);
  const said = voice.t(shown ? "toasts.changesShown" : "toasts.changesHidden");
  announce(model, said);
  voice.toast(said);
}
