import type { MarkSpan } from "@/lib/text/core/marks";

export const STATES = ["initial", "translated", "reviewed", "final"] as const;
export type State = (typeof STATES)[number];

/** A paragraph of the source as the rows carry it. `number` is the 1-based number that people see. */
export type ParagraphView = {
  readonly id: string;
  readonly number: number;
  readonly kind: "heading" | "body" | "caption" | "note";
  readonly level: number | null;
  readonly speaker: string | null;
  readonly label: string | null;
  readonly turn: "question" | "answer" | null;
  readonly text: string;
  readonly marks: readonly MarkSpan[];
  readonly revision: number;
};

/** A track's text for one paragraph, as last stored. */
export type RenderingView = {
  readonly id: string;
  readonly text: string;
  readonly marks: readonly MarkSpan[];
  readonly state: State;
  readonly needsWork: boolean;
  readonly revision: number;
  /** Which log of the live text this is; goes along when it is opened. */
  readonly generation: number;
  readonly wordCount: number;
  readonly updatedAt: string;
  readonly updatedById: string | null;
  /** Null when nobody has touched it, or the name is not known here. */
  readonly updatedByName: string | null;
};

export type Row = {
  /** 0-based place among the visible paragraphs. */
  readonly index: number;
  readonly paragraph: ParagraphView;
  /** By track id. */
  readonly renderings: Readonly<Record<string, RenderingView>>;
};

/** Which cell: a track's, or the source's when `trackId` is null. */
export type Place = { readonly paragraphId: string; readonly trackId: string | null };

/** How a cell is named in sets and maps. */
export function placeKey(paragraphId: string, trackId: string | null): string {
  return `${paragraphId} ${trackId ?? "source"}`;
}
