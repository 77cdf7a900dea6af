import type { RowView } from "@/lib/renderings/server/rows-schema";
import type { RenderingView as RenderingAnswer } from "@/lib/renderings/server/schema";
import type { MarkSpan } from "@/lib/text/core/marks";

type Marked<Value> = Readonly<Omit<Value, "marks">> & { readonly marks: readonly MarkSpan[] };

export type ParagraphView = Marked<RowView["paragraph"]>;
/** A track's text for one paragraph, as last stored. */
export type RenderingView = Marked<RenderingAnswer>;

/** A paragraph beside its renderings. `index` is its 0-based place among those shown; people see one more. */
export type Row = {
  readonly index: number;
  readonly paragraph: ParagraphView;
  /** By track id. */
  readonly renderings: Readonly<Record<string, RenderingView>>;
};
