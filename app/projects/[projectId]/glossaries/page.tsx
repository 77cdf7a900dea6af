import type { Metadata } from "next";
import { GlossaryList } from "@/components/glossary/glossary-list";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { listGlossaries, listLinks } from "@/lib/glossary/server/glossaries";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary"))("list.title") };
}

export default async function GlossariesRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/glossaries`);
  const project = await forPage(getProject(actor, projectId));
  const t = await getTranslations("glossary");
  const all = (await listGlossaries(actor, { limit: 1000 })).items;
  const linked = await Promise.all(
    all
      .filter(({ projectIds }) => projectIds.includes(projectId))
      .map(async (glossary) => {
        const links = await listLinks(actor, glossary.id);
        return { glossary, link: links.find((link) => link.projectId === projectId)?.right ?? "read" };
      }),
  );
  const others = all.filter(({ projectIds, right }) => right === "manage" && !projectIds.includes(projectId));
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("list.title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <GlossaryList project={project} linked={linked} others={others} />
    </PageShell>
  );
}
