import { api } from "@/components/ui/api";
import type { RenderingView as RenderingAnswer } from "@/lib/renderings/server/schema";
import type { WorkbenchModel } from "./model";
import type { RenderingView, Row } from "./row";

/** Whether a text waits for another look because its source changed. */
export function isSourceChanged(rendering: Pick<RenderingView, "sourceSince" | "text">): boolean {
  return rendering.sourceSince !== null && rendering.text !== "";
}

/**
 * Says that a text still stands for its source as it is on screen.
 *
 * @throws Problem for every refusal
 */
export async function sayStillRight(
  model: WorkbenchModel,
  row: Row,
  rendering: Pick<RenderingView, "id" | "trackId">,
): Promise<void> {
  const body = { sourceRevision: row.paragraph.revision };
  const path = `/renderings/${rendering.id}/still-right`;
  const { state, needsWork, sourceSince, revision } = await api<RenderingAnswer>(path, {
    method: "POST",
    body,
  });
  model.rows.apply({
    ...{ renderingId: rendering.id, trackId: rendering.trackId, paragraphId: row.paragraph.id },
    ...{ state, needsWork, sourceSince, revision },
  });
}
