import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { can, scopeAllows } from "@/lib/accounts/core/rights";
import { authorize } from "@/lib/accounts/server/authorize";
import { includes } from "@/lib/glossary/core/rights";
import { authorizeGlossary, type GlossaryGrant } from "@/lib/glossary/server/authorize-glossary";
import { projectsWhere } from "@/lib/glossary/server/projects-where";
import { notFound } from "@/lib/kernel/app-error";
import { findPlaceOfTalk, type TalkTarget } from "./home-store";

/** Where a discussion lies, with the proof that the person may be there: in a project, or under the proposal of a term. */
export type Home = ProjectHome | ProposalHome;
export type ProjectHome = { readonly kind: "project"; readonly grant: Grant };
export type ProposalHome = {
  readonly kind: "proposal";
  readonly grant: GlossaryGrant;
  readonly proposalId: string;
};

type TalkRight = "view" | "translate";

/**
 * The one door to a discussion or a comment, wherever it lies.
 *
 * @throws AppError `not-found` to whoever may not read it; `forbidden` to readers who would write
 */
export async function authorizeTalk(actor: Actor, right: TalkRight, target: TalkTarget): Promise<Home> {
  const place = await findPlaceOfTalk(target);
  if (place === null) throw notFound();
  if ("termProposalId" in place) return authorizeProposalTalk(actor, right, place.termProposalId);
  return { kind: "project", grant: await authorize(actor, right, place) };
}

/**
 * The same for what is said of a proposal. Whoever may read it reads along; who is more than a reader of any project
 * that brings them there may speak, also where their project may only read the glossary.
 */
export async function authorizeProposalTalk(
  actor: Actor,
  right: TalkRight,
  proposalId: string,
): Promise<ProposalHome> {
  const target = { termProposalId: proposalId };
  const grant = await authorizeGlossary(actor, "read", target);
  if (right === "view") return { kind: "proposal", grant, proposalId };
  if (includes(grant.right, "propose"))
    return { kind: "proposal", grant: await authorizeGlossary(actor, "propose", target), proposalId };
  await projectsWhere(actor, "translate", grant.projectIds);
  return { kind: "proposal", grant, proposalId };
}

/** Whether the person, or the token, may take away what others wrote there. */
export function mayModerate({ scopes }: Actor, home: Home): boolean {
  if (scopes !== null && !scopeAllows(scopes, "review")) return false;
  return home.kind === "project" ? can(home.grant.role, "review") : includes(home.grant.right, "decide");
}
