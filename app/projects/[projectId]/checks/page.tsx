import type { Metadata } from "next";
import { CheckSettingsPage } from "@/components/quality/check-settings-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { getCheckSettings } from "@/lib/quality/server/settings";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality.settings"))("title") };
}

export default async function CheckSettingsRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/checks`);
  const t = await getTranslations("quality.settings");
  const project = await forPage(getProject(actor, projectId));
  const settings = await getCheckSettings(actor, projectId);
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <CheckSettingsPage projectId={projectId} initial={settings} canManage={can(project.role, "manage")} />
    </PageShell>
  );
}
