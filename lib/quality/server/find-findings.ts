import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { findLinksOf } from "@/lib/alignment/server/find-links-of";
import { foreignCursor } from "@/lib/documents/server/cursors";
import { toPage } from "@/lib/http/page";
import type { Locale } from "@/lib/i18n/locales";
import { notFound } from "@/lib/kernel/app-error";
import type { CheckId } from "@/lib/quality/core/checks";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import { nameableIn } from "@/lib/quality/core/namings";
import { flatMapInTurns } from "@/lib/text/core/turns";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { type Checker, checkerOf } from "./checker";
import { findPlace, type PairRow, readPair, readPairs, readTrackPairs } from "./pairs-store";
import { sayFindingsIn } from "./say-finding";
import type { KeptFinding, PlacedFinding, RenderingFindings } from "./schema";
import { findTrackFindings } from "./track-checks";
import { findWaivers, type Waivers } from "./waivers";

/** What the checks report on one rendering. */
export async function listRenderingFindings(
  actor: Actor,
  renderingId: string,
  locale: Locale,
): Promise<readonly KeptFinding[]> {
  const grant = await authorize(actor, "view", { renderingId });
  const [row, checker] = await Promise.all([readPair(grant, renderingId), checkerOf(actor, grant)]);
  if (row === null) throw notFound("This rendering");
  const [found] = await findAll(grant, checker, [row], locale);
  return found?.findings ?? [];
}

/** What the checks report on the renderings of these paragraphs in these tracks. */
export async function listDocumentFindings(
  actor: Actor,
  documentId: string,
  asked: { readonly paragraphIds: readonly string[]; readonly trackIds: readonly string[] },
  locale: Locale,
): Promise<readonly RenderingFindings[]> {
  const grant = await authorize(actor, "view", { documentId });
  const [rows, checker] = await Promise.all([
    readPairs(grant, documentId, asked.paragraphIds, asked.trackIds),
    checkerOf(actor, grant),
  ]);
  return findAll(grant, checker, rows, locale);
}

/**
 * What the checks report on a part of a track, with how far the looking is; `cursor` is the paragraph to go on after.
 *
 * @throws AppError `invalid` for a cursor that is no paragraph of the document
 */
export async function listTrackFindings(
  actor: Actor,
  trackId: string,
  asked: { readonly limit: number; readonly cursor?: string | undefined },
  locale: Locale,
): Promise<{
  readonly items: readonly PlacedFinding[];
  readonly nextCursor: string | null;
  readonly checked: number;
  readonly total: number;
}> {
  const grant = await authorize(actor, "view", { trackId });
  const place = await findPlace(grant, { trackId }, asked.cursor ?? null);
  if (place === null) throw notFound("This track");
  const { documentId, total, orderKey } = place;
  if (asked.cursor !== undefined && orderKey === null) throw foreignCursor();
  const part = { documentId, afterKey: orderKey, count: asked.limit + 1 };
  const read = await readTrackPairs(grant, trackId, part);
  const { items: rows, nextCursor } = toPage(read, asked.limit, ({ paragraphId }) => paragraphId);
  const found = await findAll(grant, await checkerOf(actor, grant), rows, locale);
  const items = found.flatMap(({ renderingId, paragraphId, findings }, at) =>
    findings.map((finding) => ({ ...finding, renderingId, paragraphId, number: rows[at]?.number ?? 0 })),
  );
  return { items, nextCursor, checked: nextCursor === null ? total : (rows.at(-1)?.number ?? total), total };
}

/** What the checks of a pair report on one rendering, without what only its whole track shows. */
export async function findOwnFindings(
  actor: Actor,
  grant: Grant,
  row: PairRow,
  locale: Locale,
): Promise<readonly KeptFinding[]> {
  const checker = await checkerOf(actor, grant);
  const ids = [row.renderingId];
  const [waivers, links] = await Promise.all([
    findWaivers(grant, ids, checker.conceptById),
    findLinksOf(grant, ids),
  ]);
  const [found = []] = await doInTurns(checker.check([{ ...row, links: links.get(row.renderingId) }]));
  return present(row, found, false, { waivers, say: sayFindingsIn(locale) });
}

/** What the checks report on these renderings, in their order. */
async function findAll(
  grant: Grant,
  checker: Checker,
  rows: readonly PairRow[],
  locale: Locale,
): Promise<RenderingFindings[]> {
  const ids = rows.map(({ renderingId }) => renderingId);
  const trackIds = [...new Set(rows.map(({ trackId }) => trackId))];
  const [waivers, wide, links] = await Promise.all([
    findWaivers(grant, ids, checker.conceptById),
    findTrackFindings(grant, trackIds, checker),
    findLinksOf(grant, ids),
  ]);
  const saying = { waivers, say: sayFindingsIn(locale) };
  const { readNamings } = checker;
  const linked = rows.map((row) => ({ ...row, links: links.get(row.renderingId) }));
  const found = await doInTurns(checker.check(linked));
  const look = (row: PairRow, at: number): RenderingFindings[] => {
    const { renderingId, trackId, paragraphId, revision } = row;
    const ofAll = wide.get(trackId);
    const ofTrack = (ofAll?.findings.get(renderingId) ?? []).filter((finding) => stillReads(finding, row));
    const findings = [
      ...present(row, found[at] ?? [], false, saying),
      ...present(row, ofTrack, true, saying),
    ];
    const nameable = readNamings === null ? [] : nameableIn(readNamings, row.source);
    const mentions = ofAll?.mentionsBefore(renderingId, nameable) ?? null;
    const left = waivers.in(renderingId);
    return [{ renderingId, trackId, paragraphId, revision, findings, left, mentions }];
  };
  return doInTurns(flatMapInTurns(rows, look));
}

/** What was said of a whole track may be of an older text: only what still stands there is told. */
const stillReads = ({ source, target }: ReportedFinding, row: PairRow): boolean =>
  (source === null || row.source.slice(source.start, source.end) === source.text) &&
  (target === null || row.target.slice(target.start, target.end) === target.text);

type Saying = { readonly waivers: Waivers; readonly say: ReturnType<typeof sayFindingsIn> };

function present(
  { renderingId }: PairRow,
  findings: readonly ReportedFinding<CheckId>[],
  ofTrack: boolean,
  { waivers, say }: Saying,
): KeptFinding[] {
  return findings.map((finding) => ({
    ...finding,
    ofTrack,
    message: say(finding),
    waiver: waivers.of(renderingId, finding),
  }));
}
