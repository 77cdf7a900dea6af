import { api } from "@/components/ui/api";
import { findRow, type Voice } from "@/components/workbench/actions";
import { announce, here, type WorkbenchModel } from "@/components/workbench/model";
import { moveTo } from "@/components/workbench/move";
import type { RenderingView } from "@/components/workbench/row";
import { sayStillRight } from "@/components/workbench/still-right";
import { can } from "@/lib/accounts/core/rights";
import type { CorrectedParagraph, SourcePiece } from "@/lib/documents/server/source-schema";

/** Whether the person may say that a text is still right: what is reviewed, final or locked is a reviewer's. */
export function toStillRight(model: WorkbenchModel, trackId: string, rendering: RenderingView): boolean {
  const isLocked = model.tracks.get().find(({ id }) => id === trackId)?.locked === true;
  const isReviewers = isLocked || rendering.state === "reviewed" || rendering.state === "final";
  return can(model.seed.role, isReviewers ? "review" : "translate");
}

/** Says that the text where the person stands still stands for its source, which changed. */
export async function stillRightHere(model: WorkbenchModel, voice: Voice): Promise<void> {
  const { row, rendering } = here(model);
  if (row === undefined || rendering === undefined) return;
  try {
    await sayStillRight(model, row, rendering);
    const said = voice.t("toasts.stillRight", { number: row.index + 1 });
    announce(model, said);
    voice.toast(said);
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** To the next text of this track whose source changed since it was right; else of any track that is shown. */
export async function goToNextSourceChanged(model: WorkbenchModel, voice: Voice): Promise<void> {
  const { index, trackId } = here(model);
  const tracks = trackId === null ? model.look.get().shown : [trackId];
  try {
    for (const track of tracks) {
      const found = await findRow(model, { track, state: "source-changed", after: index });
      if (found === null) continue;
      moveTo(model, { index: found, column: track, align: "auto" });
      return;
    }
    voice.toast(voice.t("toasts.noneSourceChanged"));
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/**
 * Corrects a paragraph of the source, or puts it back to what it said before, and offers to take that back.
 *
 * @throws Problem for every refusal
 */
export async function correctSource(
  model: WorkbenchModel,
  voice: Voice,
  given: { readonly paragraphId: string; readonly revision: number; readonly wanted: Wanted },
): Promise<void> {
  const { paragraphId, revision, wanted } = given;
  const made = await putParagraph(paragraphId, revision, wanted);
  await model.rows.reload();
  const said = voice.t("toasts.sourceCorrected", { count: made.marked.length });
  announce(model, said);
  voice.toast(said, { undo: () => void takeBack(model, voice, made) });
}

/** The words go back to where they were in a joined paragraph, with their emphasis. */
async function takeBack(
  model: WorkbenchModel,
  voice: Voice,
  { paragraph, before: pieces }: CorrectedParagraph,
): Promise<void> {
  try {
    await putParagraph(paragraph.id, paragraph.revision, { pieces });
    await model.rows.reload();
    const said = voice.t("toasts.sourceTakenBack");
    announce(model, said);
    voice.toast(said);
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** What it is to say: this text, what it is made of, or what it said at a revision of its history. */
type Wanted =
  | { readonly text: string }
  | { readonly pieces: readonly SourcePiece[] }
  | { readonly revision: number };

function putParagraph(paragraphId: string, revision: number, body: Wanted): Promise<CorrectedParagraph> {
  return api<CorrectedParagraph>(`/paragraphs/${paragraphId}`, {
    method: "PUT",
    body,
    headers: { "if-match": `"${revision}"` },
  });
}
