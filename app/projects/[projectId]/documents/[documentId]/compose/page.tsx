import type { Metadata } from "next";
import { ComposePage } from "@/components/compare/compose-page";
import { PageShell } from "@/components/shell/page-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/lib/accounts/core/rights";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { loadDocument } from "../load-document";

type Props = {
  params: Promise<{ projectId: string; documentId: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare.compose"))("title") };
}

export default async function ComposeRoute({ params }: Props) {
  const { projectId, documentId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/compose`);
  const t = await getTranslations("compare.compose");
  const { path, tracks, crumbs, project } = await loadDocument(actor, documentId, t("title"));
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      {can(project.role, "translate") ? (
        <ComposePage
          document={{ id: documentId, path, language: project.sourceLanguage }}
          tracks={tracks}
          targetLanguage={project.targetLanguage}
        />
      ) : (
        <EmptyState title={t("title")} isPage>
          {t("readers")}
        </EmptyState>
      )}
    </PageShell>
  );
}
