import type { Metadata } from "next";
import { LabelsPage } from "@/components/discussion/labels-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { listLabels } from "@/lib/discussion/server/labels";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("discussion"))("labels.title") };
}

export default async function LabelsRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/labels`);
  const t = await getTranslations("discussion");
  const project = await forPage(getProject(actor, projectId));
  const { items } = await listLabels(actor, projectId);
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("labels.title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <LabelsPage projectId={projectId} labels={items} canManage={can(project.role, "review")} />
    </PageShell>
  );
}
