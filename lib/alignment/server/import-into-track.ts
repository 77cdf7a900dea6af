import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { type TargetText, toPlacings } from "@/lib/alignment/core/placings";
import { database } from "@/lib/db/database";
import type { ReadFormat } from "@/lib/documents/core/reader";
import { readUpload } from "@/lib/documents/server/read-upload";
import { bothLanguages, unreadable } from "@/lib/documents/server/refusals";
import { AppError } from "@/lib/kernel/app-error";
import { alignInThread } from "./align-in-thread";
import { readPlacingRows } from "./alignment-store";
import { type KeepBatch, placeTexts } from "./place-texts";
import type { Imported } from "./schema";

/** A text that exists already, in whatever format sources come in. */
export type GivenText = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Null or absent to tell it from the file. */
  readonly format?: ReadFormat | null;
};

/** A text to be placed in a track. */
export type TrackImport = GivenText & {
  /** Only say what would happen. */
  readonly preview: boolean;
  /** Also over renderings that have words. */
  readonly replace: boolean;
  /** Keeps what was written as one batch. */
  readonly keep?: KeepBatch;
};

/**
 * Aligns an existing text with a track's document and writes it there, as nobody has looked over it.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict` for a locked track; `invalid` for a file that cannot be read
 */
export async function importIntoTrack(
  actor: Actor,
  trackId: string,
  given: TrackImport,
  signal?: AbortSignal,
): Promise<Imported> {
  const grant = await authorize(actor, "translate", { trackId });
  const target = await readTarget(given);
  const source = await readPlacingRows(database(), grant, trackId);
  const texts = { source, target };
  const job = { trackId, texts: onlyTexts(texts), start: { fixed: [] } };
  const layout = await alignInThread(actor, grant, job, { tell: () => {}, signal });
  return placeTexts(actor, grant, { trackId, placings: toPlacings(layout, texts) }, given);
}

/** The paragraphs of a text that is given. */
export async function readTarget({ bytes, fileName, format = null }: GivenText): Promise<TargetText[]> {
  const read = await readUpload({ bytes, fileName, format, before: [], languages: null });
  if (!read.ok) throw unreadable(read.reason, read.place);
  if (read.value.format === "xliff") throw bringsPairs();
  if (BILINGUAL.has(read.value.format)) throw bothLanguages();
  if (read.value.paragraphs.length === 0) throw unreadable("no-text");
  return read.value.paragraphs.map(({ text, marks, label }) => ({ text, marks, label }));
}

const BILINGUAL: ReadonlySet<ReadFormat> = new Set(["tmx", "po", "moses"] as const);

/** Its units are the source's: only its translations could be placed, and those have their places already. */
const bringsPairs = (): AppError =>
  new AppError(
    "invalid",
    "An XLIFF file brings its pairs with it and needs no alignment: bring it back into the track.",
    { key: "xliff.pairs" },
  );

type Texts = { readonly text: string; readonly label: string | null };

/** What goes to the thread: nothing that it does not look at. */
export function onlyTexts(texts: { readonly source: readonly Texts[]; readonly target: readonly Texts[] }) {
  const pick = ({ text, label }: Texts): Texts => ({ text, label });
  return { source: texts.source.map(pick), target: texts.target.map(pick) };
}
