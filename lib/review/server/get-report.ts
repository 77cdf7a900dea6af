import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { reportErrors } from "@/lib/discussion/server/report-errors";
import type { Locale } from "@/lib/i18n/locales";
import { notFound } from "@/lib/kernel/app-error";
import { type FindingsReport, reportFindings } from "@/lib/quality/server/report-findings";
import {
  changedShareOf,
  countFindings,
  countProgress,
  type Report,
  type TrackedChange,
  tableErrors,
} from "@/lib/review/core/report";
import { countText } from "@/lib/text/core/counts";
import { flatMapInTurns } from "@/lib/text/core/turns";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { listTrackChanges } from "./list-changes";
import { findFacts, type ReportedRow, readReportedRows } from "./report-store";
import { scoreTrack } from "./score-track";

/** As many changes as are read at once. */
const AT_ONCE = 500;

/**
 * The quality report of one track, made of what stands now; its messages are in the language that is asked for.
 *
 * @throws AppError `not-found` to strangers, and for a track of another document
 */
export async function getReport(
  actor: Actor,
  asked: { readonly documentId: string; readonly trackId: string; readonly locale: Locale },
): Promise<Report> {
  const { documentId, trackId, locale } = asked;
  const grant = await authorize(actor, "view", { documentId });
  const facts = await findFacts(grant, documentId, trackId);
  if (facts === null) throw notFound("This track");
  const [rows, score, errors, changes, findings] = await Promise.all([
    readReportedRows(grant, trackId),
    scoreTrack(grant, trackId),
    reportErrors(grant, trackId),
    listAllChanges(actor, trackId),
    reportFindings(actor, { documentId, trackId }, locale),
  ]);
  const { counts, weights, penalty, perThousand, passLimit, passed, looked, characters } = score;
  return {
    ...{ madeAt: new Date().toISOString(), ...facts, progress: await progressOf(rows) },
    score: { counts, weights, penalty, perThousand, passLimit, passed, looked, characters },
    errors: placeErrors(errors, rows),
    changes: { share: await doInTurns(changedShareOf(changes, sumWords(rows))), items: [...changes] },
    ...presentFindings(findings),
  };
}

const sumWords = (rows: readonly ReportedRow[]): number => rows.reduce((sum, { words }) => sum + words, 0);

/** The texts of a long track take long to count. */
async function progressOf(rows: readonly ReportedRow[]): Promise<Report["progress"]> {
  const counted = flatMapInTurns(rows, ({ source, ...row }) => [
    { ...row, characters: countText(source).characters },
  ]);
  return countProgress(await doInTurns(counted));
}

/** Errors lie in the order of the document, and of when they were marked. */
function placeErrors(
  errors: Awaited<ReturnType<typeof reportErrors>>,
  rows: readonly ReportedRow[],
): Report["errors"] {
  const numbers = new Map(rows.map(({ paragraphId }, at) => [paragraphId, at + 1]));
  const items = errors
    .map((error) => ({ ...error, number: numbers.get(error.paragraphId) ?? 0 }))
    .toSorted((one, other) => one.number - other.number);
  return { byType: tableErrors(items), items };
}

function presentFindings({ open, waivers }: FindingsReport): Pick<Report, "findings" | "waivers"> {
  const items = open
    .filter(({ severity }) => severity !== "notice")
    .map(({ renderingId, paragraphId, number, check, severity, message, source, target }) => ({
      ...{ renderingId, paragraphId, number, check, severity, message },
      ...{ source: source?.text ?? null, target: target?.text ?? null },
    }));
  return { findings: { counts: countFindings(open), items }, waivers: [...waivers] };
}

async function listAllChanges(actor: Actor, trackId: string): Promise<readonly TrackedChange[]> {
  const all: TrackedChange[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTrackChanges(actor, trackId, { limit: AT_ONCE, cursor });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
