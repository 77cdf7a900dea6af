import type { Metadata } from "next";
import { AlignPage } from "@/components/alignment/align-page";
import { PageShell } from "@/components/shell/page-shell";
import { findAlignment } from "@/lib/alignment/server/repair-alignment";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { getTrack } from "@/lib/renderings/server/list-tracks";
import { loadDocument } from "../../load-document";

type Props = { params: Promise<{ projectId: string; documentId: string; trackId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alignment"))("title") };
}

export default async function AlignRoute({ params }: Props) {
  const { projectId, documentId, trackId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/align/${trackId}`);
  const t = await getTranslations("alignment");
  const { path, crumbs, project } = await loadDocument(actor, documentId, t("title"));
  const track = await forPage(getTrack(actor, trackId));
  const draft = await forPage(findAlignment(actor, trackId));
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <AlignPage
        track={{ id: track.id, name: track.name, language: track.language, words: track.progress.words }}
        documentPath={path}
        sourceLanguage={project.sourceLanguage}
        draft={draft}
      />
    </PageShell>
  );
}
