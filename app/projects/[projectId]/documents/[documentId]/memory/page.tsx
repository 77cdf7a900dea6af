import type { Metadata } from "next";
import { DocumentMemoryPage } from "@/components/memory/document-memory-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { analyzeDocument } from "@/lib/memory/server/analyze-document";
import { loadDocument } from "../load-document";

type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("memory.analysis"))("title") };
}

export default async function DocumentMemoryRoute({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const query = await searchParams;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/memory`);
  const t = await getTranslations("memory.analysis");
  const { tracks, crumbs } = await loadDocument(actor, documentId, t("title"));
  const project = await forPage(getProject(actor, projectId));
  const track = tracks.find(({ id }) => id === query.track) ?? tracks[0];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <DocumentMemoryPage
        tracks={tracks}
        trackId={track?.id ?? null}
        sourceLanguage={project.sourceLanguage}
        targetLanguage={project.targetLanguage}
        analysis={await analyzeDocument(actor, documentId, track?.id)}
        canFill={can(project.role, "translate")}
      />
    </PageShell>
  );
}
