import { api } from "@/components/ui/api";
import type { Presence } from "@/lib/collaboration/core/presence";
import type { WorkbenchModel } from "./model";
import { moveTo } from "./move";

/** Goes to the row where somebody works; their column, when it is shown. */
export async function goToPerson(model: WorkbenchModel, { active }: Presence): Promise<void> {
  if (active === null) return;
  const index = model.rows.indexOf(active.paragraphId) ?? (await findParagraph(model, active.paragraphId));
  if (index === null) return;
  const isShown = active.trackId !== null && model.look.get().shown.includes(active.trackId);
  moveTo(model, {
    index,
    ...(isShown && { column: active.trackId }),
    edit: false,
    align: "center",
  });
}

async function findParagraph(model: WorkbenchModel, paragraphId: string): Promise<number | null> {
  const path = `/documents/${model.seed.document.id}/rows/find?paragraph=${paragraphId}`;
  return (await api<{ index: number | null }>(path)).index;
}
