import type { Voice } from "@/components/workbench/actions";
import type { Command } from "@/components/workbench/commands";
import { announce, here, type WorkbenchModel } from "@/components/workbench/model";
import { findCounterparts, type Pointed, sentenceStarts } from "./counterparts";

export type LinkCommandId = "counterpart";

/** What a person can tell the workbench to do with sentences that stand for each other. */
export const LINK_COMMANDS: readonly Command[] = [
  {
    id: "counterpart",
    group: "compare",
    keys: ["Mod+Alt+Z"],
    scope: "anywhere",
    when: (model) => here(model).row !== undefined,
    run: showCounterpart,
  },
];

/**
 * Shows what stands for the sentence of the caret, or in a cell that is not edited for its first one; again, for the next
 * one, and after the last for none.
 */
function showCounterpart(model: WorkbenchModel, voice: Voice): void {
  const { row, trackId, rendering } = here(model);
  if (row === undefined) return;
  const links = model.links.get(row.paragraph.id);
  const starts = sentenceStarts(links, { row, trackId });
  const session = model.session.get();
  const isLive = rendering !== undefined && session?.renderingId === rendering.id;
  const offset = isLive ? starts.findLast((start) => start <= session.caret()) : nextStart(model, starts);
  if (offset === undefined) {
    const isPastLast = model.sentence.get() !== null && starts.length > 0;
    model.sentence.set(null);
    if (!isPastLast) voice.toast(voice.t("toasts.noCounterpart"));
    return;
  }
  const pointed = { row, trackId, offset };
  model.sentence.set(pointed);
  announce(model, voice.t("toasts.counterpart", { words: wordsOf(model, pointed) }));
}

function nextStart(model: WorkbenchModel, starts: readonly number[]): number | undefined {
  const last = model.sentence.get();
  return last === null ? starts[0] : starts.find((start) => start > last.offset);
}

function wordsOf(model: WorkbenchModel, pointed: Pointed): string {
  const found = findCounterparts(model.links.get(pointed.row.paragraph.id), pointed);
  return [...found.values()]
    .flatMap(({ text, layers }) => layers.map(({ start, end }) => text.slice(start, end)))
    .join(" / ");
}
