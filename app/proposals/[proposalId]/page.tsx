import type { Metadata } from "next";
import { ProposalTalk } from "@/components/discussion/proposal-talk";
import { ProposalPage } from "@/components/glossary/proposal-page";
import { conceptName } from "@/components/glossary/view";
import { PageShell } from "@/components/shell/page-shell";
import {
  getProposalVoice,
  listProposalPeople,
  listProposalThreads,
} from "@/lib/discussion/server/proposal-threads";
import { getProposal } from "@/lib/glossary/server/get-proposal";
import { getGlossary } from "@/lib/glossary/server/glossaries";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ proposalId: string }> };

/** What is further back comes with the page's first look. */
const THREADS = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary.proposal"))("title") };
}

export default async function ProposalRoute({ params }: Props) {
  const { proposalId } = await params;
  const actor = await requirePageActor(`/proposals/${proposalId}`);
  const t = await getTranslations("glossary.proposal");
  const proposal = await forPage(getProposal(actor, proposalId));
  const [glossary, threads, people, voice] = await Promise.all([
    getGlossary(actor, proposal.glossaryId),
    listProposalThreads(actor, proposalId, { limit: THREADS }),
    listProposalPeople(actor, proposalId),
    getProposalVoice(actor, proposalId),
  ]);
  const crumbs = [
    { label: glossary.name, href: `/glossaries/${glossary.id}` },
    { label: conceptName(proposal.concept, glossary), href: `/concepts/${proposal.concept.id}` },
    { label: t("title") },
  ];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <ProposalPage glossary={glossary} proposal={proposal} />
      <ProposalTalk
        proposalId={proposalId}
        talk={{ personId: actor.id, ...voice, people }}
        threads={threads.items}
      />
    </PageShell>
  );
}
