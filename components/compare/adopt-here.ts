import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { announce, findBarrier, type WorkbenchModel } from "@/components/workbench/model";
import { ifMatch, overSeen } from "@/components/workbench/over-seen";
import { throughServer, undoWrite } from "@/components/workbench/replace-text";
import type { TextSelection } from "@/components/workbench/selection";
import type { AdoptionView } from "@/lib/renderings/server/adoptions-schema";
import type { RenderingView } from "@/lib/renderings/server/schema";
import { type AdoptionPlan, planAdoption } from "./adoption";

/** Takes words of another track into one's own, with a way back: the toast's, and the keys' in their turn. */
export async function adoptHere(
  model: WorkbenchModel,
  voice: Voice,
  selection?: TextSelection | null,
): Promise<void> {
  const plan = planAdoption(model, selection);
  if (plan === null) {
    voice.toast(voice.t("toasts.nothingToAdopt"));
    return;
  }
  const barrier = findBarrier(model, plan.into.trackId, plan.into.state);
  if (barrier !== null) {
    voice.toast(voice.t(`barriers.${barrier}`));
    return;
  }
  try {
    await adopt(model, voice, plan);
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

async function adopt(model: WorkbenchModel, voice: Voice, { row, from, into, phrase }: AdoptionPlan) {
  const session = model.session.get();
  const isLive = session?.renderingId === into.id;
  if (isLive && !(await session.whenSaved())) {
    voice.toast(voice.t("toasts.notSaved"), { tone: "error" });
    return;
  }
  const before = isLive ? session.read() : { text: into.text, marks: into.marks };
  const body = {
    ...{ fromTrackId: from.trackId, fromRevision: from.revision },
    ...(phrase !== null && { phrase }),
  };
  const { adoption, rendering } = await overSeen({ ...before, revision: into.revision }, (revision) =>
    api<{ adoption: AdoptionView; rendering: RenderingView }>(`/renderings/${into.id}/adoptions`, {
      ...{ method: "POST", body, headers: ifMatch(revision) },
    }),
  );
  const paragraphId = row.paragraph.id;
  const place = { index: row.index, trackId: into.trackId, paragraphId, renderingId: into.id };
  model.rows.apply({ ...rendering, ...place });
  const written = throughServer(model, place, before, rendering);
  model.edits.push(written);
  model.adopted.set({ renderingId: into.id, adoptionId: adoption.id, trackName: adoption.fromTrackName });
  const said = voice.t("toasts.adopted", { track: adoption.fromTrackName, number: row.index + 1 });
  announce(model, said);
  voice.toast(said, {
    undo: () => void undoWrite(voice, written),
    more: { label: voice.t("toasts.sayWhy"), run: () => model.dialog.set("adopt-reason") },
  });
}
