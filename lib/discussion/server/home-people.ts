import type { Transaction } from "@/lib/db/database";
import type { Mentionable } from "@/lib/discussion/core/mentions";
import { type ProposalPeople, readProposalPeople } from "@/lib/glossary/server/glossary-people";
import type { Home, ProposalHome } from "./authorize-talk";
import { readAuthors, readMemberIds } from "./thread-store";

/** Whom a discussion may concern. */
export type HomePeople = {
  /** Who may read it now: nobody else hears of it. */
  readonly all: ReadonlySet<string>;
  /** Whom the person may mention. */
  readonly mentionable: ReadonlySet<string>;
  /** Who hears of everything that is said there: who proposed. */
  readonly hostId: string | null;
};

const idsOf = (people: readonly Mentionable[]): ReadonlySet<string> => new Set(people.map(({ id }) => id));

export async function readHomePeople(tx: Transaction, home: Home): Promise<HomePeople> {
  if (home.kind === "project") {
    const members = await readMemberIds(tx, home.grant);
    return { all: members, mentionable: members, hostId: null };
  }
  const { all, known, proposerId } = await readPeopleOfProposal(tx, home);
  return { all: idsOf(all), mentionable: idsOf(known), hostId: proposerId };
}

/** Those of a proposal; who has spoken there is known to everybody who reads it. */
export async function readPeopleOfProposal(tx: Transaction, home: ProposalHome): Promise<ProposalPeople> {
  return readProposalPeople(home.grant, home.proposalId, await readAuthors(tx, home), tx);
}
