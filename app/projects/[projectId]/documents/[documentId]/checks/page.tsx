import type { Metadata } from "next";
import { SOURCE } from "@/components/quality/checks-view";
import { TrackChecksPage } from "@/components/quality/track-checks-page";
import { PageShell } from "@/components/shell/page-shell";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { loadDocument } from "../load-document";

type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality"))("title") };
}

export default async function TrackChecksRoute({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const query = await searchParams;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/checks`);
  const t = await getTranslations("quality");
  const { path, tracks, crumbs } = await loadDocument(actor, documentId, t("title"));
  const track = tracks.find(({ id }) => id === query.track) ?? tracks[0];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <TrackChecksPage
        documentId={documentId}
        documentPath={path}
        tracks={tracks}
        view={{
          trackId: query.track === SOURCE || track === undefined ? SOURCE : track.id,
          severity: typeof query.severity === "string" ? query.severity : null,
          check: typeof query.check === "string" ? query.check : null,
          waived: query.waived === "yes",
        }}
      />
    </PageShell>
  );
}
