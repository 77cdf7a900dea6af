import type { Grant } from "@/lib/accounts/core/grant";
import { readCueTimes } from "@/lib/documents/core/cue-times";
import { decode } from "@/lib/documents/core/decode";
import { placeCues } from "../core/subtitles/place-cues";
import type { ExportCue } from "../core/writer";
import { listCueFiles, listTimedPieces } from "./store";

/** When the paragraphs of a document are shown, by their ids, as the files say that it was made of; empty of any other text. */
export async function readCues(grant: Grant, documentId: string): Promise<ReadonlyMap<string, ExportCue>> {
  const pieces = await listTimedPieces(grant, documentId);
  if (pieces.length === 0) return new Map();
  const files = await listCueFiles(grant, documentId);
  const times = files.map(({ id, bytes }) => {
    const decoded = decode(bytes);
    return [id, decoded.ok ? readCueTimes(decoded.value.text) : new Map()] as const;
  });
  return placeCues(pieces, new Map(times));
}
