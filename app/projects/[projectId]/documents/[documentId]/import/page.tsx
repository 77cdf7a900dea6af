import type { Metadata } from "next";
import { ReviewPage } from "@/components/documents/review-page";
import { reviewRows } from "@/components/documents/review-rows";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { getDocument } from "@/lib/documents/server/get-document";
import { listReview } from "@/lib/documents/server/list-review";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { listSourceFindings } from "@/lib/quality/server/list-source-findings";

type Props = { params: Promise<{ projectId: string; documentId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.review"))("heading") };
}

export default async function ReviewRoute({ params }: Props) {
  const { projectId, documentId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/documents/${documentId}/import`);
  const project = await forPage(getProject(actor, projectId));
  const document = await forPage(getDocument(actor, documentId));
  const { paragraphs, proposals } = await forPage(listReview(actor, documentId));
  const asked = { paragraphIds: null, limit: paragraphs.length };
  const { items: findings } = await forPage(listSourceFindings(actor, documentId, asked, await getLocale()));
  const t = await getTranslations("documents.review");
  const crumbs = [
    { label: project.name, href: `/projects/${projectId}` },
    { label: document.title, href: `/projects/${projectId}/documents/${documentId}` },
    { label: t("heading") },
  ];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <ReviewPage
        document={document}
        rows={reviewRows(
          paragraphs,
          proposals,
          findings.map(({ paragraphId }) => paragraphId),
        )}
        proposals={proposals}
        findings={findings}
        language={project.sourceLanguage}
        mayDecide={can(project.role, "translate")}
      />
    </PageShell>
  );
}
