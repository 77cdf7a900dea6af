import type { Transaction } from "@/lib/db/database";
import { type GlossaryRight, highest, rightThrough } from "@/lib/glossary/core/rights";
import { notFound } from "@/lib/kernel/app-error";
import type { GlossaryGrant } from "./authorize-glossary";
import { readInvolved, readWays } from "./people-store";

/** Somebody who may read a glossary now, through a project that links it. */
export type GlossaryPerson = {
  readonly id: string;
  readonly name: string;
  /** Their highest right there. */
  readonly right: GlossaryRight;
  readonly projectIds: readonly string[];
};

/** Everybody who may read a glossary through a project, in no order. */
export async function readGlossaryPeople(
  grant: GlossaryGrant,
  tx: Transaction,
): Promise<readonly GlossaryPerson[]> {
  const people = new Map<string, GlossaryPerson>();
  for (const { user, projectId, ...way } of await readWays(tx, grant)) {
    const known = people.get(user.id);
    const here = rightThrough(way, grant.rule);
    people.set(user.id, {
      ...user,
      right: highest(known === undefined ? [here] : [here, known.right]) ?? here,
      projectIds: [...(known?.projectIds ?? []), projectId],
    });
  }
  return [...people.values()];
}

export type ProposalPeople = {
  readonly proposerId: string;
  /** Everybody who may read the proposal. */
  readonly all: readonly GlossaryPerson[];
  /** Those of them whom the person may know of: of their own projects, and whose names the proposal shows. */
  readonly known: readonly GlossaryPerson[];
};

/**
 * Who a proposal concerns. A glossary may be shared by projects that know nothing of each other's members: see
 * docs/decisions/proposals-are-discussed.md.
 *
 * @param others people whose names the person sees beside the proposal anyhow
 * @throws AppError `not-found`
 */
export async function readProposalPeople(
  grant: GlossaryGrant,
  proposalId: string,
  others: readonly string[],
  tx: Transaction,
): Promise<ProposalPeople> {
  const involved = await readInvolved(tx, grant, proposalId);
  if (involved === null) throw notFound("This proposal");
  const all = await readGlossaryPeople(grant, tx);
  const shown = new Set([...involved.ids, ...others]);
  const isKnown = ({ id, projectIds }: GlossaryPerson): boolean =>
    shown.has(id) || projectIds.some((projectId) => grant.projectIds.includes(projectId));
  return { proposerId: involved.proposerId, all, known: all.filter(isKnown) };
}
