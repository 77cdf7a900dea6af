import type { Evidence } from "@/lib/glossary/core/proposal";
import type { GlossaryGrant } from "./authorize-glossary";
import { readEvidenceParagraphs } from "./evidence-store";
import type { EvidenceView } from "./proposals-schema";

/**
 * What speaks for a proposal, with where it stands now. A place in a project that the person is no member of has no
 * address; its quote stays, as the proposal shows it to everybody.
 */
export async function placeEvidence(
  grant: GlossaryGrant,
  evidence: readonly Evidence[],
): Promise<readonly EvidenceView[]> {
  const ids = evidence.flatMap(({ paragraphId }) => paragraphId ?? []);
  const rows = ids.length === 0 ? [] : await readEvidenceParagraphs(grant, ids);
  const byId = new Map(rows.map((row) => [row.namedId, row]));
  return evidence.map((each) => {
    const found = byId.get(each.paragraphId ?? "");
    if (found === undefined) return { ...each, place: null };
    const { projectId, documentId, documentTitle, number, texts } = found;
    const stands = number !== null && texts.some((text) => text.includes(each.quote));
    return { ...each, place: { projectId, documentId, documentTitle, number, stands } };
  });
}
