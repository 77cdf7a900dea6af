import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import type { Placing } from "@/lib/alignment/core/placings";
import { writeRichText } from "@/lib/collaboration/core/rendering-document";
import {
  appendServerUpdates,
  type ServerEdit,
  type Standing,
} from "@/lib/collaboration/server/append-server-update";
import { lockRenderingRows } from "@/lib/collaboration/server/rendering-rows";
import { database, type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { findBlocked } from "@/lib/quality/server/find-blocked";
import type { RichText } from "@/lib/text/core/marks";
import { type PlacingRow, readIsLocked, readPlacingRows, saveLinks } from "./alignment-store";
import type { Imported } from "./schema";

export type PlaceOptions = {
  /** Only say what would happen. */
  readonly preview: boolean;
  /** Also over renderings that have words. */
  readonly replace: boolean;
  /**
   * What renderings said when their words were dealt out anew, by paragraph: a word that leaves one is in another, so all
   * are written or none. Absent where texts come from elsewhere.
   */
  readonly dealtFrom?: ReadonlyMap<string, string> | undefined;
  /** Done in the same transaction, once all is written that could be. */
  readonly afterwards?: (tx: Transaction, beads: readonly Judged[]) => Promise<void>;
  /** Keeps what was written as one batch, in the same transaction. */
  readonly keep?: KeepBatch | undefined;
};

/** What was written where, and what stood there: enough to take it back. */
export type WrittenPlace = {
  readonly renderingId: string;
  readonly before: RichText & Pick<PlacingRow, "state" | "needsWork">;
  readonly after: RichText;
};

/** Keeps what was written, at least one text. @returns what it is taken back by */
export type KeepBatch = (tx: Transaction, places: readonly WrittenPlace[]) => Promise<string>;

type Judged = Imported["beads"][number];

/** Whether a text is nowhere but in what was to be written. */
export const isLeft = ({ outcome }: Judged): boolean => outcome !== "placed" && outcome !== "same";

/** Part of a track dealt out anew would lose words, or bring old ones back. */
const changedTrack = (): AppError =>
  new AppError(
    "conflict",
    "Texts of this track were changed since it was aligned, or are final: discard this alignment and align it again.",
    { key: "alignmentOutdated" },
  );

/**
 * Writes texts into a track's renderings through the collaboration log, with their sentence links. What has no place, and
 * what stands where it would go and is to stay, is told and not lost. It comes in confirmed, but for what the checks
 * would keep a person from confirming, or whose source is no longer what it was aligned with: that comes in as `initial`.
 *
 * @throws AppError `not-found`; `conflict` for a locked track
 */
export async function placeTexts(
  actor: Actor,
  grant: Grant,
  given: { readonly trackId: string; readonly placings: readonly Placing[] },
  { preview, replace, dealtFrom, afterwards, keep }: PlaceOptions,
): Promise<Imported> {
  const { trackId, placings } = given;
  const confirmable = await findConfirmable(actor, grant, given);
  return transaction(async (tx) => {
    const isLocked = await readIsLocked(grant, trackId, tx);
    if (isLocked === null) throw notFound("This track");
    if (isLocked && !preview) {
      throw new AppError("conflict", "This track is locked: a reviewer can unlock it.", {
        key: "trackLocked",
      });
    }
    const rows = await (preview ? readPlacingRows : readLocked)(tx, grant, trackId);
    const judged = judge(placings, rows, { replace, confirmable, dealtFrom });
    const wanted = judged.filter(({ outcome }) => outcome === "placed");
    const written = preview ? null : await write(tx, actor, wanted, rows);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const beads = judged.map((bead) => afterWriting(bead, byId, written));
    if (!preview && dealtFrom !== undefined && beads.some(isLeft)) throw changedTrack();
    const placed = beads.filter(({ outcome }) => outcome === "placed");
    const blocked = placed.filter((bead) => bead.blocked).length;
    if (!preview) {
      await saveLinks(tx, linksOf(beads, byId));
      await afterwards?.(tx, beads);
    }
    if (!preview && placed.length > 0) {
      const event = { action: "track.import", objectType: "track", objectId: trackId } as const;
      await audit(
        actor,
        { ...event, projectId: grant.projectId, details: { placed: placed.length, blocked } },
        tx,
      );
    }
    const places = written === null ? [] : placesOf(placed, byId, written);
    const batchId = keep === undefined || places.length === 0 ? null : await keep(tx, places);
    return { preview, placed: placed.length, blocked, batchId, beads };
  });
}

const placesOf = (placed: readonly Judged[], byId: Rows, written: Written): readonly WrittenPlace[] =>
  placed.flatMap(({ paragraphIds }) => {
    const row = byId.get(paragraphIds[0] ?? "");
    const after = written.get(row?.renderingId ?? "");
    if (row === undefined || after === undefined) return [];
    const { renderingId, rendered, marks, state, needsWork } = row;
    return [{ renderingId, before: { text: rendered, marks, state, needsWork }, after }];
  });

/** What renderings say that were written, by their ids. */
type Written = ReadonlyMap<string, RichText>;

/**
 * Writes what has its place. Rows are moments behind what people type: a text that is not the one that was judged stays.
 *
 * @returns what was written, by rendering
 */
async function write(
  tx: Transaction,
  actor: Actor,
  wanted: readonly Judged[],
  rows: readonly PlacingRow[],
): Promise<Written> {
  const judgedText = new Map(rows.map(({ renderingId, rendered }) => [renderingId, rendered]));
  const done = await appendServerUpdates(tx, {
    edits: editsOf(wanted, rows),
    actorId: actor.id,
    cause: "import",
    filledState: "translated",
    standings: standingsOf(wanted, rows),
    unless: (renderingId, text) => text !== judgedText.get(renderingId),
  });
  return new Map(done.map(({ renderingId, text, marks }) => [renderingId, { text, marks }]));
}

type Rows = ReadonlyMap<string, PlacingRow>;

/** What became of a bead: it has its place unless somebody wrote there meanwhile. */
function afterWriting(bead: Judged, byId: Rows, written: Written | null): Judged {
  if (written === null || bead.outcome !== "placed") return bead;
  return written.has(byId.get(bead.paragraphIds[0] ?? "")?.renderingId ?? "")
    ? bead
    : { ...bead, outcome: "has-text", replaces: false, blocked: false };
}

/** The links of what stands in the track now. */
const linksOf = (beads: readonly Judged[], byId: Rows) =>
  beads.flatMap(({ paragraphIds, outcome, links, source, text }) => {
    const row = byId.get(paragraphIds[0] ?? "");
    if (row === undefined || (outcome !== "placed" && outcome !== "same")) return [];
    const lengths = { sourceLength: source.length, targetLength: text.length };
    return [{ renderingId: row.renderingId, links, ...lengths }];
  });

/** What is the same of a pair as when it was checked. */
const keyOf = ({ renderingId, text }: PlacingRow, target: string): string =>
  JSON.stringify([renderingId, text, target]);

/** The pairs, by `keyOf`, that nothing would keep a person from confirming. */
async function findConfirmable(
  actor: Actor,
  grant: Grant,
  { trackId, placings }: { readonly trackId: string; readonly placings: readonly Placing[] },
): Promise<ReadonlySet<string>> {
  const rows = await readPlacingRows(database(), grant, trackId);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pairs = placings.flatMap(({ paragraphIds, text }) => {
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
  placings: readonly Placing[],
  rows: readonly PlacingRow[],
  given: Pick<PlaceOptions, "replace" | "dealtFrom"> & { readonly confirmable: ReadonlySet<string> },
): Judged[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return placings.map((placing, position) => {
    const row = byId.get(placing.paragraphIds[0] ?? "");
    const isChanged =
      row !== undefined && given.dealtFrom !== undefined && given.dealtFrom.get(row.id) !== row.rendered;
    const outcome = outcomeOf(row, placing.text, given.replace && !isChanged);
    const isPlaced = row !== undefined && outcome === "placed";
    return {
      ...{ position, text: placing.text, confidence: placing.confidence, outcome },
      paragraphIds: [...placing.paragraphIds],
      marks: [...placing.marks],
      links: [...placing.links],
      source: row?.text ?? "",
      replaces: isPlaced && row.rendered.trim() !== "",
      // What was changed since it was checked, or beside what it was aligned with, is not confirmed either.
      blocked: isPlaced && (row.text !== placing.aligned || !given.confirmable.has(keyOf(row, placing.text))),
    };
  });
}

function outcomeOf(row: PlacingRow | undefined, text: string, replace: boolean): Judged["outcome"] {
  if (row === undefined) return "no-place";
  if (row.rendered === text) return "same";
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
