import type { Metadata } from "next";
import { DifferencesPage } from "@/components/compare/differences-page";
import { PageShell } from "@/components/shell/page-shell";
import { chooseTracks } from "@/components/workbench/url-state";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { loadDocument } from "../load-document";

type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare.differences"))("title") };
}

export default async function DifferencesRoute({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const query = await searchParams;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/differences`);
  const t = await getTranslations("compare.differences");
  const { path, tracks, crumbs, project } = await loadDocument(actor, documentId, t("title"));
  const ids = tracks.map(({ id }) => id);
  const compared = chooseTracks(ids, typeof query.tracks === "string" ? query.tracks.split(",") : null);
  const base = compared.find((id) => id === query.base) ?? compared[0] ?? "";
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <DifferencesPage
        document={{ id: documentId, path, language: project.sourceLanguage }}
        tracks={tracks}
        compared={compared}
        base={base}
      />
    </PageShell>
  );
}
