import type { LiveFindings } from "@/components/quality/live-checks";
import { isWaivable } from "@/lib/glossary/core/waiver";
import type { ShownVerdict } from "@/lib/glossary/server/matching-schema";
import type { RenderingFindings } from "@/lib/quality/server/schema";
import type { ParagraphTerms } from "./terms-store";

/** With the text that the verdicts are on; null where it is that of the stored revision. */
type LiveRendering = ParagraphTerms["renderings"][number] & { readonly liveText: string | null };
export type LiveParagraphTerms = Omit<ParagraphTerms, "renderings"> & {
  readonly renderings: readonly LiveRendering[];
};

/** A paragraph's terms with the verdicts on the text that is being typed, where they are known. */
export function judgeLive(
  stored: ParagraphTerms,
  live: Pick<LiveFindings, "renderingId" | "text" | "verdicts"> | null,
  findings: readonly Pick<RenderingFindings, "renderingId" | "left">[],
): LiveParagraphTerms {
  const judge = (rendering: ParagraphTerms["renderings"][number]): LiveRendering => {
    const { renderingId } = rendering;
    if (live?.renderingId !== renderingId || live.verdicts === null) return { ...rendering, liveText: null };
    const left = findings.find((each) => each.renderingId === renderingId)?.left ?? [];
    const verdicts = live.verdicts.map((verdict): ShownVerdict => {
      const waived = left.find((each) => "conceptId" in each && each.conceptId === verdict.conceptId);
      const shown = { ...verdict, targetSpans: [...verdict.targetSpans] };
      return waived !== undefined && isWaivable(verdict.verdict)
        ? { ...shown, verdict: "waived", waiverId: waived.waiver.id }
        : { ...shown, waiverId: null };
    });
    return { ...rendering, verdicts, liveText: live.text };
  };
  return { ...stored, renderings: stored.renderings.map(judge) };
}
