import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { foreignCursor } from "@/lib/documents/server/cursors";
import { toPage } from "@/lib/http/page";
import type { Locale } from "@/lib/i18n/locales";
import { notFound } from "@/lib/kernel/app-error";
import { sourceChecksInTurns } from "@/lib/quality/core/run-checks";
import { flatMapTurns } from "@/lib/text/core/turns";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { findPlace, readSourcePart, readSources, type SourceRow } from "./pairs-store";
import { sayFindingsIn } from "./say-finding";
import type { SourceFinding } from "./schema";
import { settingsOf } from "./settings";
import { findSourceWaivers } from "./waivers";

/**
 * What the checks of sources report on a document's own text, whether or not anything of it is translated: on these
 * paragraphs, or on a part of the document with how far the looking is; `cursor` is the paragraph to go on after.
 *
 * @throws AppError `invalid` for a cursor that is no paragraph of the document
 */
export async function listSourceFindings(
  actor: Actor,
  documentId: string,
  asked: {
    /** Null for the document's, in order. */
    readonly paragraphIds: readonly string[] | null;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
  locale: Locale,
): Promise<{
  readonly items: readonly SourceFinding[];
  readonly nextCursor: string | null;
  readonly checked: number;
  readonly total: number;
}> {
  const grant = await authorize(actor, "view", { documentId });
  if (asked.paragraphIds !== null) {
    const rows = await readSources(grant, documentId, asked.paragraphIds);
    const items = await look(grant, rows, locale);
    return { items, nextCursor: null, checked: rows.length, total: rows.length };
  }
  const place = await findPlace(grant, { documentId }, asked.cursor ?? null);
  if (place === null) throw notFound("This document");
  const { total, orderKey } = place;
  if (asked.cursor !== undefined && orderKey === null) throw foreignCursor();
  const read = await readSourcePart(grant, { documentId, afterKey: orderKey, count: asked.limit + 1 });
  const { items: rows, nextCursor } = toPage(read, asked.limit, ({ paragraphId }) => paragraphId);
  const items = await look(grant, rows, locale);
  return { items, nextCursor, checked: nextCursor === null ? total : (rows.at(-1)?.number ?? total), total };
}

/** What the checks report on these sources, with who left it as it is. Few have a finding: the others need no waivers. */
async function look(grant: Grant, rows: readonly SourceRow[], locale: Locale): Promise<SourceFinding[]> {
  const { checks } = await settingsOf(grant);
  const found = await doInTurns(
    flatMapTurns(rows, function* ({ source, ...row }) {
      const findings = yield* sourceChecksInTurns(source, checks);
      return findings.flatMap((finding) =>
        finding.source === null ? [] : [{ ...row, finding: { ...finding, source: finding.source } }],
      );
    }),
  );
  const waivers = await findSourceWaivers(grant, [...new Set(found.map(({ paragraphId }) => paragraphId))]);
  const say = sayFindingsIn(locale);
  return found.map(({ finding, paragraphId, number }) => ({
    ...{ ...finding, message: say(finding), paragraphId, number },
    waiver: waivers.of(paragraphId, finding),
  }));
}
