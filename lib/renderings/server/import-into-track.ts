import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import {
  appendServerUpdates,
  type ServerEdit,
  type Standing,
} from "@/lib/collaboration/server/append-server-update";
import { lockRenderingRows } from "@/lib/collaboration/server/rendering-rows";
import { database, type Transaction, transaction } from "@/lib/db/database";
import type { ReadFormat } from "@/lib/documents/core/reader";
import { readUpload } from "@/lib/documents/server/read-upload";
import { unreadable } from "@/lib/documents/server/refusals";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { findBlocked } from "@/lib/quality/server/find-blocked";
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
 * What has no place, and what stands where it would go and is to stay, is told and not lost. It comes in confirmed, but
 * for what the checks would keep a person from confirming: that comes in as `initial`.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict` for a locked track; `invalid` for a file that cannot be read
 */
export async function importIntoTrack(actor: Actor, trackId: string, given: TrackImport): Promise<Imported> {
  const grant = await authorize(actor, "translate", { trackId });
  const blocks = await readBlocks(given);
  const confirmable = await findConfirmable(actor, grant, { trackId, blocks });
  return transaction(async (tx) => {
    const track = await findTrack(grant, trackId, tx);
    if (track === null) throw notFound("This track");
    if (track.locked && !given.preview) {
      throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", {
        key: "trackLocked",
      });
    }
    const rows = await (given.preview ? readPlacingRows : readLocked)(tx, grant, trackId);
    const judged = judge(placeByPosition(rows, blocks), rows, { replace: given.replace, confirmable });
    const wanted = judged.filter(({ outcome }) => outcome === "placed");
    const written = given.preview ? null : await write(tx, actor, wanted, rows);
    const renderingOf = new Map(rows.map(({ id, renderingId }) => [id, renderingId]));
    const beads = judged.map((bead) => afterWriting(bead, renderingOf, written));
    const placed = beads.filter(({ outcome }) => outcome === "placed");
    const blocked = placed.filter((bead) => bead.blocked).length;
    if (!given.preview && placed.length > 0) {
      const event = { action: "track.import", objectType: "track", objectId: trackId } as const;
      await audit(
        actor,
        { ...event, projectId: grant.projectId, details: { placed: placed.length, blocked } },
        tx,
      );
    }
    return { preview: given.preview, placed: placed.length, blocked, beads };
  });
}

type Judged = Imported["beads"][number];

/**
 * Writes what has its place. Rows are moments behind what people type: a text that is not the one that was judged stays.
 *
 * @returns the renderings that were written
 */
async function write(
  tx: Transaction,
  actor: Actor,
  wanted: readonly Judged[],
  rows: readonly PlacingRow[],
): Promise<ReadonlySet<string>> {
  const judgedText = new Map(rows.map(({ renderingId, rendered }) => [renderingId, rendered]));
  const done = await appendServerUpdates(tx, {
    edits: editsOf(wanted, rows),
    actorId: actor.id,
    cause: "import",
    filledState: "translated",
    standings: standingsOf(wanted, rows),
    unless: (renderingId, text) => text !== judgedText.get(renderingId),
  });
  return new Set(done.map(({ renderingId }) => renderingId));
}

/** What became of a bead: it has its place unless somebody wrote there meanwhile. */
function afterWriting(
  bead: Judged,
  renderingOf: ReadonlyMap<string, string>,
  written: ReadonlySet<string> | null,
): Judged {
  if (written === null || bead.outcome !== "placed") return bead;
  return written.has(renderingOf.get(bead.paragraphIds[0] ?? "") ?? "")
    ? bead
    : { ...bead, outcome: "has-text", blocked: false };
}

/** What is the same of a pair as when it was checked. */
const keyOf = ({ renderingId, text }: PlacingRow, target: string): string =>
  JSON.stringify([renderingId, text, target]);

/** The pairs, by `keyOf`, that nothing would keep a person from confirming. */
async function findConfirmable(
  actor: Actor,
  grant: Grant,
  { trackId, blocks }: { readonly trackId: string; readonly blocks: readonly PlacingBlock[] },
): Promise<ReadonlySet<string>> {
  const rows = await readPlacingRows(database(), grant, trackId);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pairs = placeByPosition(rows, blocks).flatMap(({ paragraphIds, text }) => {
    const row = byId.get(paragraphIds[0] ?? "");
    return row === undefined ? [] : [{ row, text }];
  });
  const blocked = await findBlocked(
    actor,
    grant,
    pairs.map(({ row, text }) => ({
      ...{ renderingId: row.renderingId, source: row.text, target: text, date: row.date },
    })),
  );
  return new Set(pairs.flatMap(({ row, text }) => (blocked.has(row.renderingId) ? [] : [keyOf(row, text)])));
}

function judge(
  beads: readonly Bead[],
  rows: readonly PlacingRow[],
  given: { readonly replace: boolean; readonly confirmable: ReadonlySet<string> },
): Judged[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return beads.map((bead) => {
    const row = byId.get(bead.paragraphIds[0] ?? "");
    const outcome = outcomeOf(row, given.replace);
    return {
      ...bead,
      paragraphIds: [...bead.paragraphIds],
      marks: [...bead.marks],
      source: row?.text ?? "",
      outcome,
      // What was changed since it was checked is not confirmed either.
      blocked: row !== undefined && outcome === "placed" && !given.confirmable.has(keyOf(row, bead.text)),
    };
  });
}

function outcomeOf(row: PlacingRow | undefined, replace: boolean): Judged["outcome"] {
  if (row === undefined) return "no-place";
  if (row.state === "final") return "final";
  return row.rendered.trim() !== "" && !replace ? "has-text" : "placed";
}

/** The rows as they are, and as nobody gives them another state until the transaction ends. */
async function readLocked(tx: Transaction, grant: Grant, trackId: string): Promise<PlacingRow[]> {
  const rows = await readPlacingRows(tx, grant, trackId);
  await lockRenderingRows(
    tx,
    rows.map(({ renderingId }) => renderingId),
  );
  return readPlacingRows(tx, grant, trackId);
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

/** Where texts that cannot be confirmed stand; what was sent back stays so. */
function standingsOf(placed: readonly Judged[], rows: readonly PlacingRow[]): Map<string, Standing> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    placed.flatMap(({ paragraphIds, blocked }) => {
      const row = byId.get(paragraphIds[0] ?? "");
      if (!blocked || row === undefined || row.needsWork) return [];
      return [[row.renderingId, { state: "initial", needsWork: false }] as const];
    }),
  );
}

async function readBlocks({ bytes, fileName, format = null }: TrackImport): Promise<readonly PlacingBlock[]> {
  const read = await readUpload({ bytes, fileName, format, before: [] });
  if (!read.ok) throw unreadable(read.reason);
  if (read.value.paragraphs.length === 0) throw unreadable("no-text");
  return read.value.paragraphs;
}
