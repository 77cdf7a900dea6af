import type { Grant } from "@/lib/accounts/core/grant";
import { namesOf } from "@/lib/accounts/server/people";
import type { MatchConcept } from "@/lib/glossary/core/term";
import { today } from "@/lib/glossary/server/waiver-day";
import { findWaivers as findTermWaivers, waiverOfTerm } from "@/lib/glossary/server/waivers";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import type { KeptFinding } from "./schema";
import { type FindingWaiverRow, readFindingWaivers } from "./waiver-store";

export type Waivers = {
  /** The waiver that covers a finding of a rendering, or of a paragraph's source; null when it stands as it was found. */
  readonly of: (id: string, finding: ReportedFinding) => KeptFinding["waiver"];
};

/** The concept that a finding is about; null for findings that are not the glossary's. */
export const conceptOf = ({
  check,
  source,
}: {
  readonly check: string;
  readonly source: { readonly value?: string | undefined } | null;
}): string | null => (check.startsWith("term-") ? (source?.value ?? null) : null);

/**
 * The waivers of these renderings that count today: those of findings, and the glossary's own of concepts, which show
 * in both places.
 */
export async function findWaivers(
  grant: Grant,
  renderingIds: readonly string[],
  conceptById: ReadonlyMap<string, MatchConcept>,
): Promise<Waivers> {
  const [rows, ofTerms] = await Promise.all([
    readFindingWaivers(grant, { renderingIds }, today()),
    findTermWaivers(grant, renderingIds),
  ]);
  const names = await namesOf([...rows, ...ofTerms.values()].map(({ createdById }) => createdById));
  const byKey = new Map(rows.map((row) => [`${row.renderingId} ${row.check} ${row.fingerprint}`, row]));
  return {
    of: (renderingId, finding) => {
      const conceptId = conceptOf(finding);
      const row =
        conceptId === null
          ? (byKey.get(`${renderingId} ${finding.check} ${finding.fingerprint}`) ?? null)
          : waiverOfTerm(ofTerms, renderingId, conceptId, conceptById.get(conceptId));
      return row === null ? null : presentWaiver(row, names);
    },
  };
}

/** The waivers of these paragraphs' own texts that count today. */
export async function findSourceWaivers(grant: Grant, paragraphIds: readonly string[]): Promise<Waivers> {
  const rows = await readFindingWaivers(grant, { paragraphIds }, today());
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
  row: Pick<FindingWaiverRow, "id" | "reason" | "createdAt" | "expiresOn" | "createdById">,
  names: ReadonlyMap<string, string>,
): NonNullable<KeptFinding["waiver"]> {
  return {
    ...{ id: row.id, reason: row.reason, createdAt: row.createdAt.toISOString() },
    expiresOn: row.expiresOn?.toISOString().slice(0, 10) ?? null,
    byName: names.get(row.createdById) ?? null,
  };
}
