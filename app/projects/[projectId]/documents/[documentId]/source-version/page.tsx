import type { Metadata } from "next";
import { PageShell } from "@/components/shell/page-shell";
import { SourceVersionPage } from "@/components/source/source-version-page";
import { can } from "@/lib/accounts/core/rights";
import { listSetAside } from "@/lib/documents/server/list-set-aside";
import { listSourceChanges } from "@/lib/documents/server/list-source-changes";
import { listSourceVersions } from "@/lib/documents/server/list-source-versions";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { loadDocument } from "../load-document";

type Props = { params: Promise<{ projectId: string; documentId: string }> };

/** As many as a page shows; the API gives all. */
const MOST = 500;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("source.version"))("title") };
}

export default async function SourceVersionRoute({ params }: Props) {
  const { projectId, documentId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/source-version`);
  const t = await getTranslations("source.version");
  const { path, crumbs, project } = await loadDocument(actor, documentId, t("title"));
  const [versions, aside, waiting] = await Promise.all([
    listSourceVersions(actor, documentId),
    listSetAside(actor, documentId, { limit: MOST }),
    listSourceChanges(actor, documentId, { limit: MOST }),
  ]);
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <SourceVersionPage
        document={{ id: documentId, path, language: project.sourceLanguage }}
        versions={versions}
        aside={aside.items}
        waiting={waiting.items}
        mayReview={can(project.role, "review")}
      />
    </PageShell>
  );
}
