import type { Metadata } from "next";
import { ReturnPage } from "@/components/interchange/return-page";
import { PageShell } from "@/components/shell/page-shell";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listReturns } from "@/lib/interchange/server/undo-return";
import { getTrack } from "@/lib/renderings/server/list-tracks";
import { loadDocument } from "../../load-document";

type Props = { params: Promise<{ projectId: string; documentId: string; trackId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("return"))("title") };
}

export default async function ReturnRoute({ params }: Props) {
  const { projectId, documentId, trackId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/return/${trackId}`);
  const t = await getTranslations("return");
  const { path, crumbs, project } = await loadDocument(actor, documentId, t("title"));
  const track = await forPage(getTrack(actor, trackId));
  const { items } = await forPage(listReturns(actor, trackId));
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <ReturnPage
        track={{ id: track.id, name: track.name, language: track.language, locked: track.locked }}
        documentPath={path}
        sourceLanguage={project.sourceLanguage}
        earlier={items}
      />
    </PageShell>
  );
}
