import type { Grant } from "@/lib/accounts/core/grant";
import { namesOf } from "@/lib/accounts/server/people";
import type { MatchConcept } from "@/lib/glossary/core/term";
import { presentEnd } from "@/lib/glossary/server/waiver-end";
import { findWaivers as findTermWaivers, waiverOfTerm } from "@/lib/glossary/server/waivers";
import { groupBy } from "@/lib/kernel/group-by";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import { conceptOf } from "@/lib/quality/core/term-findings";
import type { KeptFinding, RenderingFindings } from "./schema";
import { type FindingWaiverRow, readFindingWaivers } from "./waiver-store";

export type Waivers = {
  /** The waiver that covers a finding of a rendering, or of a paragraph's source; null when it stands as it was found. */
  readonly of: (id: string, finding: ReportedFinding) => KeptFinding["waiver"];
};

export type RenderingWaivers = Waivers & {
  /** All that count in a rendering, whatever is found there. */
  readonly in: (renderingId: string) => RenderingFindings["left"];
};

/**
 * The waivers of these renderings that count now: those of findings, and the glossary's own of concepts, which show
 * in both places.
 */
export async function findWaivers(
  grant: Grant,
  renderingIds: readonly string[],
  conceptById: ReadonlyMap<string, MatchConcept>,
): Promise<RenderingWaivers> {
  const [rows, ofTerms] = await Promise.all([
    readFindingWaivers(grant, { renderingIds }),
    findTermWaivers(grant, renderingIds),
  ]);
  const names = await namesOf([...rows, ...ofTerms.values()].map(({ createdById }) => createdById));
  const byKey = new Map(rows.map((row) => [`${row.renderingId} ${row.check} ${row.fingerprint}`, row]));
  const holding = [...ofTerms.values()].filter(
    (row) => waiverOfTerm(ofTerms, row.renderingId, row.conceptId, conceptById.get(row.conceptId)) === row,
  );
  const left = groupBy([...byKey.values(), ...holding], ({ renderingId }) => renderingId);
  return {
    of: (renderingId, finding) => {
      const conceptId = conceptOf(finding);
      const row =
        conceptId === null
          ? (byKey.get(`${renderingId} ${finding.check} ${finding.fingerprint}`) ?? null)
          : waiverOfTerm(ofTerms, renderingId, conceptId, conceptById.get(conceptId));
      return row === null ? null : presentWaiver(row, names);
    },
    in: (renderingId) =>
      (left.get(renderingId) ?? []).map((row) => ({
        ...("conceptId" in row
          ? { conceptId: row.conceptId }
          : { check: row.check, fingerprint: row.fingerprint }),
        waiver: presentWaiver(row, names),
      })),
  };
}

/** The waivers of these paragraphs' own texts that count now. */
export async function findSourceWaivers(grant: Grant, paragraphIds: readonly string[]): Promise<Waivers> {
  const rows = await readFindingWaivers(grant, { paragraphIds });
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  const byKey = new Map(rows.map((row) => [`${row.paragraphId} ${row.check} ${row.fingerprint}`, row]));
  return {
    of: (paragraphId, { check, fingerprint }) => {
      const row = byKey.get(`${paragraphId} ${check} ${fingerprint}`);
      return row === undefined ? null : presentWaiver(row, names);
    },
  };
}

/** A waiver as others see it. */
export function presentWaiver(
  row: Pick<FindingWaiverRow, "id" | "reason" | "createdAt" | "expiresOn" | "expiresAt" | "createdById">,
  names: ReadonlyMap<string, string>,
): NonNullable<KeptFinding["waiver"]> {
  return {
    ...{ id: row.id, reason: row.reason, createdAt: row.createdAt.toISOString() },
    ...presentEnd(row),
    byName: names.get(row.createdById) ?? null,
  };
}
