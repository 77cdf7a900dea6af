import type { Block, Paragraph, Turn } from "./block";
import { readSpeakerLabel, type SpeakerLabel, turnOf } from "./speakers";

/** A label that is too unsure to be taken out unasked. */
export type DoubtfulLabel = {
  readonly paragraph: number;
  readonly label: SpeakerLabel;
  readonly repeats: number;
};

/** A text with its conversation understood. */
export type Structure = {
  /** The first heading of level 1, else the first heading, else null. */
  readonly title: string | null;
  readonly paragraphs: readonly Paragraph[];
  readonly doubtful: readonly DoubtfulLabel[];
};

/**
 * Finds who speaks where. A label that is surely a speaker's is taken out of the text and carried on to the
 * paragraphs that continue the turn; a doubtful one stays in the text and is reported. A label alone in its
 * paragraph belongs to the next one. No other text is changed.
 */
export function structure(blocks: readonly Block[]): Structure {
  const labels = onlyInUse(
    blocks.map((block) =>
      block.kind === "body" && block.container !== "code" ? readSpeakerLabel(block) : null,
    ),
  );
  const counts = countLabels(labels);
  const someoneAsks = labels.some((label) => label?.role === "asks");
  const sure = labels.map((label) => (label !== null && isSure(label, counts, someoneAsks) ? label : null));
  const doubtful = labels.flatMap((label, paragraph) =>
    label === null || sure[paragraph] != null || label.role === "unlikely" || label.rest.text === ""
      ? []
      : [{ paragraph, label, repeats: counts.get(label.speaker) ?? 1 }],
  );
  return { title: titleOf(blocks), ...place(blocks, sure, doubtful) };
}

/** Brackets without a colon hold rubrics, datelines and notes too: they name speakers where somebody asks in the same ones. */
function onlyInUse(labels: readonly (SpeakerLabel | null)[]): readonly (SpeakerLabel | null)[] {
  const asked = new Set(labels.flatMap((label) => (label?.role === "asks" ? [label.bracket] : [])));
  return labels.map((label) => (label?.bracket == null || asked.has(label.bracket) ? label : null));
}

function titleOf(blocks: readonly Block[]): string | null {
  const headings = blocks.filter((block) => block.kind === "heading");
  return (headings.find((block) => block.level === 1) ?? headings[0])?.text.replaceAll("\n", " ") ?? null;
}

function countLabels(labels: readonly (SpeakerLabel | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels)
    if (label !== null) counts.set(label.speaker, (counts.get(label.speaker) ?? 0) + 1);
  return counts;
}

/**
 * Bold labels are sure. Plain ones are when they ask or answer by their words in a text with at least two turns, or when
 * a name comes back, or stands in a conversation where somebody asks and comes back.
 */
function isSure(label: SpeakerLabel, counts: ReadonlyMap<string, number>, someoneAsks: boolean): boolean {
  if (label.role === "unlikely") return false;
  if (label.bold) return true;
  const repeats = counts.get(label.speaker) ?? 0;
  const turns = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (label.role === "asks" || label.role === "answers") return turns >= 2;
  return repeats >= 3 || (repeats >= 2 && someoneAsks);
}

function place(
  blocks: readonly Block[],
  sure: readonly (SpeakerLabel | null)[],
  doubtful: readonly DoubtfulLabel[],
): { readonly paragraphs: readonly Paragraph[]; readonly doubtful: readonly DoubtfulLabel[] } {
  const paragraphs: Paragraph[] = [];
  const moved = new Map<number, number>();
  let speaker: string | null = null;
  let turn: Turn | null = null;
  let waiting: string | null = null;
  let asked = false;

  for (const [index, block] of blocks.entries()) {
    const label = sure[index];
    if (label != null) {
      asked ||= label.role === "asks";
      speaker = label.speaker;
      turn = turnOf(label.role, asked);
      if (label.rest.text === "" && blocks[index + 1]?.kind === "body" && sure[index + 1] == null) {
        waiting = label.label;
        continue;
      }
    }
    moved.set(index, paragraphs.length);
    const { text, marks } = label == null || label.rest.text === "" ? block : label.rest;
    const speaks = block.kind === "body" || block.kind === "caption";
    const said = block.kind === "body" ? (label?.rest.text === "" ? null : (label?.label ?? waiting)) : null;
    // Spelled out: copying three hundred thousand blocks by spread takes seconds.
    paragraphs.push({
      kind: block.kind,
      level: block.level,
      text,
      marks,
      sourceLine: block.sourceLine,
      container: block.container,
      label: said,
      speaker: speaks ? speaker : null,
      turn: speaks ? turn : null,
    });
    waiting = null;
  }
  return {
    paragraphs,
    doubtful: doubtful.flatMap((entry) => {
      const paragraph = moved.get(entry.paragraph);
      return paragraph === undefined ? [] : [{ ...entry, paragraph }];
    }),
  };
}
