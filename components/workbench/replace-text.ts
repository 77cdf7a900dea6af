import { api } from "@/components/ui/api";
import type { RichText } from "@/lib/text/core/marks";
import type { Voice } from "./actions";
import type { EditedText, EditPlace } from "./edit-history";
import { type ActiveSession, findBarrier, here, type WorkbenchModel } from "./model";
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
  const place = { index, trackId, paragraphId: row.paragraph.id, renderingId: rendering.id };
  try {
    const written = isLive
      ? replaceOpen(model, session, place, text)
      : await writeClosed(model, place, rendering, { text, marks: [] }, rendering.revision);
    voice.toast(said, { undo: () => void undoWrite(voice, written) });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** Writes in the open editor, which remembers the step for the keys; the toast takes it back through the server. */
function replaceOpen(
  model: WorkbenchModel,
  session: ActiveSession,
  place: EditPlace,
  text: string,
): EditedText {
  const before = session.read();
  session.replaceText(text);
  return throughServer(model, place, before, session.read());
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
  const written = throughServer(model, place, before, after);
  model.edits.push(written);
  return written;
}

/** A step that is taken back through the server, as long as the text stands there as the step left it. */
export function throughServer(
  model: WorkbenchModel,
  place: EditPlace,
  before: RichText,
  after: RichText,
): EditedText {
  return writtenText(place, before, after, {
    read: async () => {
      const session = model.session.get();
      if (session?.renderingId === place.renderingId) await session.whenSaved();
      return await api<RenderingView>(`/tracks/${place.trackId}/renderings/${place.paragraphId}`);
    },
    write: (text, revision) => writeText(model, place, text, revision),
  });
}

/** Writes through the server, which tells every open editor; only over what was seen. */
async function writeText(
  model: WorkbenchModel,
  place: EditPlace,
  { text, marks }: RichText,
  seenRevision: number,
): Promise<void> {
  const { renderingId, trackId, paragraphId } = place;
  const answer = await api<RenderingView>(`/tracks/${trackId}/renderings/${paragraphId}`, {
    method: "PUT",
    body: { text, marks },
    headers: { "if-match": `"${seenRevision}"` },
  });
  model.rows.apply({ ...answer, trackId, paragraphId, renderingId });
}

/** Takes a step back, for a toast. What somebody wrote there since is not theirs to lose. */
export async function undoWrite(voice: Voice, written: EditedText): Promise<void> {
  try {
    if ((await written.undo()) === null) voice.toast(voice.t("toasts.nothingToUndo"));
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}
