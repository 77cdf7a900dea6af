import type { ExportFormat } from "../core/formats";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TURN,
} from "../core/torture.fixture";
import type { ExportRow, ExportTrack, WriterOptions } from "../core/writer";
import { inChunks } from "../server/byte-stream";
import { writerFor } from "../server/writer-for";

/** Paragraphs of every kind, and texts that are hard to keep. */
export const CLIENT_ROWS: readonly ExportRow[] = [
  buildRow(1, "题目", { [NAMED.id]: buildRendering("Title") }, { kind: "heading", level: 1 }),
  buildRow(2, "问", { [NAMED.id]: buildRendering("Q") }, TURN),
  buildRow(3, "再问", { [NAMED.id]: { ...buildRendering("Q"), needsWork: true } }, GOES_ON),
  buildRow(4, "图", { [NAMED.id]: buildRendering("Caption") }, { kind: "caption" }),
  buildRow(
    5,
    "注",
    { [NAMED.id]: buildRendering("Note", [{ start: 0, end: 2, mark: "bold" }]) },
    { kind: "note" },
  ),
  buildRow(6, "无"),
  ...[...TORTURE.map(([, text]) => text), CONTROLS].map((text, at) =>
    buildRow(7 + at, text, { [NAMED.id]: buildRendering(text) }),
  ),
];

/** The bytes of an export of ours. */
export async function exportFile(
  format: ExportFormat,
  {
    rows = CLIENT_ROWS,
    tracks = [NAMED],
    options = {},
  }: {
    readonly rows?: readonly ExportRow[];
    readonly tracks?: readonly ExportTrack[];
    readonly options?: Partial<WriterOptions>;
  } = {},
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const pieces = writerFor(format).write(buildDocument(tracks), stream(rows), { ...OPTIONS, ...options });
  for await (const chunk of inChunks(pieces)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
