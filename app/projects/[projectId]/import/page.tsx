import type { Metadata } from "next";
import { ImportPage } from "@/components/documents/import-page";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.import"))("heading") };
}

export default async function ImportRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/import`);
  const project = await forPage(getProject(actor, projectId));
  const t = await getTranslations("documents.import");
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("heading") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <ImportPage projectId={projectId} />
    </PageShell>
  );
}
