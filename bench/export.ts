import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Actor } from "@/lib/accounts/core/actor";
import { pool } from "@/lib/db/database";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  needsTimes,
  takesSentences,
} from "@/lib/interchange/core/formats";
import { EXPORT_UNITS } from "@/lib/interchange/core/writer";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { previewExport } from "@/lib/interchange/server/preview-export";
import { exportQuery } from "@/lib/interchange/server/schema";
import { buildProject } from "@/lib/testing/build-accounts";
import type { BenchRow } from "./bench-row";

const PAIRS = 100_000;
const SMALL = 10_000;
/** What an export may hold at any moment, whatever its length, after a collection. */
const MAX_MEGABYTES = 20;
/** What a person who clicks through the formats waits for each. */
const MAX_PREVIEW_MS = 150;
const PREVIEWS = 7;
/** How often the heap is collected and measured during one export. */
const SAMPLES = 20;

/** No text of that length came from subtitles. */
const FORMATS = EXPORT_FORMATS.filter((format) => !needsTimes(format));

/** Exports 100,000 pairs in every format: time, and what it holds in memory, against an export of 10,000. */
export async function run(): Promise<BenchRow[]> {
  const { projectId, owner } = await buildProject();
  const small = await seed(projectId, owner.id, SMALL);
  const large = await seed(projectId, owner.id, PAIRS);
  const rows: BenchRow[] = [];
  for (const format of FORMATS) {
    const { seconds, bytes } = await time(owner, large, format);
    rows.push({ name: `Export of ${PAIRS} pairs, ${format}`, value: round(seconds), unit: "s" });
    for (const [pairs, documentId] of [
      [SMALL, small],
      [PAIRS, large],
    ] as const) {
      const value = round(await holdsAtMost(owner, documentId, format, (bytes * pairs) / PAIRS));
      rows.push({
        name: `Memory held while exporting ${pairs} pairs, ${format}`,
        value,
        unit: "MB",
        target: MAX_MEGABYTES,
      });
    }
  }
  rows.push(...(await previewsOf(owner, large)));
  await pool().query('DELETE FROM "Project" WHERE id = $1', [projectId]);
  return rows;
}

/** Only how long a person waits for the previews of 100,000 pairs. */
export async function measurePreviews(): Promise<BenchRow[]> {
  const { projectId, owner } = await buildProject();
  const rows = await previewsOf(owner, await seed(projectId, owner.id, PAIRS));
  await pool().query('DELETE FROM "Project" WHERE id = $1', [projectId]);
  return rows;
}

async function previewsOf(owner: Actor, documentId: string): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const format of FORMATS)
    for (const unit of takesSentences(format) ? EXPORT_UNITS : EXPORT_UNITS.slice(0, 1))
      rows.push({
        name: `Preview of ${PAIRS} pairs${unit === "sentence" ? " as sentences" : ""}, ${format}`,
        value: Math.round(await previewTime(owner, documentId, format, { unit })),
        ...{ unit: "ms", target: MAX_PREVIEW_MS },
      });
  return rows;
}

const SOURCE =
  "我们坚持开放合作，今年同各国新签合作文件120多份，惠及2200多万人，人类命运共同体的理念更加深入人心。";
const TARGET =
  "We remain committed to openness and cooperation. This year we signed over 120 documents that benefit more than 22 million people, and the vision of a shared future has taken deeper root.";

/** A document of that many paragraphs with one full track, written in SQL; its id. */
async function seed(projectId: string, userId: string, count: number): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO "Document" (id, "projectId", title, "createdById", "updatedAt")
     VALUES (gen_random_uuid(), $1, '长文', $2, now()) RETURNING id`,
    [projectId, userId],
  );
  const documentId = rows[0]?.id ?? "";
  await pool().query(
    `INSERT INTO "Paragraph" (id, "documentId", "orderKey", kind, piece, text)
     SELECT gen_random_uuid(), $1, 'a' || lpad(n::text, 8, '0'), 'body', $2 || n, $2 || n FROM generate_series(1, $3::int) n`,
    [documentId, SOURCE, count],
  );
  await pool().query(
    `WITH track AS (
       INSERT INTO "Track" (id, "documentId", name, language, "orderKey", "ownerId")
       VALUES (gen_random_uuid(), $1, 'Draft', 'en', 'a0', $2) RETURNING id)
     INSERT INTO "Rendering" (id, "trackId", "paragraphId", text, state)
     SELECT gen_random_uuid(), track.id, p.id, $3, 'translated' FROM track, "Paragraph" p WHERE p."documentId" = $1`,
    [documentId, userId, TARGET],
  );
  await pool().query('ANALYZE "Paragraph", "Rendering"');
  return documentId;
}

async function exported(actor: Actor, documentId: string, format: ExportFormat) {
  const { body } = await exportDocument(actor, documentId, exportQuery.parse({ format }));
  return body as AsyncIterable<Uint8Array> & typeof body;
}

async function time(actor: Actor, documentId: string, format: ExportFormat) {
  let bytes = 0;
  const began = performance.now();
  for await (const chunk of await exported(actor, documentId, format)) bytes += chunk.byteLength;
  return { seconds: (performance.now() - began) / 1000, bytes };
}

/** The median of several previews, as the page asks for them; in milliseconds. */
async function previewTime(
  actor: Actor,
  documentId: string,
  format: ExportFormat,
  more: object = {},
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < PREVIEWS; round++) {
    const began = performance.now();
    await previewExport(actor, documentId, { ...exportQuery.parse({ format, ...more }), quick: true });
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(PREVIEWS / 2)] ?? 0;
}

/** The heap without its garbage, above what it was before; in megabytes. */
async function holdsAtMost(
  actor: Actor,
  documentId: string,
  format: ExportFormat,
  size: number,
): Promise<number> {
  const collect = garbageCollector();
  collect();
  const base = process.memoryUsage().heapUsed;
  let [peak, bytes, next] = [base, 0, 0];
  for await (const chunk of await exported(actor, documentId, format)) {
    bytes += chunk.byteLength;
    if (bytes < next) continue;
    next = bytes + size / SAMPLES;
    collect();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  }
  return (peak - base) / 1024 ** 2;
}

function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
