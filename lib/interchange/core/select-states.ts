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
  for await (const row of rows) yield keepStates(row, states);
}

/** One row so. */
export function keepStates({ renderings, ...row }: ExportRow, states: readonly ExportState[]): ExportRow {
  const kept = Object.entries(renderings).filter(
    ([, { state }]) => states.length === 0 || states.includes(state),
  );
  return { ...row, renderings: Object.fromEntries(kept) };
}
