import { createHash } from "node:crypto";
import type { Actor } from "@/lib/accounts/core/actor";
import { importIntoTrack, type TrackImport } from "@/lib/alignment/server/import-into-track";
import type { Imported } from "@/lib/alignment/server/schema";
import { AppError } from "@/lib/kernel/app-error";
import { isMeantAsXliff } from "@/lib/xliff/core/names";
import type { JudgedText } from "../core/returned/returned";
import { ALIGNED, batchKeeper } from "./keep-batch";
import { type TakenBack, takeBack } from "./return-texts";

/**
 * Brings a file into a track, whatever it is: one that tells of each text which paragraph it belongs to, an XLIFF, or a table
 * or JSON Lines that were exported here, goes there; any other text is aligned. `replace` decides conflicts for the file.
 *
 * @throws AppError as `returnTexts` and `importIntoTrack`
 */
export async function bringIntoTrack(
  actor: Actor,
  trackId: string,
  given: TrackImport,
  signal?: AbortSignal,
): Promise<Imported> {
  const { bytes, fileName, preview, replace } = given;
  const bringBack = async () =>
    present(await takeBack(actor, trackId, { bytes, fileName, preview, take: replace ? "all" : [] }));
  if (tellsPlaces(given)) return bringBack();
  try {
    // Only its reader can tell a Word table of ours from any other Word file.
    if (isWord(given)) return await bringBack();
  } catch (error) {
    if (!(error instanceof AppError && NO_TABLE.test(error.key))) throw error;
  }
  const format = ALIGNED;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const keep = await batchKeeper(actor, trackId, { fileName, format, sha256 });
  return importIntoTrack(actor, trackId, { ...given, keep }, signal);
}

/** Why a Word file is no table that comes back; what else is wrong with it, the reader of texts tells. */
const NO_TABLE = /^returned\.(?!other-track)/u;

function isWord({ bytes, format = null }: TrackImport): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (format === null || format === "docx");
}

const LOOKED_AT = 20_000;

/** By what the bytes begin with; the reader decides. */
function tellsPlaces({ bytes, fileName, format = null }: TrackImport): boolean {
  if (format === "xliff") return true;
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.subarray(0, 2).toString("latin1") === "PK")
    return format === null && whole.includes("xl/workbook.xml");
  // Every encoding that is read has ASCII's letters in it; UTF-16 with zeros between.
  const head = whole.subarray(0, LOOKED_AT).toString("latin1").replaceAll("\0", "");
  const begin = head.replace(/^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/u, "");
  if (isMeantAsXliff(begin, fileName)) return true;
  return (
    format === null && /^(?:(?:sep=.\r?\n)?"?paragraph"?[,;\t]|\{"schema":"duizhao-parallel")/u.test(begin)
  );
}

function present({ preview, judged, blocked, returnId }: TakenBack): Imported {
  const beads = judged.map((one, position) => toBead(one, position, blocked));
  const placed = beads.filter(({ outcome }) => outcome === "placed");
  return {
    preview,
    placed: placed.length,
    blocked: placed.filter((bead) => bead.blocked).length,
    batchId: returnId,
    beads,
  };
}

function toBead(
  { returned, row, verdict, reason }: JudgedText,
  position: number,
  blocked: ReadonlySet<string>,
): Imported["beads"][number] {
  const isPlaced = verdict === "created" || verdict === "updated";
  return {
    position,
    paragraphIds: row === null ? [] : [row.paragraphId],
    text: returned.text,
    marks: [...(returned.marks ?? [])],
    confidence: 1,
    source: row?.source ?? "",
    outcome: isPlaced ? "placed" : outcomeOf(verdict, reason),
    replaces: verdict === "updated",
    blocked: isPlaced && row !== null && blocked.has(row.renderingId),
    links: [],
  };
}

function outcomeOf(
  verdict: JudgedText["verdict"],
  reason: JudgedText["reason"],
): Imported["beads"][number]["outcome"] {
  if (verdict === "unchanged") return "same";
  if (reason === "final") return "final";
  // A conflict is for a person; an empty translation and one that is there twice go nowhere.
  return verdict === "conflict" || reason === "empty" ? "has-text" : "no-place";
}
