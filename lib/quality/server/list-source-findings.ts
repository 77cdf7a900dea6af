import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Locale } from "@/lib/i18n/locales";
import { runSourceChecks } from "@/lib/quality/core/run-checks";
import { flatMapInTurns } from "@/lib/quality/core/turns";
import { doInTurns } from "./do-in-turns";
import { countSources, readSources, type SourceRow } from "./pairs-store";
import { sayFindingsIn } from "./say-finding";
import type { SourceFinding } from "./schema";
import { settingsOf } from "./settings";

/**
 * What the checks of sources report on a document's own text, whether or not anything of it is translated: on these
 * paragraphs, or on a part of the document with how far the looking is. There are no waivers: they are of renderings.
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
  const { checks } = await settingsOf(grant);
  const say = sayFindingsIn(locale);
  const look = ({ paragraphId, number, source }: SourceRow): SourceFinding[] =>
    runSourceChecks(source, checks).flatMap((finding) =>
      finding.source === null
        ? []
        : [{ ...finding, source: finding.source, message: say(finding), paragraphId, number }],
    );
  if (asked.paragraphIds !== null) {
    const rows = await readSources(grant, documentId, { ids: asked.paragraphIds });
    const items = await doInTurns(flatMapInTurns(rows, look));
    return { items, nextCursor: null, checked: rows.length, total: rows.length };
  }
  const from = Number(asked.cursor ?? 0);
  const [rows, total] = await Promise.all([
    readSources(grant, documentId, { from, count: asked.limit }),
    countSources(grant, documentId),
  ]);
  const items = await doInTurns(flatMapInTurns(rows, look));
  const checked = Math.min(from + rows.length, total);
  return { items, nextCursor: checked >= total ? null : String(checked), checked, total };
}
