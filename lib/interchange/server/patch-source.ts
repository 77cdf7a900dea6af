import type { Actor } from "@/lib/accounts/core/actor";
import { getDocument } from "@/lib/documents/server/get-document";
import { getSource } from "@/lib/documents/server/get-source";
import { readInThread } from "@/lib/documents/server/read-in-thread";
import type { Result } from "@/lib/kernel/result";
import type { Writer } from "../core/writer";
import type { PatchJob } from "./patch-bytes";
import type { PreparedExport } from "./prepare-export";
import { listRenderings, listSourceRows } from "./store";

/**
 * The XLIFF file that a document was made of, with a track's translations in it; null where the export is to be written anew
 * (see `patchBytes`), the document is of other files, or a unit is split in two now.
 *
 * @param signal ends the work
 * @throws AppError when there is no turn for it; what the signal was aborted with
 */
export async function patchSource(
  actor: Actor,
  prepared: PreparedExport,
  signal?: AbortSignal,
): Promise<Uint8Array | null> {
  const { document, writer, options } = prepared;
  const [track, ...others] = document.tracks;
  const version = /^xliff-(?<version>.+)$/u.exec(writer.format)?.groups?.version;
  if (version === undefined || track === undefined || others.length > 0 || options.prefill) return null;
  const { sourceFiles } = await getDocument(actor, document.id);
  if (sourceFiles.length !== 1 || sourceFiles[0]?.format !== "xliff") return null;
  const { bytes } = await getSource(actor, document.id, 0);
  const says = await saysOf(prepared, track.id);
  if (says === null) return null;
  const job: PatchJob = { bytes, version, language: track.language, says };
  const answered = await readInThread<Result<Uint8Array, "not-patched">>("xliff-patch-worker", job, {
    who: actor.id,
    signal,
  });
  return answered.ok && answered.value.ok ? answered.value.value : null;
}

/** The writer of such a file, for what it carries: what the file does not say itself of provenance and speakers is not put in, nor are terms and candidates. */
export function patcherOf(writer: Writer): Writer {
  const carries: Writer["carries"] = (options, document) => ({
    ...writer.carries(options, document),
    ...{ structure: false, provenance: false, terms: false, candidates: false },
  });
  return { ...writer, carries };
}

/** What was joined into another paragraph is said there; what has no text, or was set aside, stays as the file has it. */
async function saysOf(
  { grant, document, states, options }: PreparedExport,
  trackId: string,
): Promise<PatchJob["says"] | null> {
  const rows = await listSourceRows(grant, document.id);
  if (rows.some(({ isCut }) => isCut)) return null;
  const ids = rows.map(({ id }) => id);
  const renderings = new Map(
    (await listRenderings(grant, [trackId], ids)).map((rendering) => [rendering.paragraphId, rendering]),
  );
  return rows.map(({ id, joinedIntoId, excluded, piece }) => {
    const rendering = renderings.get(joinedIntoId ?? id);
    const isWanted = rendering !== undefined && (states.length === 0 || states.includes(rendering.state));
    if (!isWanted || excluded || rendering.text === "") return { source: piece, said: null };
    const { state, needsWork, text, marks } = rendering;
    const own = { text, marks: options.emphasis ? marks : [] };
    const rich = joinedIntoId === null ? own : { text: "", marks: [] };
    return { source: piece, said: { rich, state, needsWork } };
  });
}
