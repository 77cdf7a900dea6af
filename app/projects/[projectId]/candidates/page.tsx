import type { Metadata } from "next";
import { CandidatesPage } from "@/components/glossary/candidates-page";
import { mayPropose } from "@/components/glossary/view";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { listGlossaries } from "@/lib/glossary/server/glossaries";
import { listProjectCandidates } from "@/lib/glossary/server/list-candidates";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ projectId: string }> };

/** As many as one goes through in a sitting. */
const SHOWN = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary.candidates"))("title") };
}

export default async function ProjectCandidatesRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/candidates`);
  const t = await getTranslations("glossary.candidates");
  const project = await forPage(getProject(actor, projectId));
  const [glossaries, { items, truncated }] = await Promise.all([
    listGlossaries(actor, { projectId, limit: 100 }),
    listProjectCandidates(actor, projectId, SHOWN),
  ]);
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <CandidatesPage
        projectId={projectId}
        sourceLanguage={project.sourceLanguage}
        targetLanguage={project.targetLanguage}
        glossaries={glossaries.items.filter(mayPropose)}
        candidates={items}
        truncated={truncated}
      />
    </PageShell>
  );
}
