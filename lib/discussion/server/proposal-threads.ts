import type { Actor } from "@/lib/accounts/core/actor";
import { database, transaction } from "@/lib/db/database";
import type { Mentionable } from "@/lib/discussion/core/mentions";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { AppError } from "@/lib/kernel/app-error";
import { authorizeProposalTalk, mayModerate } from "./authorize-talk";
import { viewThread } from "./create-thread";
import { readPeopleOfProposal } from "./home-people";
import { presentThreads } from "./present-threads";
import type { ThreadView } from "./thread-schema";
import { readThreadsOfProposal } from "./thread-store";
import { beginThread, type NewComment } from "./write-comment";

/** Discussions under the proposal of a term, newest first. */
export async function listProposalThreads(
  actor: Actor,
  proposalId: string,
  asked: PageQuery,
): Promise<Page<ThreadView>> {
  const home = await authorizeProposalTalk(actor, "view", proposalId);
  const rows = await readThreadsOfProposal(database(), home, { limit: asked.limit, before: asked.cursor });
  const page = toPage(rows, asked.limit, ({ id }) => id);
  return { items: await presentThreads(home, null, page.items), nextCursor: page.nextCursor };
}

/**
 * Begins a discussion under a proposal; who proposed hears of it.
 *
 * @throws AppError `not-found`, `forbidden`; `invalid` for mentions
 */
export async function createProposalThread(
  actor: Actor,
  proposalId: string,
  comment: NewComment,
): Promise<ThreadView> {
  const home = await authorizeProposalTalk(actor, "translate", proposalId);
  return transaction(async (tx) => {
    const subject = { type: "proposal", id: proposalId, documentId: null, renderedBy: null };
    return viewThread({ tx, home }, await beginThread({ tx, home }, subject, comment));
  });
}

/** Whom the actor may mention under a proposal, by name. */
export async function listProposalPeople(actor: Actor, proposalId: string): Promise<readonly Mentionable[]> {
  const home = await authorizeProposalTalk(actor, "view", proposalId);
  const { known } = await readPeopleOfProposal(database(), home);
  return known.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** What the person may do in the discussions under a proposal that they read. */
export async function getProposalVoice(
  actor: Actor,
  proposalId: string,
): Promise<{ readonly mayWrite: boolean; readonly mayModerate: boolean }> {
  try {
    const home = await authorizeProposalTalk(actor, "translate", proposalId);
    return { mayWrite: true, mayModerate: mayModerate(actor, home) };
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden")
      return { mayWrite: false, mayModerate: false };
    throw error;
  }
}
