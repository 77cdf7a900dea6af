import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import type { Locale } from "@/lib/i18n/locales";
import { notFound } from "@/lib/kernel/app-error";
import { checkerOf } from "./checker";
import { type PairRow, readPair, readPairs, readTrackPairs, readTrackState } from "./pairs-store";
import { sayFindingsIn } from "./say-finding";
import type { KeptFinding, PlacedFinding, RenderingFindings } from "./schema";
import { findTrackFindings } from "./track-checks";
import { findWaivers } from "./waivers";

/** Pairs checked before others get their turn: some 20 ms of work. */
const AT_ONCE = 50;

/** What the checks report on one rendering. */
export async function listRenderingFindings(
  actor: Actor,
  renderingId: string,
  locale: Locale,
): Promise<readonly KeptFinding[]> {
  const grant = await authorize(actor, "view", { renderingId });
  const row = await readPair(grant, renderingId);
  if (row === null) throw notFound("This rendering");
  const [found] = await findAll(actor, grant, [row], locale);
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
  const rows = await readPairs(grant, documentId, asked.paragraphIds, asked.trackIds);
  return findAll(actor, grant, rows, locale);
}

/** What the checks report on a part of a track, with how far the looking is. */
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
  const from = Number(asked.cursor ?? 0);
  const [rows, { total }] = await Promise.all([
    readTrackPairs(grant, trackId, { from, count: asked.limit }),
    readTrackState(grant, trackId),
  ]);
  const found = await findAll(actor, grant, rows, locale);
  const items = found.flatMap(({ renderingId, paragraphId, findings }, at) =>
    findings.map((finding) => ({ ...finding, renderingId, paragraphId, number: from + at + 1 })),
  );
  const checked = Math.min(from + rows.length, total);
  return { items, nextCursor: rows.length < asked.limit ? null : String(checked), checked, total };
}

/** What the checks report on these renderings, in their order. */
export async function findAll(
  actor: Actor,
  grant: Grant,
  rows: readonly PairRow[],
  locale: Locale,
): Promise<RenderingFindings[]> {
  const checker = await checkerOf(actor, grant);
  const ids = rows.map(({ renderingId }) => renderingId);
  const waivers = await findWaivers(grant, ids, checker.conceptById);
  const wide = await findTrackFindings(grant, [...new Set(rows.map(({ trackId }) => trackId))], checker);
  const say = sayFindingsIn(locale);
  const found: RenderingFindings[] = [];
  for (const [at, row] of rows.entries()) {
    const { renderingId, trackId, paragraphId, revision } = row;
    const findings = [...checker.check(row), ...(wide.get(renderingId) ?? [])].map((finding) => ({
      ...finding,
      message: say(finding),
      waiver: waivers.of(renderingId, finding),
    }));
    found.push({ renderingId, trackId, paragraphId, revision, findings });
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}
