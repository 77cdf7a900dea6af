import type { Metadata } from "next";
import { ExportPage } from "@/components/interchange/export-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listExports } from "@/lib/interchange/server/find-export";
import { listExportChoices } from "@/lib/interchange/server/list-export-choices";
import { listPresets } from "@/lib/interchange/server/list-presets";

type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
  searchParams: Promise<{ preset?: string | string[] | undefined }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("interchange"))("title") };
}

export default async function ExportRoute({ params, searchParams }: Props) {
  const { projectId, documentId } = await params;
  const { preset } = await searchParams;
  const search = typeof preset === "string" ? `?preset=${encodeURIComponent(preset)}` : "";
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/export${search}`);
  const project = await forPage(getProject(actor, projectId));
  const { items } = await forPage(listPresets(actor, projectId));
  const presets = {
    ...{ projectId, items, maySave: can(project.role, "review") },
    chosenId: items.find(({ id }) => id === preset)?.id ?? null,
  };
  const { title, language, tracks, hasTimes } = await forPage(listExportChoices(actor, documentId));
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
        hasTimes={hasTimes}
        presets={presets}
        prepared={prepared}
      />
    </PageShell>
  );
}
