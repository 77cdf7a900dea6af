import type { ParagraphView, ProposalView } from "@/lib/documents/server/schema";

/** A row of the import page: a paragraph as it came with what is proposed about it, or a stretch that needs no look. */
export type ReviewRow =
  | {
      readonly type: "paragraph";
      readonly number: number;
      readonly paragraph: ParagraphView;
      readonly proposals: readonly ProposalView[];
    }
  | { readonly type: "gap"; readonly from: number; readonly count: number };

/** Texts up to this length are shown whole; of longer ones, what lies around proposals and findings. */
const WHOLE = 400;
const AROUND = 2;

/**
 * Lays a document's rows out for review. A proposal stands beside the first paragraph that it speaks of.
 *
 * @param found paragraphs in which the checks found something
 */
export function reviewRows(
  paragraphs: readonly ParagraphView[],
  proposals: readonly ProposalView[],
  found: Iterable<string> = [],
): readonly ReviewRow[] {
  const beside = new Map<string, ProposalView[]>();
  const spoken = new Set<string>(found);
  for (const proposal of proposals) {
    const [first = ""] = proposal.paragraphIds;
    beside.set(first, [...(beside.get(first) ?? []), proposal]);
    for (const id of proposal.paragraphIds) spoken.add(id);
  }
  const near = nearTo(paragraphs.map(({ id }) => spoken.has(id)));
  const rows: ReviewRow[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    if (paragraphs.length <= WHOLE || near[at] === true) {
      rows.push({ type: "paragraph", number: at + 1, paragraph, proposals: beside.get(paragraph.id) ?? [] });
      continue;
    }
    const last = rows.at(-1);
    if (last?.type === "gap") rows[rows.length - 1] = { ...last, count: last.count + 1 };
    else rows.push({ type: "gap", from: at + 1, count: 1 });
  }
  return rows;
}

/** Which places lie within reach of a marked one. */
function nearTo(marked: readonly boolean[]): readonly boolean[] {
  const near = new Array<boolean>(marked.length).fill(false);
  for (const [at, isMarked] of marked.entries()) {
    if (isMarked) near.fill(true, Math.max(0, at - AROUND), at + AROUND + 1);
  }
  return near;
}

/** How sure a proposal is, in words. */
export function surenessOf(confidence: number): "certain" | "likely" | "possible" {
  return confidence >= 0.9 ? "certain" : confidence >= 0.7 ? "likely" : "possible";
}

/** The end of a cut paragraph and the beginning of the next, short enough to compare. */
export function seamOf(head: string, tail: string): { readonly before: string; readonly after: string } {
  const short = 22;
  return {
    before: head.length > short ? `…${head.slice(-short)}` : head,
    after: tail.length > short ? `${tail.slice(0, short)}…` : tail,
  };
}
