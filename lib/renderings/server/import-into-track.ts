import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdates, type ServerEdit } from "@/lib/collaboration/server/append-server-update";
import { transaction } from "@/lib/db/database";
import type { ReadFormat } from "@/lib/documents/core/reader";
import { readUpload } from "@/lib/documents/server/read-upload";
import { unreadable } from "@/lib/documents/server/refusals";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { type Bead, type PlacingBlock, placeByPosition } from "@/lib/renderings/core/place-by-position";
import { type PlacingRow, readPlacingRows } from "./rows-store";
import type { Imported } from "./schema";
import { findTrack } from "./store";

/** A text to be placed in a track. */
export type TrackImport = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Null or absent to tell it from the file. */
  readonly format?: ReadFormat | null;
  /** Only say what would happen. */
  readonly preview: boolean;
  /** Also over renderings that have words. */
  readonly replace: boolean;
};

/**
 * Places an existing text in a track, paragraph by paragraph in order, and writes it through the collaboration log.
 * What has no place, and what stands where it would go and is to stay, is told and not lost.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict` for a locked track; `invalid` for a file that cannot be read
 */
export async function importIntoTrack(actor: Actor, trackId: string, given: TrackImport): Promise<Imported> {
  const grant = await authorize(actor, "translate", { trackId });
  const blocks = await readBlocks(given);
  return transaction(async (tx) => {
    const track = await findTrack(grant, trackId, tx);
    if (track === null) throw notFound("This track");
    if (track.locked && !given.preview) {
      throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", {
        key: "trackLocked",
      });
    }
    const rows = await readPlacingRows(tx, grant, trackId);
    const beads = judge(placeByPosition(rows, blocks), rows, given.replace);
    const placed = beads.filter(({ outcome }) => outcome === "placed");
    if (!given.preview && placed.length > 0) {
      await appendServerUpdates(tx, {
        edits: editsOf(placed, rows),
        actorId: actor.id,
        cause: "import",
        filledState: "translated",
      });
      const event = { action: "track.import", objectType: "track", objectId: trackId } as const;
      await audit(actor, { ...event, projectId: grant.projectId, details: { placed: placed.length } }, tx);
    }
    return { preview: given.preview, placed: placed.length, beads };
  });
}

type Judged = Imported["beads"][number];

function judge(beads: readonly Bead[], rows: readonly PlacingRow[], replace: boolean): Judged[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return beads.map((bead) => {
    const row = byId.get(bead.paragraphIds[0] ?? "");
    return {
      ...bead,
      paragraphIds: [...bead.paragraphIds],
      marks: [...bead.marks],
      source: row?.text ?? "",
      outcome: outcomeOf(row, replace),
    };
  });
}

function outcomeOf(row: PlacingRow | undefined, replace: boolean): Judged["outcome"] {
  if (row === undefined) return "no-place";
  if (row.state === "final") return "final";
  return row.rendered.trim() !== "" && !replace ? "has-text" : "placed";
}

function editsOf(placed: readonly Judged[], rows: readonly PlacingRow[]): Map<string, ServerEdit> {
  const renderingOf = new Map(rows.map(({ id, renderingId }) => [id, renderingId]));
  return new Map(
    placed.flatMap(({ paragraphIds, text, marks }) => {
      const renderingId = renderingOf.get(paragraphIds[0] ?? "");
      const edit: ServerEdit = (doc) => writeRichText(doc, { text, marks });
      return renderingId === undefined ? [] : [[renderingId, edit] as const];
    }),
  );
}

async function readBlocks({ bytes, fileName, format = null }: TrackImport): Promise<readonly PlacingBlock[]> {
  const read = await readUpload({ bytes, fileName, format, before: [] });
  if (!read.ok) throw unreadable(read.reason);
  if (read.value.paragraphs.length === 0) throw unreadable("no-text");
  return read.value.paragraphs;
}
