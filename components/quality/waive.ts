import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { here, type WorkbenchModel } from "@/components/workbench/model";
import type { Reasoned } from "@/components/workbench/waive-form";
import type { ShownFinding } from "./with-live";

/** What a finding is on: a rendering, or a paragraph's own text. */
export type WaivedPlace = { readonly renderingId: string } | { readonly paragraphId: string };
export type WaivedFinding = Pick<ShownFinding, "check" | "code" | "values" | "fingerprint">;

const addressOf = (place: WaivedPlace): string =>
  "renderingId" in place
    ? `/renderings/${place.renderingId}/finding-waivers`
    : `/paragraphs/${place.paragraphId}/finding-waivers`;

/** Leaves a finding as it is. @returns the waiver's id */
export async function keepWaiver(
  place: WaivedPlace,
  { check, fingerprint }: WaivedFinding,
  reasoned: Reasoned,
): Promise<string> {
  const body = { check, fingerprint, ...reasoned };
  const { id } = await api<{ id: string }>(addressOf(place), { method: "POST", body });
  return id;
}

export async function takeWaiverBack(place: WaivedPlace, waiverId: string): Promise<void> {
  await api(`${addressOf(place)}/${waiverId}`, { method: "DELETE" });
}

/** Asks for the reason of leaving a finding as it is. */
export function beginWaiving(model: WorkbenchModel, place: WaivedPlace, finding: WaivedFinding): void {
  model.checks.waiving.set({ place, finding });
  model.dialog.set("waive-finding");
}

/** Looks again at the paragraph where one stands: at its terms too, whose waivers are the same. */
export function refreshHere(model: WorkbenchModel): void {
  const id = here(model).row?.paragraph.id ?? null;
  model.checks.paragraphs.refresh(id);
  model.checks.sources.refresh(id);
  model.terms.paragraphs.refresh(id);
}

export async function unwaiveFinding(
  model: WorkbenchModel,
  voice: Voice,
  place: WaivedPlace,
  waiverId: string,
): Promise<void> {
  try {
    await takeWaiverBack(place, waiverId);
    refreshHere(model);
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}
