import type { Metadata } from "next";
import { MembersPage } from "@/components/accounts/members-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { listInvitations } from "@/lib/accounts/server/invitations";
import { listMembers } from "@/lib/accounts/server/members";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("members.title") };
}

export default async function MembersRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/members`);
  const t = await getTranslations("accounts");
  const project = await forPage(getProject(actor, projectId));
  const members = await listMembers(actor, projectId);
  const invitations = can(project.role, "manage") ? (await listInvitations(actor, projectId)).items : null;
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("members.title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <MembersPage projectId={projectId} members={members.items} invitations={invitations} meId={actor.id} />
    </PageShell>
  );
}
