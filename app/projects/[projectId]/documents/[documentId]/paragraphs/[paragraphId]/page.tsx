import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecidingPage } from "@/components/compare/deciding-page";
import { PageShell } from "@/components/shell/page-shell";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { getDeciding } from "@/lib/renderings/server/deciding";
import { loadDocument } from "../../load-document";

type Props = { params: Promise<{ projectId: string; documentId: string; paragraphId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("compare.deciding"))("title") };
}

export default async function DecidingRoute({ params }: Props) {
  const { projectId, documentId, paragraphId } = await params;
  const here = `/projects/${projectId}/documents/${documentId}/paragraphs/${paragraphId}`;
  const actor = await requirePageActor(here);
  const t = await getTranslations("compare.deciding");
  const { path, crumbs, project } = await loadDocument(actor, documentId, t("title"));
  const deciding = await forPage(getDeciding(actor, paragraphId));
  if (deciding.paragraph.documentId !== documentId) notFound();
  const { sourceLanguage: language } = project;
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <DecidingPage
        document={{ path, language }}
        person={{ id: actor.id, role: project.role }}
        deciding={deciding}
      />
    </PageShell>
  );
}
