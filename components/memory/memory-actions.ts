import { insertWording } from "@/components/terms/term-actions";
import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { announce, findBarrier, here, type WorkbenchModel } from "@/components/workbench/model";
import { beginEditing } from "@/components/workbench/move";
import { matchesId } from "./memory-store";

/** Opens the panel at the memory. */
export function openMemory(model: WorkbenchModel): void {
  model.look.set((look) => ({ ...look, panel: true, tab: "memory" }));
}

type Given = { readonly unitId: string; readonly text: string };

/** Where the person may write; null, and said why, where they may not. */
function findPlace(model: WorkbenchModel, voice: Voice) {
  const { rendering, trackId } = here(model);
  if (rendering === undefined || trackId === null) {
    voice.toast(voice.t("toasts.matchNeedsTrack"));
    return null;
  }
  const barrier = findBarrier(model, trackId, rendering.state);
  if (barrier !== null) voice.toast(voice.t(`barriers.${barrier}`));
  return barrier === null ? rendering : null;
}

/**
 * Writes a passage out of the memory where the caret stands, never over what is typed; the keys take it back. The history
 * is told where it comes from once the server has it.
 */
export async function insertFromMemory(model: WorkbenchModel, voice: Voice, given: Given): Promise<void> {
  const rendering = findPlace(model, voice);
  if (rendering === null) return;
  insertWording(model, given.text);
  announce(model, voice.t("toasts.matchInserted"));
  await noteUse(model, voice, rendering.id, given.unitId);
}

/**
 * Takes a whole match over. Where a text is written already, the person is asked first whether it replaces that text or
 * comes after it.
 */
export async function takeMatch(model: WorkbenchModel, voice: Voice, given: Given): Promise<void> {
  const rendering = findPlace(model, voice);
  if (rendering === null) return;
  const session = model.session.get();
  const text = session?.renderingId === rendering.id ? session.read().text : rendering.text;
  if (text.trim() === "") return insertFromMemory(model, voice, given);
  model.askedMatch.set({ renderingId: rendering.id, ...given });
  announce(model, voice.t("toasts.matchAsks"));
}

/** Does with a match what the person chose, and goes back to the text. */
export async function answerMatch(
  model: WorkbenchModel,
  voice: Voice,
  answer: "replace" | "append" | "cancel",
): Promise<void> {
  const asked = model.askedMatch.get();
  model.askedMatch.set(null);
  beginEditing(model);
  if (asked === null || answer === "cancel" || here(model).rendering?.id !== asked.renderingId) return;
  const session = await openSession(model, asked.renderingId);
  if (session === null) return;
  if (answer === "append") session.append(asked.text);
  else session.replaceText(asked.text);
  announce(model, voice.t("toasts.matchInserted"));
  await noteUse(model, voice, asked.renderingId, asked.unitId);
}

async function noteUse(
  model: WorkbenchModel,
  voice: Voice,
  renderingId: string,
  unitId: string,
): Promise<void> {
  const session = await openSession(model, renderingId);
  if (session === null || !(await session.whenSaved())) return;
  try {
    await api(`/renderings/${renderingId}/memory-uses`, { method: "POST", body: { unitId } });
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
  if (match !== undefined) void takeMatch(model, voice, { unitId: match.id, text: match.filled.text });
}
