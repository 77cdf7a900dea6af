import { z } from "zod";
import { ok, refuse } from "@/lib/kernel/result";
import { inLine, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { MARKS, type MarkSpan } from "@/lib/text/core/marks";
import { JSONL_SCHEMA, JSONL_VERSION } from "../jsonl";
import { STATES } from "../writer";
import type { ReturnedFile, ReturnedText } from "./returned";

const place = z.number().int().min(0);
const head = z.object({
  schema: z.literal(JSONL_SCHEMA),
  version: z.number().int().min(1).max(JSONL_VERSION),
  unit: z.string().optional(),
  document: z.object({
    id: z.string(),
    tracks: z.array(z.object({ id: z.string(), name: z.string(), language: z.string() })).max(1000),
  }),
});
const rendering = z.object({
  track: z.string(),
  text: z.string(),
  marks: z.array(z.object({ start: place, end: place, mark: z.enum(MARKS) })).default([]),
  state: z.enum(STATES).optional(),
  revision: z.number().int().min(0).optional(),
});
const row = z.object({
  id: z.string(),
  text: z.string().optional(),
  renderings: z.array(rendering).max(1000),
});

/** Why a file of JSON lines is not taken: not ours, a line of it is none, or it has sentences, which have no place of their own. */
export type JsonlRefusal = "not-returned" | "damaged" | "sentences";

/** Whether a text is meant as JSON Lines of ours. */
export function looksLikeJsonl(text: string): boolean {
  return /^\s*\{[^\n]*"schema"\s*:\s*"duizhao-parallel"/u.test(text.slice(0, 4_000));
}

/** Reads JSON Lines that were exported here. */
export function readReturnedJsonl(text: string): Reading<ReturnedFile, JsonlRefusal> {
  const lines = text
    .split("\n")
    .flatMap((line, at) => (line.trim() === "" ? [] : [{ line: at + 1, said: parse(line) }]));
  const [first, ...others] = lines;
  const begun = head.safeParse(first?.said);
  if (!begun.success) return refuse("not-returned");
  if (begun.data.unit === "sentence") return refuse("sentences");
  const { document } = begun.data;
  const texts = new Map<string, ReturnedText[]>(document.tracks.map(({ id }) => [id, []]));
  for (const { line, said } of others) {
    const read = row.safeParse(said);
    if (!read.success) return refuseAt("damaged", inLine(line));
    for (const { track, ...own } of read.data.renderings)
      texts.get(track)?.push({
        ...{ place: `line ${line}`, line, paragraphId: read.data.id, source: read.data.text ?? null },
        ...{ text: own.text, marks: inText(own.marks, own.text) },
        // Who writes a text leaves the word beside it alone: "initial" tells nothing of the new text.
        state: own.state === undefined || own.state === "initial" ? null : own.state,
        revision: own.revision ?? null,
        checksum: null,
      });
  }
  return ok({
    documentId: document.id,
    tracks: document.tracks.map((track) => ({ ...track, texts: texts.get(track.id) ?? [] })),
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** A text that was changed elsewhere may be shorter than its marks. */
function inText(marks: readonly MarkSpan[], text: string): readonly MarkSpan[] {
  return marks
    .map(({ start, end, mark }) => ({ start, end: Math.min(end, text.length), mark }))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start);
}
