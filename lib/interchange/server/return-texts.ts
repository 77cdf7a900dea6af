import { createHash } from "node:crypto";
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
import { AppError, notFound } from "@/lib/kernel/app-error";
import { findBlocked } from "@/lib/quality/server/find-blocked";
import { withLeftOut } from "../core/returned/left-out";
import { type JudgedText, judgeReturned, type ReturnedText } from "../core/returned/returned";
import { pickTrack, presentReturn, type ReturnAbout } from "./present-return";
import { readReturned } from "./read-returned";
import {
  findReturnTrack,
  findSameReturned,
  insertReturned,
  type ReturnPlace,
  type ReturnRow,
  readReturnRows,
} from "./return-store";
import type { ReturnReport } from "./returned-schema";

/** A file that comes back. */
export type Returned = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Only say what would happen. */
  readonly preview: boolean;
  /** Paragraphs whose conflicts are decided for the file. */
  readonly take: readonly string[] | "all";
};

/** What became, or would become, of a file that came back. */
export type TakenBack = ReturnAbout & {
  readonly judged: readonly JudgedText[];
  /** Renderings that were written and not confirmed, for what the checks found. */
  readonly blocked: ReadonlySet<string>;
};

/**
 * Takes the translations of a file that was exported, worked on elsewhere and comes back, as one batch that can be undone.
 * What is final stays; what conflicts with work done since stays too, unless a person decided for the file. Written texts
 * come in confirmed, but for what the file calls initial and what the checks would keep a person from confirming.
 *
 * @throws AppError `not-found`, `forbidden`; `invalid` for a file that brings nothing back; `conflict` for a locked track
 */
export async function returnTexts(actor: Actor, trackId: string, given: Returned): Promise<ReturnReport> {
  const { judged, preview, returnId, format, fileName, seenAt, breaks, candidates } = await takeBack(
    actor,
    trackId,
    given,
  );
  return presentReturn(judged, { preview, returnId, format, fileName, seenAt, breaks, candidates });
}

/** As `returnTexts`, with every text of the file. */
export async function takeBack(actor: Actor, trackId: string, given: Returned): Promise<TakenBack> {
  const grant = await authorize(actor, "translate", { trackId });
  const track = await findReturnTrack(grant, trackId);
  if (track === null) throw notFound("This track");
  const { bytes, fileName } = given;
  const languages = { sourceLanguage: track.sourceLanguage, targetLanguage: track.language };
  const file = await readReturned({ bytes, fileName, languages });
  const picked = pickTrack(file, track);
  const sha256 = createHash("sha256").update(given.bytes).digest("hex");
  const rows = await readReturnRows(database(), grant, trackId);
  const taken = new Set(given.take === "all" ? rows.map(({ paragraphId }) => paragraphId) : given.take);
  const judged = judgeReturned(withLeftOut(picked, rows), rows, taken);
  const about = {
    format: file.format,
    breaks: [...file.breaks],
    candidates: file.candidates ?? 0,
    fileName: given.fileName,
    seenAt: await findSameReturned(trackId, sha256),
  };
  if (given.preview) return { judged, blocked: new Set(), ...about, preview: true, returnId: null };
  const confirmable = await findConfirmable(actor, grant, judged, rows);
  return transaction(async (tx) => {
    if ((await findReturnTrack(grant, trackId, tx))?.locked !== false) throw locked();
    const ids = rows.map(({ renderingId }) => renderingId);
    await lockRenderingRows(tx, ids);
    const now = await readReturnRows(tx, grant, trackId);
    const wanted = judgeReturned(withLeftOut(picked, now), now, taken);
    const written = await write(tx, actor, { judged: wanted, rows: now, confirmable });
    const done = wanted.map((one) => afterWriting(one, written));
    const places = [...written.values()];
    const kept = { trackId, fileName: given.fileName, format: file.format, sha256, places };
    const returnId = places.length === 0 ? null : await insertReturned(tx, grant, kept);
    if (returnId !== null) {
      const event = { action: "track.return", objectType: "track", objectId: trackId } as const;
      const details = { format: file.format, renderings: places.length };
      await audit(actor, { ...event, projectId: grant.projectId, details }, tx);
    }
    return { judged: done, blocked: blockedOf(wanted, now, confirmable), ...about, preview: false, returnId };
  });
}

export const locked = (): AppError =>
  new AppError("conflict", "This track is locked: a reviewer can unlock it.", { key: "trackLocked" });

const isWanted = ({ verdict }: JudgedText): boolean => verdict === "created" || verdict === "updated";

type Pair = { readonly row: ReturnRow; readonly returned: ReturnedText };

/** What is written: the last word of the file where it says the same twice. */
function pairsOf(judged: readonly JudgedText[], rows: readonly ReturnRow[]): readonly Pair[] {
  const byId = new Map(rows.map((row) => [row.renderingId, row]));
  const pairs = judged.filter(isWanted).flatMap(({ returned, row }): (readonly [string, Pair])[] => {
    const found = row === null ? undefined : byId.get(row.renderingId);
    return found === undefined ? [] : [[found.renderingId, { row: found, returned }]];
  });
  return [...new Map(pairs).values()];
}

/** What is the same of a pair as when it was checked. */
const keyOf = ({ row, returned }: Pair): string =>
  JSON.stringify([row.renderingId, row.source, returned.text]);

/** The pairs, by `keyOf`, that may come in confirmed. */
async function findConfirmable(
  actor: Actor,
  grant: Grant,
  judged: readonly JudgedText[],
  rows: readonly ReturnRow[],
): Promise<ReadonlySet<string>> {
  const pairs = pairsOf(judged, rows).filter(({ returned }) => returned.state !== "initial");
  const blocked = await findBlocked(
    actor,
    grant,
    pairs.map(({ row, returned }) => ({
      ...{ renderingId: row.renderingId, source: row.source, target: returned.text, date: row.date },
    })),
  );
  return new Set(pairs.flatMap((pair) => (blocked.has(pair.row.renderingId) ? [] : [keyOf(pair)])));
}

/** What the file gives as done, and the checks hold. */
function blockedOf(
  judged: readonly JudgedText[],
  rows: readonly ReturnRow[],
  confirmable: ReadonlySet<string>,
): ReadonlySet<string> {
  const held = pairsOf(judged, rows).filter(
    (pair) => pair.returned.state !== "initial" && !confirmable.has(keyOf(pair)),
  );
  return new Set(held.map(({ row }) => row.renderingId));
}

type Writing = {
  readonly judged: readonly JudgedText[];
  readonly rows: readonly ReturnRow[];
  readonly confirmable: ReadonlySet<string>;
};

/**
 * Writes what was judged. Rows are moments behind what people type: a text that is not the one that was judged stays.
 *
 * @returns what was written, by rendering
 */
async function write(
  tx: Transaction,
  actor: Actor,
  { judged, rows, confirmable }: Writing,
): Promise<ReadonlyMap<string, ReturnPlace>> {
  const pairs = pairsOf(judged, rows);
  const byId = new Map(pairs.map((pair) => [pair.row.renderingId, pair]));
  const done = await appendServerUpdates(tx, {
    ...{ actorId: actor.id, cause: "return" },
    edits: new Map(pairs.map((pair) => [pair.row.renderingId, editOf(pair)])),
    standings: new Map(pairs.map((pair) => [pair.row.renderingId, standingOf(pair, confirmable)])),
    unless: (renderingId, text) => text !== byId.get(renderingId)?.row.text,
  });
  const written = done.flatMap(({ renderingId, ...rich }): (readonly [string, ReturnPlace])[] => {
    const pair = byId.get(renderingId);
    if (pair === undefined) return [];
    const { text, marks, state, needsWork } = pair.row;
    const before = { text, marks: [...marks], state, needsWork };
    return [[renderingId, { renderingId, before, after: rich.text, afterMarks: [...rich.marks] }]];
  });
  return new Map(written);
}

function editOf({ returned: { text, marks } }: Pair): ServerEdit {
  return (doc) => writeRichText(doc, { text, marks: marks ?? [] });
}

/** Reviewed elsewhere is not reviewed here: at most it comes in translated. What was sent back stays so until confirmed. */
function standingOf(pair: Pair, confirmable: ReadonlySet<string>): Standing {
  return confirmable.has(keyOf(pair))
    ? { state: "translated", needsWork: false }
    : { state: "initial", needsWork: pair.row.needsWork };
}

/** What became of a text: it is in unless somebody wrote there in the meantime. */
function afterWriting(judged: JudgedText, written: ReadonlyMap<string, ReturnPlace>): JudgedText {
  if (!isWanted(judged) || written.has(judged.row?.renderingId ?? "")) return judged;
  return { ...judged, verdict: "conflict", reason: "changed-since" };
}
