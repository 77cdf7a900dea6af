import type { Metadata } from "next";
import { VersionsPage } from "@/components/compare/versions-page";
import { PageShell } from "@/components/shell/page-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/lib/accounts/core/rights";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listVersions } from "@/lib/renderings/server/versions";
import { loadDocument } from "../load-document";

type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare.versions"))("title") };
}

export default async function VersionsRoute({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const query = await searchParams;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/versions`);
  const t = await getTranslations("compare.versions");
  const { path, tracks, crumbs, project } = await loadDocument(actor, documentId, t("title"));
  const track = tracks.find(({ id }) => id === query.track) ?? tracks[0];
  const versions = track === undefined ? [] : await listVersions(actor, track.id);
  const known = (id: unknown): string | null => versions.find((version) => version.id === id)?.id ?? null;
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      {track === undefined ? (
        <EmptyState title={t("title")} isPage>
          {t("needsTrack")}
        </EmptyState>
      ) : (
        <VersionsPage
          document={{ path, language: project.sourceLanguage }}
          tracks={tracks}
          versions={versions}
          view={{ trackId: track.id, versionId: known(query.version), withId: known(query.with) }}
          mayTranslate={can(project.role, "translate")}
        />
      )}
    </PageShell>
  );
}
