import { insertWording } from "@/components/terms/term-actions";
import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { announce, findBarrier, here, type WorkbenchModel } from "@/components/workbench/model";
import { matchesId } from "./memory-store";

/** Opens the panel at the memory. */
export function openMemory(model: WorkbenchModel): void {
  model.look.set((look) => ({ ...look, panel: true, tab: "memory" }));
}

/**
 * Writes a text out of the memory where the caret stands, never over what is typed; the keys take it back. The history
 * is told where it comes from once the server has it.
 */
export async function insertFromMemory(
  model: WorkbenchModel,
  voice: Voice,
  given: { readonly unitId: string; readonly text: string },
): Promise<void> {
  const { rendering, trackId } = here(model);
  if (rendering === undefined || trackId === null) {
    voice.toast(voice.t("toasts.matchNeedsTrack"));
    return;
  }
  const barrier = findBarrier(model, trackId, rendering.state);
  if (barrier !== null) {
    voice.toast(voice.t(`barriers.${barrier}`));
    return;
  }
  insertWording(model, given.text);
  announce(model, voice.t("toasts.matchInserted"));
  const session = await openSession(model, rendering.id);
  if (session === null || !(await session.whenSaved())) return;
  try {
    await api(`/renderings/${rendering.id}/memory-uses`, { method: "POST", body: { unitId: given.unitId } });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

const OPENS_WITHIN_MS = 5_000;

/** The live editor of a rendering, once it is open; null when it does not open. */
function openSession(model: WorkbenchModel, renderingId: string) {
  const open = () => {
    const session = model.session.get();
    return session?.renderingId === renderingId ? session : null;
  };
  return new Promise<ReturnType<typeof open>>((resolve) => {
    const now = open();
    if (now !== null) {
      resolve(now);
      return;
    }
    const finish = () => {
      stop();
      clearTimeout(timer);
      resolve(open());
    };
    const stop = model.session.subscribe(() => {
      if (open() !== null) finish();
    });
    const timer = setTimeout(finish, OPENS_WITHIN_MS);
  });
}

/** Inserts the n-th match of the paragraph, from 1, while the panel shows the memory. */
export function insertNthMatch(model: WorkbenchModel, voice: Voice, nth: number): void {
  const { row, trackId } = here(model);
  const match = model.memory.get(matchesId(row?.paragraph.id ?? "", trackId))?.items[nth - 1];
  if (match !== undefined) void insertFromMemory(model, voice, { unitId: match.id, text: match.filled.text });
}
