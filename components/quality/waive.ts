import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { here, type WorkbenchModel } from "@/components/workbench/model";
import type { ShownFinding } from "./use-findings";

/** Asks for the reason of leaving a finding as it is. */
export function beginWaiving(model: WorkbenchModel, renderingId: string, finding: ShownFinding): void {
  model.checks.waiving.set({ renderingId, finding });
  model.dialog.set("waive-finding");
}

/** Looks again at the paragraph where one stands: at its terms too, whose waivers are the same. */
export function refreshHere(model: WorkbenchModel): void {
  const id = here(model).row?.paragraph.id ?? null;
  model.checks.paragraphs.refresh(id);
  model.terms.paragraphs.refresh(id);
}

export async function unwaiveFinding(
  model: WorkbenchModel,
  voice: Voice,
  renderingId: string,
  waiverId: string,
): Promise<void> {
  try {
    await api(`/renderings/${renderingId}/finding-waivers/${waiverId}`, { method: "DELETE" });
    refreshHere(model);
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}
