import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { announce, here, type WorkbenchModel } from "@/components/workbench/model";
import { moveTo } from "@/components/workbench/move";
import type { Row } from "@/components/workbench/row";
import type { StructureChangeView } from "@/lib/documents/server/structure-schema";
import { isCutPlace } from "./cut-places";

/** Splits at what is selected in the source here, else asks where. */
export function splitHere(model: WorkbenchModel, voice: Voice): void {
  const selection = model.selection.get();
  const { row } = here(model);
  if (row === undefined) return;
  const isHere = selection !== null && selection.trackId === null && selection.row.index === row.index;
  const at = isHere
    ? [selection.start, selection.end].find((each) => isCutPlace(row.paragraph.text, each))
    : undefined;
  if (at === undefined) model.dialog.set("split");
  else void splitAt(model, voice, row, at);
}

/** Splits a paragraph at an offset into its text. */
export function splitAt(model: WorkbenchModel, voice: Voice, row: Row, offset: number): Promise<void> {
  const { id, revision } = row.paragraph;
  const ask = () =>
    api<StructureChangeView>(`/paragraphs/${id}/split`, {
      ...{ method: "POST", body: { offset }, headers: { "if-match": `"${revision}"` } },
    });
  return change(model, voice, ask, { said: "toasts.split", index: row.index });
}

/** Joins the paragraph where one stands with the next. */
export async function joinNext(model: WorkbenchModel, voice: Voice): Promise<void> {
  const { row } = here(model);
  const next = row === undefined ? undefined : await model.rows.need(row.index + 1);
  if (row === undefined || next === undefined) return;
  const { id, revision } = row.paragraph;
  const ask = () =>
    api<StructureChangeView>(`/paragraphs/${id}/join`, {
      ...{ method: "POST", body: { withId: next.paragraph.id } },
      headers: { "if-match": `"${revision}"` },
    });
  await change(model, voice, ask, { said: "toasts.joined", index: row.index });
}

/** Moves the paragraph where one stands one place down (1) or up (-1), and goes along. */
export async function moveOne(model: WorkbenchModel, voice: Voice, by: 1 | -1): Promise<void> {
  const { row } = here(model);
  const other = row === undefined ? undefined : await model.rows.need(row.index + by);
  if (row === undefined || other === undefined) return;
  const target = by === 1 ? { afterId: other.paragraph.id } : { beforeId: other.paragraph.id };
  const ask = () =>
    api<StructureChangeView>(`/paragraphs/${row.paragraph.id}/move`, { method: "POST", body: target });
  await change(model, voice, ask, { said: "toasts.moved", index: row.index + by });
}

/** Takes a change back. @returns whether that was possible */
export async function undoChange(
  model: WorkbenchModel,
  voice: Voice,
  { id }: Pick<StructureChangeView, "id">,
): Promise<boolean> {
  try {
    await api(`/structure-changes/${id}/undo`, { method: "POST" });
    await model.rows.reload();
    announce(model, voice.t("toasts.structureUndone"));
    voice.toast(voice.t("toasts.structureUndone"));
    return true;
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
    return false;
  }
}

type Done = {
  readonly said: "toasts.split" | "toasts.joined" | "toasts.moved";
  /** Where the paragraph stands afterwards, for the message. */
  readonly index: number;
};

async function change(
  model: WorkbenchModel,
  voice: Voice,
  ask: () => Promise<StructureChangeView>,
  { said, index }: Done,
): Promise<void> {
  // What was typed and is on its way belongs to the text that is cut or joined.
  const session = model.session.get();
  if (session !== null && !(await session.whenSaved())) {
    voice.toast(voice.t("toasts.notSaved"), { tone: "error" });
    return;
  }
  try {
    const made = await ask();
    await model.rows.reload();
    // One stands in the paragraph still, whatever its number is by now: the rows took one along.
    moveTo(model, { index: model.cursor.get().index, edit: false });
    const sentence = voice.t(said, { number: index + 1 });
    announce(model, sentence);
    voice.toast(sentence, { undo: () => void undoChange(model, voice, made) });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}
