import type { Metadata } from "next";
import { ReportPage } from "@/components/review/report-page";
import { PageShell } from "@/components/shell/page-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { loadDocument } from "../load-document";

type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.report"))("title") };
}

export default async function ReportRoute({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const query = await searchParams;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/report`);
  const t = await getTranslations("review.report");
  const { path, tracks, crumbs } = await loadDocument(actor, documentId, t("title"));
  const track = tracks.find(({ id }) => id === query.track) ?? tracks[0];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      {track === undefined ? (
        <EmptyState title={t("noTrack")} isPage>
          {t("noTrackExplained")}
        </EmptyState>
      ) : (
        <ReportPage documentId={documentId} documentPath={path} tracks={tracks} trackId={track.id} />
      )}
    </PageShell>
  );
}
