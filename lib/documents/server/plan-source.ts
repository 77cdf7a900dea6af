import { createHash } from "node:crypto";
import type { Actor } from "@/lib/accounts/core/actor";
import type { Transaction } from "@/lib/db/database";
import type { Paragraph } from "@/lib/documents/core/block";
import type { SourceRow, VersionPlan } from "@/lib/documents/core/version-plan";
import { AppError } from "@/lib/kernel/app-error";
import type { CutPiece } from "./decide-line";
import type { ParagraphRow } from "./paragraph-store";
import { type ProposalRow, readAcceptedProposals } from "./proposal-store";
import { readInThread } from "./read-in-thread";
import { unreadable } from "./refusals";
import { readAllRows } from "./source-versions-store";

/** What a source says now, as a new version is held against it. */
export type SourceNow = {
  readonly rows: readonly ParagraphRow[];
  readonly sourceRows: readonly SourceRow[];
  /** Of the source as it is and of the file: the same is the same work. */
  readonly seen: string;
};

/** A new version of a source held against what the source says now. */
export type PlannedVersion = SourceNow & { readonly plan: VersionPlan };

/** @param sha256 of the new version's file */
export async function readSourceNow(tx: Transaction, documentId: string, sha256: string): Promise<SourceNow> {
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
  const hash = createHash("sha256").update(sha256);
  for (const [at, row] of sourceRows.entries()) hash.update(JSON.stringify([row, rows[at]?.revision]));
  return { rows, sourceRows, seen: hash.digest("hex") };
}

/** What a thread of `version-plan-worker` is given. */
export type PlanJob = { readonly rows: readonly SourceRow[]; readonly next: readonly string[] };

/**
 * Plans what a new version does to a source, in a thread of its own: a book of which everything was changed a little is
 * held against itself for seconds.
 *
 * @throws AppError `too-large` when it takes too long; `conflict` when the signal says that nobody waits for it
 */
export async function planInThread(
  actor: Actor,
  { sourceRows }: SourceNow,
  given: { readonly paragraphs: readonly Paragraph[]; readonly signal: AbortSignal | undefined },
): Promise<VersionPlan> {
  const { paragraphs, signal } = given;
  const job: PlanJob = { rows: sourceRows, next: paragraphs.map(({ text }) => text) };
  const asker = { who: actor.id, signal };
  const answered = await readInThread<VersionPlan>("version-plan-worker", job, asker).catch((error) => {
    throw signal?.aborted === true ? canceled() : error;
  });
  if (signal?.aborted === true) throw canceled();
  if (!answered.ok) throw unreadable(answered.reason);
  return answered.value;
}

const canceled = (): AppError =>
  new AppError("conflict", "This was canceled: the source is as it was.", { key: "source.canceled" });

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
