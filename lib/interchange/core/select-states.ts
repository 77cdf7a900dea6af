import type { ExportRow, ExportState } from "./writer";

/** Rows as they come, without the renderings whose state was not chosen. An empty choice means all. */
export async function* selectStates(
  rows: AsyncIterable<ExportRow>,
  states: readonly ExportState[],
): AsyncIterable<ExportRow> {
  if (states.length === 0) {
    yield* rows;
    return;
  }
  for await (const { paragraph, renderings } of rows) {
    const kept = Object.entries(renderings).filter(([, rendering]) => states.includes(rendering.state));
    yield { paragraph, renderings: Object.fromEntries(kept) };
  }
}
