import { api } from "@/components/ui/api";
import type { RichText } from "@/lib/text/core/marks";
import type { Voice } from "./actions";
import type { EditedText, EditPlace } from "./edit-history";
import { findBarrier, here, type WorkbenchModel } from "./model";
import type { RenderingView } from "./row";
import { writtenText } from "./written-text";

/** Replaces the text where the person stands, with a way back: the toast's, and the keys' in their turn. */
export async function replaceText(
  model: WorkbenchModel,
  voice: Voice,
  to: "source" | "empty",
): Promise<void> {
  const { index, row, rendering, trackId } = here(model);
  if (row === undefined || rendering === undefined || trackId === null) return;
  const barrier = findBarrier(model, trackId, rendering.state);
  if (barrier !== null) {
    voice.toast(voice.t(`barriers.${barrier}`));
    return;
  }
  const session = model.session.get();
  const text = to === "source" ? row.paragraph.text : "";
  const said = voice.t(to === "source" ? "toasts.copied" : "toasts.cleared");
  const isLive = session?.renderingId === rendering.id;
  const before = isLive ? session.read() : rendering;
  const place = { index, trackId, paragraphId: row.paragraph.id, renderingId: rendering.id };
  try {
    const written = isLive
      ? null
      : await writeClosed(model, place, before, { text, marks: [] }, rendering.revision);
    if (isLive) session.replaceText(text);
    voice.toast(said, { undo: () => void undoWrite(model, voice, place, before, written) });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** Writes where no editor is open that would remember the step, and has it remembered. */
async function writeClosed(
  model: WorkbenchModel,
  place: EditPlace,
  before: RichText,
  after: RichText,
  seenRevision: number,
): Promise<EditedText> {
  await writeText(model, place, after, seenRevision);
  const address = `/tracks/${place.trackId}/renderings/${place.paragraphId}`;
  const written = writtenText(place, before, after, {
    read: async () => {
      const session = model.session.get();
      if (session?.renderingId === place.renderingId) await session.whenSaved();
      return await api<RenderingView>(address);
    },
    write: (text, revision) => writeText(model, place, text, revision),
  });
  model.edits.push(written);
  return written;
}

/** Writes through the server, which tells every open editor. With a revision, only over what was seen. */
async function writeText(
  model: WorkbenchModel,
  place: EditPlace,
  { text, marks }: RichText,
  seenRevision?: number,
): Promise<void> {
  const { renderingId, trackId, paragraphId } = place;
  const answer = await api<RenderingView>(`/tracks/${trackId}/renderings/${paragraphId}`, {
    method: "PUT",
    body: { text, marks },
    ...(seenRevision !== undefined && { headers: { "if-match": `"${seenRevision}"` } }),
  });
  model.rows.apply({ ...answer, trackId, paragraphId, renderingId });
}

async function undoWrite(
  model: WorkbenchModel,
  voice: Voice,
  place: EditPlace,
  before: RichText,
  written: EditedText | null,
): Promise<void> {
  try {
    if (written === null) await writeText(model, place, before);
    // What somebody wrote there since is not theirs to lose.
    else if ((await written.undo()) === null) voice.toast(voice.t("toasts.nothingToUndo"));
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}
