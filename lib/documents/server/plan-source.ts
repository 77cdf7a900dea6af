import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/db/database";
import type { Paragraph } from "@/lib/documents/core/block";
import { planVersion, type SourceRow, type VersionPlan } from "@/lib/documents/core/version-plan";
import type { CutPiece } from "./decide-line";
import type { ParagraphRow } from "./paragraph-store";
import { type ProposalRow, readAcceptedProposals } from "./proposal-store";
import { readAllRows } from "./source-versions-store";

/** A new version of a source held against what the source says now. */
export type PlannedVersion = {
  readonly rows: readonly ParagraphRow[];
  readonly plan: VersionPlan;
  /** Of the source as it is and of the file: the same preview is the same work. */
  readonly seen: string;
};

/** Plans what a new version does to a document. */
export async function planSource(
  tx: Transaction,
  documentId: string,
  given: { readonly paragraphs: readonly Paragraph[]; readonly sha256: string },
): Promise<PlannedVersion> {
  const rows = await readAllRows(documentId, tx);
  const accepted = await readAcceptedProposals(documentId, tx);
  const furniture = furnitureOf(accepted);
  const cuts = cutsOf(accepted);
  const sourceRows = rows.map((row): SourceRow => {
    const { id, orderKey, piece, text, joinedIntoId, excluded } = row;
    const cut = cuts.get(id);
    return {
      ...{ id, orderKey, piece, text, joinedIntoId, excluded, isFurniture: furniture.has(id) },
      lead: cut?.lead || (row.label ?? ""),
      trail: cut?.trail ?? "",
    };
  });
  const plan = planVersion(
    sourceRows,
    given.paragraphs.map(({ text }) => text),
  );
  return { rows, plan, seen: fingerprint(rows, given.sha256) };
}

/** Paragraphs that import set aside as a whole. */
export function furnitureOf(accepted: readonly ProposalRow[]): ReadonlySet<string> {
  return new Set(
    accepted.flatMap(({ detail, paragraphIds: [id] }) => {
      const isWhole = detail.kind === "jump-line" && detail.whole;
      const isPage = detail.kind === "running-head" || detail.kind === "page-number";
      return id !== undefined && (isWhole || isPage) ? [id] : [];
    }),
  );
}

/** What accepted proposals took off paragraphs' pieces; the first cut is the outermost. */
function cutsOf(accepted: readonly ProposalRow[]): ReadonlyMap<string, { lead: string; trail: string }> {
  const cuts = new Map<string, { lead: string; trail: string }>();
  for (const { detail, undo, paragraphIds } of accepted.toSorted(byDecision)) {
    const cut = (undo as { readonly cut?: CutPiece } | null)?.cut;
    const id = paragraphIds[0];
    if (cut === undefined || id === undefined || detail.kind === "join") continue;
    const { lead, trail } = cuts.get(id) ?? { lead: "", trail: "" };
    cuts.set(id, { lead: lead + cut.before.text, trail: cut.after.text + trail });
  }
  return cuts;
}

const byDecision = (a: ProposalRow, b: ProposalRow): number =>
  (a.decidedAt?.getTime() ?? 0) - (b.decidedAt?.getTime() ?? 0);

function fingerprint(rows: readonly ParagraphRow[], sha256: string): string {
  const hash = createHash("sha256").update(sha256);
  for (const { id, revision, orderKey, excluded, joinedIntoId } of rows)
    hash.update(`${id} ${revision} ${orderKey} ${excluded} ${joinedIntoId}\n`);
  return hash.digest("hex");
}
