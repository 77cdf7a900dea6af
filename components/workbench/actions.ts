import { api, Problem } from "@/components/ui/api";
import type { ShowToast } from "@/components/ui/toast";
import type { State } from "@/lib/renderings/core/state";
import type { FoundRow } from "@/lib/renderings/server/rows-schema";
import type { TrackView } from "@/lib/renderings/server/schema";
import { announce, findBarrier, here, type WorkbenchModel } from "./model";
import { moveTo } from "./move";
import type { RenderingView, Row } from "./row";
import { isSourceChanged, sayStillRight } from "./still-right";

/** The words and toasts that actions speak with; replaced when the interface language changes. */
export type Voice = {
  readonly t: (key: VoiceKey, values?: Record<string, string | number>) => string;
  readonly problem: (error: unknown) => string;
  readonly toast: ShowToast;
};

export type VoiceKey =
  | "toasts.needsConnection"
  | "toasts.termInserted"
  | "toasts.matchInserted"
  | "toasts.matchAsks"
  | "toasts.matchNeedsTrack"
  | "toasts.termProposed"
  | "toasts.termDecided"
  | "toasts.confirmed"
  | "toasts.unconfirmed"
  | "toasts.approved"
  | "toasts.finalized"
  | "toasts.sentBack"
  | "toasts.notSaved"
  | "toasts.ofParagraph"
  | "toasts.show"
  | "toasts.nothingToConfirm"
  | "toasts.cleared"
  | "toasts.copied"
  | "toasts.noneUnconfirmed"
  | "toasts.noFinding"
  | "toasts.changesShown"
  | "toasts.changesHidden"
  | "toasts.noneWaiting"
  | "toasts.stillRight"
  | "toasts.noneSourceChanged"
  | "toasts.sourceCorrected"
  | "toasts.sourceTakenBack"
  | "toasts.wordsGone"
  | "toasts.labelled"
  | "toasts.linked"
  | "toasts.conceptLinked"
  | "toasts.conceptUnlinked"
  | "toasts.linkInSource"
  | "toasts.linkInTranslation"
  | "toasts.annotationRemoved"
  | "toasts.linkCopied"
  | "toasts.severitySet"
  | "toasts.commentDeleted"
  | "toasts.nothingToUndo"
  | "toasts.nothingToRedo"
  | "toasts.undone"
  | "toasts.redone"
  | "toasts.nothingToAdopt"
  | "toasts.adopted"
  | "toasts.sayWhy"
  | "toasts.compared"
  | "toasts.comparedEnd"
  | "toasts.split"
  | "toasts.joined"
  | "toasts.moved"
  | "toasts.structureUndone"
  | "toasts.counterpart"
  | "toasts.noCounterpart"
  | "toasts.authorshipShown"
  | "toasts.authorshipHidden"
  | "barriers.viewer"
  | "barriers.locked"
  | "barriers.final";

type StateAnswer = Pick<RenderingView, "state" | "needsWork" | "sourceSince" | "revision">;

/** Marks as translated once the server has the text, and goes on at once. */
export async function confirmAndGoOn(model: WorkbenchModel, voice: Voice): Promise<void> {
  const { index, row, rendering, trackId } = here(model);
  if (row === undefined || rendering === undefined || trackId === null) return;
  const session = model.session.get();
  const { text } = session?.renderingId === rendering.id ? session.read() : rendering;
  if (text.trim() === "") {
    voice.toast(voice.t("toasts.nothingToConfirm"));
    return;
  }
  const isDone = rendering.state !== "initial" && !rendering.needsWork;
  const barrier = findBarrier(model, trackId, rendering.state);
  if (barrier !== null && !isDone) {
    voice.toast(voice.t(`barriers.${barrier}`));
    return;
  }
  const saved = session?.renderingId === rendering.id ? session.whenSaved() : Promise.resolve(true);
  if (index + 1 < model.rows.total) moveTo(model, { index: index + 1, edit: true, caret: "end" });
  if (isDone) {
    if (barrier === null && isSourceChanged(rendering))
      await confirmAgain(model, voice, { row, rendering, saved });
    return;
  }
  await changeState(model, voice, { index, trackId, saved, state: "translated", said: "toasts.confirmed" });
}

/** What was confirmed, and has been looked at since its source changed, keeps its state. */
async function confirmAgain(
  model: WorkbenchModel,
  voice: Voice,
  place: { readonly row: Row; readonly rendering: RenderingView; readonly saved: Promise<boolean> },
): Promise<void> {
  markConfirming(model, place.rendering.id, true);
  try {
    if (!(await place.saved)) {
      voice.toast(voice.t("toasts.notSaved"), { tone: "error" });
      return;
    }
    await sayStillRight(model, place.row, place.rendering);
    announce(model, voice.t("toasts.confirmed", { number: place.row.index + 1, total: model.rows.total }));
  } catch (error) {
    const { paragraph } = place.row;
    tellRefused(model, voice, error, { paragraphId: paragraph.id, trackId: place.rendering.trackId });
  } finally {
    markConfirming(model, place.rendering.id, false);
  }
}

type Change = {
  readonly index: number;
  readonly trackId: string;
  readonly saved: Promise<boolean>;
  readonly state: State | "needs-work";
  readonly said: VoiceKey;
  readonly comment?: string;
};

async function changeState(model: WorkbenchModel, voice: Voice, change: Change): Promise<void> {
  const row = model.rows.row(change.index);
  const rendering = row?.renderings[change.trackId];
  if (row === undefined || rendering === undefined) return;
  markConfirming(model, rendering.id, true);
  try {
    // Only what the server holds can be vouched for.
    if (!(await change.saved)) {
      voice.toast(voice.t("toasts.notSaved"), { tone: "error" });
      return;
    }
    const answer = await api<StateAnswer>(`/renderings/${rendering.id}/state`, {
      method: "POST",
      body: {
        state: change.state,
        sourceRevision: row.paragraph.revision,
        ...(change.comment !== undefined && change.comment !== "" && { comment: change.comment }),
      },
    });
    const { state, needsWork, sourceSince, revision } = answer;
    model.rows.apply({
      renderingId: rendering.id,
      trackId: change.trackId,
      paragraphId: row.paragraph.id,
      state,
      needsWork,
      sourceSince,
      revision,
    });
    announce(model, voice.t(change.said, { number: row.index + 1, total: model.rows.total }));
    void refreshTracks(model);
  } catch (error) {
    tellRefused(model, voice, error, { paragraphId: row.paragraph.id, trackId: change.trackId });
  } finally {
    markConfirming(model, rendering.id, false);
  }
}

/** Why a state was not given; the person may have gone on by then, so it is told of which paragraph, with the way back. */
function tellRefused(
  model: WorkbenchModel,
  voice: Voice,
  error: unknown,
  { paragraphId, trackId }: { readonly paragraphId: string; readonly trackId: string },
): void {
  const index = model.rows.indexOf(paragraphId);
  const sentence = voice.problem(error);
  if (index === undefined) {
    voice.toast(sentence, { tone: "error" });
    return;
  }
  const isBlocked = error instanceof Problem && error.key === "stateBlocked";
  const { index: now, column } = model.cursor.get();
  const isHere = index === now && column === trackId;
  const run = () => void show(model, voice, { paragraphId, trackId, isBlocked });
  voice.toast(isHere ? sentence : voice.t("toasts.ofParagraph", { number: index + 1, sentence }), {
    tone: "error",
    ...((isBlocked || !isHere) && { more: { label: voice.t("toasts.show"), run } }),
  });
}

type Refused = { readonly paragraphId: string; readonly trackId: string; readonly isBlocked: boolean };

/** Goes to where a state was refused. By now the paragraph may have another number, or be gone. */
async function show(
  model: WorkbenchModel,
  voice: Voice,
  { paragraphId, trackId, isBlocked }: Refused,
): Promise<void> {
  try {
    const index = model.rows.indexOf(paragraphId) ?? (await findRow(model, { paragraph: paragraphId }));
    if (index === null) return;
    if (isBlocked) model.look.set((look) => ({ ...look, panel: true, tab: "checks" }));
    moveTo(model, { index, column: trackId, edit: true });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

function markConfirming(model: WorkbenchModel, renderingId: string, isOn: boolean): void {
  model.confirming.set((all) => {
    const next = new Set(all);
    if (isOn) next.add(renderingId);
    else next.delete(renderingId);
    return next;
  });
}

/** Sets the state of the rendering where the person stands. */
export async function setState(
  model: WorkbenchModel,
  voice: Voice,
  state: State | "needs-work",
  comment?: string,
): Promise<void> {
  const { index, trackId, rendering } = here(model);
  if (trackId === null || rendering === undefined) return;
  const session = model.session.get();
  const saved = session?.renderingId === rendering.id ? session.whenSaved() : Promise.resolve(true);
  const said = {
    initial: "toasts.unconfirmed",
    translated: "toasts.confirmed",
    reviewed: "toasts.approved",
    final: "toasts.finalized",
    "needs-work": "toasts.sentBack",
  } as const;
  await changeState(model, voice, {
    index,
    trackId,
    saved,
    state,
    said: said[state],
    ...(comment !== undefined && { comment }),
  });
}

/** To the next rendering of this track that waits for work: not confirmed, or sent back. */
export async function goToNextUnconfirmed(model: WorkbenchModel, voice: Voice): Promise<void> {
  const { index, trackId } = here(model);
  const track = trackId ?? model.look.get().shown[0];
  if (track === undefined) return;
  const found = await findRow(model, { track, state: "unconfirmed", after: index });
  if (found === null) voice.toast(voice.t("toasts.noneUnconfirmed"));
  else moveTo(model, { index: found, column: track, align: "auto" });
}

type FindQuery = {
  readonly paragraph?: string;
  readonly track?: string;
  readonly state?: State | "needs-work" | "unconfirmed" | "source-changed";
  readonly q?: string;
  readonly after?: number;
  readonly direction?: "next" | "previous";
};

/** The index of the next row that matches, going round at the end; null when there is none. */
export async function findRow(model: WorkbenchModel, query: FindQuery): Promise<number | null> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
  const path = `/documents/${model.seed.document.id}/rows/find?${parameters}`;
  return (await api<FoundRow>(path)).index;
}

/** Reads the tracks and their progress again. */
export async function refreshTracks(model: WorkbenchModel): Promise<void> {
  const { items } = await api<{ items: readonly TrackView[] }>(`/documents/${model.seed.document.id}/tracks`);
  model.tracks.set(items);
}
