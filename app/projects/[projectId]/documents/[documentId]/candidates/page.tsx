import type { Metadata } from "next";
import { CandidatesPage } from "@/components/glossary/candidates-page";
import { mayPropose } from "@/components/glossary/view";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { getDocument } from "@/lib/documents/server/get-document";
import { listGlossaries } from "@/lib/glossary/server/glossaries";
import { listDocumentCandidates } from "@/lib/glossary/server/list-candidates";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ projectId: string; documentId: string }> };

/** As many as one goes through in a sitting. */
const SHOWN = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary.candidates"))("title") };
}

export default async function DocumentCandidatesRoute({ params }: Props) {
  const { projectId, documentId } = await params;
  const path = `/projects/${projectId}/documents/${documentId}`;
  const actor = await requirePageActor(`${path}/candidates`);
  const t = await getTranslations("glossary.candidates");
  const document = await forPage(getDocument(actor, documentId));
  const project = await forPage(getProject(actor, document.projectId));
  const [glossaries, { items, truncated }] = await Promise.all([
    listGlossaries(actor, { projectId: project.id, limit: 100 }),
    listDocumentCandidates(actor, documentId, SHOWN),
  ]);
  const crumbs = [
    { label: project.name, href: `/projects/${project.id}` },
    { label: document.title, href: path },
    { label: t("title") },
  ];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <CandidatesPage
        projectId={project.id}
        sourceLanguage={project.sourceLanguage}
        targetLanguage={project.targetLanguage}
        glossaries={glossaries.items.filter(mayPropose)}
        candidates={items}
        truncated={truncated}
      />
    </PageShell>
  );
}
