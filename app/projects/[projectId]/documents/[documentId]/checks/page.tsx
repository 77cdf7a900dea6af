import type { Metadata } from "next";
import { SOURCE } from "@/components/quality/checks-view";
import { TrackChecksPage } from "@/components/quality/track-checks-page";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { getDocument } from "@/lib/documents/server/get-document";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listTracks } from "@/lib/renderings/server/list-tracks";

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
  const path = `/projects/${projectId}/documents/${documentId}`;
  const actor = await requirePageActor(`${path}/checks`);
  const t = await getTranslations("quality");
  const document = await forPage(getDocument(actor, documentId));
  const project = await forPage(getProject(actor, document.projectId));
  const tracks = (await listTracks(actor, documentId)).items.map(({ id, name }) => ({ id, name }));
  const track = tracks.find(({ id }) => id === query.track) ?? tracks[0];
  const crumbs = [
    { label: project.name, href: `/projects/${project.id}` },
    { label: document.title, href: path },
    { label: t("title") },
  ];
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
