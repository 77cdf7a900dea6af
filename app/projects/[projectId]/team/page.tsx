import type { Metadata } from "next";
import { TeamPage } from "@/components/review/team-page";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { getTeam } from "@/lib/review/server/get-team";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.team"))("title") };
}

export default async function TeamRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/team`);
  const t = await getTranslations("review.team");
  const project = await forPage(getProject(actor, projectId));
  const team = await getTeam(actor, projectId);
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <TeamPage
        projectId={projectId}
        sourceLanguage={project.sourceLanguage}
        me={{ id: actor.id, role: project.role }}
        team={team}
      />
    </PageShell>
  );
}
