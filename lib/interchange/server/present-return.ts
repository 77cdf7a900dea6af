import { AppError } from "@/lib/kernel/app-error";
import { isSameLanguage } from "@/lib/text/core/language";
import { type JudgedText, RETURN_VERDICTS, type ReturnedTrack } from "../core/returned/returned";
import { MOST_BREAKS, MOST_ITEMS, type ReturnReport } from "./returned-schema";
import type { UnderstoodReturn } from "./understand-returned";

/**
 * The texts of a file that are meant for a track: by its id, else by its name, else the only ones of the file; where
 * the file has no names of tracks, the only ones in the track's language.
 *
 * @throws AppError `invalid` where the file has texts of other tracks only, or does not tell which are meant
 */
export function pickTrack(
  { tracks, format }: UnderstoodReturn,
  wanted: { readonly id: string; readonly name: string; readonly language: string },
): ReturnedTrack {
  const byId = tracks.filter(({ id }) => id === wanted.id);
  const isSpoken = ({ language }: ReturnedTrack) =>
    language === null || isSameLanguage(language, wanted.language);
  const named = tracks.filter((track) => track.id === null && track.name === wanted.name && isSpoken(track));
  const only = tracks.length === 1 && tracks[0] !== undefined && isSpoken(tracks[0]) ? tracks : [];
  // What plain files are named is no track's name. A named track that is another one is not meant, whatever its language.
  const isNameless = ({ id, name }: ReturnedTrack) => id === null && (format === "moses" || name === "");
  const spoken = tracks.filter((track) => isNameless(track) && track.language !== null && isSpoken(track));
  const found = [byId, named, only, spoken].find((some) => some.length === 1)?.[0];
  if (found !== undefined) return found;
  const names = tracks.map(({ name }) => `“${name}”`).join(", ");
  throw new AppError("invalid", `The file has no texts of this translation: it has those of ${names}.`, {
    key: "returned.other-track",
    values: { names },
  });
}

/** What is said of a file as a whole. */
export type ReturnAbout = Pick<ReturnReport, "preview" | "returnId" | "format" | "fileName"> & {
  readonly seenAt: Date | null;
  readonly breaks: ReturnReport["breaks"];
  readonly candidates: number;
};

/** The report of a file that came back, or would. */
export function presentReturn(
  judged: readonly JudgedText[],
  { seenAt, breaks, ...about }: ReturnAbout,
): ReturnReport {
  const countOf = (verdict: JudgedText["verdict"]) => judged.filter((one) => one.verdict === verdict).length;
  const [created, updated, unchanged, skipped, conflict] = RETURN_VERDICTS.map(countOf);
  return {
    ...about,
    breaks: breaks.slice(0, MOST_BREAKS),
    seenAt: seenAt?.toISOString() ?? null,
    counts: {
      created: created ?? 0,
      updated: updated ?? 0,
      unchanged: unchanged ?? 0,
      skipped: skipped ?? 0,
      conflict: conflict ?? 0,
    },
    items: judged
      .filter(({ verdict, reason }) => verdict !== "unchanged" || reason !== null)
      .slice(0, MOST_ITEMS)
      .map(presentItem),
  };
}

function presentItem({ returned, row, verdict, reason }: JudgedText): ReturnReport["items"][number] {
  const isOther = row !== null && returned.source !== null && returned.source !== row.source;
  return {
    ...{ place: returned.place, line: returned.line, verdict, reason },
    paragraphId: row?.paragraphId ?? null,
    number: row?.number ?? null,
    source: row?.source ?? returned.source ?? "",
    sourceInFile: isOther ? returned.source : null,
    before: row?.text ?? "",
    text: returned.text,
  };
}
