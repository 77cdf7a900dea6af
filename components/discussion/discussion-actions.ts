import { api } from "@/components/ui/api";
import { findRow, type Voice } from "@/components/workbench/actions";
import { announce, here, type WorkbenchModel } from "@/components/workbench/model";
import { moveTo } from "@/components/workbench/move";
import type { TextSelection } from "@/components/workbench/selection";
import { standAt } from "@/components/workbench/selection";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import type { AnnotationView, GivenSpan } from "@/lib/discussion/server/schema";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { mapLayers } from "@/lib/text/core/layers";
import type { Draft } from "./discussion-store";

const DRAFT = "draft";

/** Opens the panel at the discussions. */
export function openDiscussion(model: WorkbenchModel, focused: string | null = null): void {
  model.look.set((look) => ({ ...look, panel: true, tab: "discussion" }));
  if (focused !== null) model.discussion.focused.set(focused);
}

export function draftOf(selection: TextSelection): Draft {
  const { row, trackId, renderingId, start, end, quote, text } = selection;
  return { paragraphId: row.paragraph.id, trackId, renderingId, span: { start, end, quote, text } };
}

/** Begins a comment: on selected words, or on the paragraph or rendering where one stands. */
export function beginComment(model: WorkbenchModel, selection: TextSelection | null): void {
  if (selection !== null) standAt(model, selection);
  const draft = selection === null ? wholeDraft(model) : draftOf(selection);
  if (draft === null) return;
  setDraft(model, draft);
  model.selection.set(null);
  openDiscussion(model);
}

function wholeDraft(model: WorkbenchModel): Draft | null {
  const { row, trackId, rendering } = here(model);
  if (row === undefined) return null;
  const common = { paragraphId: row.paragraph.id, span: null };
  return rendering === undefined
    ? { ...common, trackId: null, renderingId: null }
    : { ...common, trackId, renderingId: rendering.id };
}

/** What is being commented on is shown in the text meanwhile. */
export function setDraft(model: WorkbenchModel, draft: Draft | null): void {
  const before = model.discussion.draft.get();
  if (before !== null) model.layers.set(DRAFT, keyOf(before), null);
  if (draft?.span)
    model.layers.set(DRAFT, keyOf(draft), {
      text: draft.span.text,
      layers: [{ start: draft.span.start, end: draft.span.end, kind: "annotation" }],
    });
  model.discussion.draft.set(draft);
}

const keyOf = ({ renderingId, paragraphId }: Draft): string => renderingId ?? paragraphId;

/** The span of a draft in the text as it is now, once the server has it too; null when its words are gone. */
export async function spanNow(model: WorkbenchModel, draft: Draft): Promise<GivenSpan | null> {
  const session = model.session.get();
  const isLive = session !== null && session.renderingId === draft.renderingId;
  if (isLive) await session.whenSaved();
  const { span, paragraphId, trackId } = draft;
  if (span === null) return null;
  const text = isLive ? session.read().text : (storedText(model, draft) ?? span.text);
  const { start, end } = span;
  const [moved] = mapLayers({ text: span.text, layers: [{ start, end, kind: "annotation" }] }, text);
  if (moved === undefined) return null;
  const quote = text.slice(moved.start, moved.end);
  return {
    ...{ paragraphId, start: moved.start, end: moved.end, quote },
    ...(trackId !== null && { trackId }),
  };
}

function storedText(model: WorkbenchModel, { paragraphId, trackId }: Draft): string | undefined {
  const index = model.rows.indexOf(paragraphId);
  const row = index === undefined ? undefined : model.rows.row(index);
  return trackId === null ? row?.paragraph.text : row?.renderings[trackId]?.text;
}

type Marked = {
  readonly labelId?: string;
  readonly severity?: ErrorSeverity | null;
  readonly conceptId?: string;
  readonly comment?: { readonly body: string; readonly mentions: readonly string[] };
  readonly linkedTo?: GivenSpan;
};

/** Marks the words of a draft. @throws Problem; Error when the words are gone */
export async function annotate(
  model: WorkbenchModel,
  draft: Draft,
  more: Marked,
): Promise<AnnotationView | null> {
  const span = await spanNow(model, draft);
  if (span === null) return null;
  const path = `/documents/${model.seed.document.id}/annotations`;
  const made = await api<AnnotationView>(path, { method: "POST", body: { ...span, ...more } });
  model.discussion.changed(made.paragraphId);
  return made;
}

/** Labels selected words, with how severe an error they are when they are one, and with a way back. */
export async function label(
  model: WorkbenchModel,
  voice: Voice,
  selection: TextSelection,
  what: { readonly labelId: string; readonly severity?: ErrorSeverity | null },
): Promise<void> {
  model.selection.set(null);
  try {
    const made = await annotate(model, draftOf(selection), what);
    if (made === null) voice.toast(voice.t("toasts.wordsGone"), { tone: "error" });
    else voice.toast(voice.t("toasts.labelled"), { undo: () => void removeAnnotation(model, voice, made) });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** Says how severe an error is, or that it is none (null), with a way back. */
export async function setSeverity(
  model: WorkbenchModel,
  voice: Voice,
  annotation: AnnotationView,
  severity: ErrorSeverity | null,
): Promise<void> {
  const set = async (to: ErrorSeverity | null): Promise<boolean> => {
    try {
      await api(`/annotations/${annotation.id}`, { method: "PATCH", body: { severity: to } });
      model.discussion.changed(annotation.paragraphId);
      return true;
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
      return false;
    }
  };
  if (await set(severity))
    voice.toast(voice.t("toasts.severitySet"), { undo: () => void set(annotation.severity) });
}

/** Whether these words are of the other side than those that wait for a link, in the same paragraph. */
export function isOtherSide(model: WorkbenchModel, { row, trackId }: TextSelection): boolean {
  const waiting = model.discussion.linking.get();
  return (
    waiting !== null &&
    waiting.paragraphId === row.paragraph.id &&
    (waiting.trackId === null) !== (trackId === null)
  );
}

/** Remembers words to be linked; with words of the other side waiting, links the two. */
export async function link(model: WorkbenchModel, voice: Voice, selection: TextSelection): Promise<void> {
  const waiting = model.discussion.linking.get();
  const draft = draftOf(selection);
  model.selection.set(null);
  if (waiting === null || !isOtherSide(model, selection)) {
    model.discussion.linking.set(draft);
    const said = voice.t(draft.trackId === null ? "toasts.linkInTranslation" : "toasts.linkInSource");
    voice.toast(said);
    announce(model, said);
    return;
  }
  try {
    const other = await spanNow(model, waiting);
    const made = other && (await annotate(model, draft, { linkedTo: other }));
    if (made === null) voice.toast(voice.t("toasts.wordsGone"), { tone: "error" });
    else voice.toast(voice.t("toasts.linked"), { undo: () => void removeAnnotation(model, voice, made) });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
  model.discussion.linking.set(null);
}

/** Takes a mark away, and with it what it is linked to when that is nothing else. */
export async function removeAnnotation(
  model: WorkbenchModel,
  voice: Voice,
  annotation: AnnotationView,
): Promise<void> {
  const linked =
    annotation.linkId === null
      ? []
      : model.discussion.annotations
          .get(annotation.paragraphId)
          .filter(
            ({ id, linkId, labelId, conceptId, threadIds }) =>
              id !== annotation.id &&
              linkId === annotation.linkId &&
              labelId === null &&
              (conceptId === null || conceptId === annotation.conceptId) &&
              threadIds.length === 0,
          );
  const ids = [annotation, ...linked].map(({ id }) => id);
  const restore = async () => {
    try {
      for (const id of ids) await api(`/annotations/${id}/restore`, { method: "POST" });
      model.discussion.changed(annotation.paragraphId);
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
    }
  };
  try {
    for (const id of ids) await api(`/annotations/${id}`, { method: "DELETE" });
    model.discussion.changed(annotation.paragraphId);
    voice.toast(voice.t("toasts.annotationRemoved"), { undo: () => void restore() });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** Goes to a thread or an annotation wherever it lies: its paragraph, its track when that is shown, the panel. */
export async function goToDiscussed(
  model: WorkbenchModel,
  { id, paragraphId, trackId }: Pick<ThreadView, "id" | "paragraphId" | "trackId">,
): Promise<void> {
  const index = paragraphId === null ? null : await findIndex(model, paragraphId);
  if (index !== null) {
    const isShown = trackId !== null && model.look.get().shown.includes(trackId);
    // A track that is not shown has no column: the source stands for its paragraph.
    moveTo(model, { index, column: isShown ? trackId : null, edit: false, align: "center" });
  }
  openDiscussion(model, id);
}

async function findIndex(model: WorkbenchModel, paragraphId: string): Promise<number | null> {
  return model.rows.indexOf(paragraphId) ?? (await findRow(model, { paragraph: paragraphId }));
}
