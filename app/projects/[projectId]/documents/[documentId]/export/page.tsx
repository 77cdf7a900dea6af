import type { Metadata } from "next";
import { ExportPage } from "@/components/interchange/export-page";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listExports } from "@/lib/interchange/server/find-export";
import { listExportChoices } from "@/lib/interchange/server/list-export-choices";

type Props = { params: Promise<{ projectId: string; documentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("interchange"))("title") };
}

export default async function ExportRoute({ params }: Props) {
  const { projectId, documentId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/export`);
  const project = await forPage(getProject(actor, projectId));
  const { title, language, tracks } = await forPage(listExportChoices(actor, documentId));
  const { items: prepared } = await forPage(listExports(actor, documentId, { limit: 100 }));
  const t = await getTranslations("interchange");
  const crumbs = [
    { label: project.name, href: `/projects/${projectId}` },
    { label: title, href: `/projects/${projectId}/documents/${documentId}` },
    { label: t("title") },
  ];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs} wide>
      <ExportPage
        documentId={documentId}
        title={title}
        language={language}
        tracks={tracks}
        prepared={prepared}
      />
    </PageShell>
  );
}
