import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceProjectChange } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import type { ConceptVerdict, MatchConcept } from "@/lib/glossary/core/term";
import { agreedWording, isWaivable } from "@/lib/glossary/core/waiver";
import { notFound } from "@/lib/kernel/app-error";
import type { ShownVerdict } from "./matching-schema";
import { type AskedEnd, waiverEnd } from "./waiver-end";
import {
  insertWaiver,
  isConceptOfProject,
  readAgreedTerms,
  readWaivers,
  revokeWaiver,
  type WaiverRow,
} from "./waiver-store";

export type Waivers = ReadonlyMap<string, WaiverRow>;

const keyOf = (renderingId: string, conceptId: string): string => `${renderingId} ${conceptId}`;

/** The waivers that count now, by rendering and concept. */
export async function findWaivers(
  grant: Parameters<typeof readWaivers>[0],
  renderingIds: readonly string[],
): Promise<Waivers> {
  const rows = await readWaivers(grant, renderingIds);
  return new Map(rows.map((row) => [keyOf(row.renderingId, row.conceptId), row]));
}

/** The waiver that covers a verdict; null when it stands as it was found. */
export function waiverOf(
  waivers: Waivers,
  renderingId: string,
  { conceptId, verdict }: Pick<ConceptVerdict, "conceptId" | "verdict">,
  concept: MatchConcept | undefined,
): WaiverRow | null {
  return isWaivable(verdict) ? waiverOfTerm(waivers, renderingId, conceptId, concept) : null;
}

/** The waiver of a concept in a rendering, as long as the wording is agreed that was agreed then. */
export function waiverOfTerm(
  waivers: Waivers,
  renderingId: string,
  conceptId: string,
  concept: MatchConcept | undefined,
): WaiverRow | null {
  const waiver = waivers.get(keyOf(renderingId, conceptId));
  return waiver !== undefined && waiver.wording === agreedWording(concept?.terms ?? []) ? waiver : null;
}

export function showVerdict(verdict: ConceptVerdict, waiver: WaiverRow | null): ShownVerdict {
  const targetSpans = [...verdict.targetSpans];
  return waiver === null
    ? { ...verdict, targetSpans, waiverId: null }
    : { ...verdict, targetSpans, verdict: "waived", waiverId: waiver.id };
}

/**
 * Leaves a concept's wording as it is in one rendering, until a day or a decision that makes it another.
 *
 * @throws AppError `invalid` for a day that has gone
 */
export async function waive(
  actor: Actor,
  asked: AskedEnd & {
    readonly renderingId: string;
    readonly conceptId: string;
    readonly reason: string;
  },
): Promise<{ readonly id: string }> {
  const { renderingId, conceptId, reason } = asked;
  const grant = await authorize(actor, "translate", { renderingId });
  const end = waiverEnd(asked);
  if (!(await isConceptOfProject(grant, conceptId))) throw notFound("This concept");
  const wording = agreedWording(await readAgreedTerms(conceptId));
  return transaction(async (tx) => {
    const data = { conceptId, renderingId, reason, wording, ...end };
    const id = await insertWaiver(grant, data, tx);
    await tell(actor, "term.waive", { renderingId, projectId: grant.projectId, conceptId }, tx);
    return { id };
  });
}

export async function unwaive(actor: Actor, renderingId: string, waiverId: string): Promise<void> {
  const grant = await authorize(actor, "translate", { renderingId });
  await transaction(async (tx) => {
    if (!(await revokeWaiver(grant, renderingId, waiverId, tx))) throw notFound("This waiver");
    await tell(actor, "term.unwaive", { renderingId, projectId: grant.projectId, conceptId: "" }, tx);
  });
}

async function tell(
  actor: Actor,
  action: string,
  { renderingId, projectId, conceptId }: { renderingId: string; projectId: string; conceptId: string },
  tx: Transaction,
): Promise<void> {
  const event = { action, projectId, objectType: "rendering", objectId: renderingId };
  await audit(actor, { ...event, details: { conceptId } }, tx);
  await announceProjectChange(tx, projectId, "terms");
}
