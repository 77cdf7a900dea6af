import type { Metadata } from "next";
import { ReviewSettingsPage } from "@/components/review/review-settings-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { getReviewSettings } from "@/lib/review/server/settings";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.settings"))("title") };
}

export default async function ReviewSettingsRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/review`);
  const t = await getTranslations("review.settings");
  const project = await forPage(getProject(actor, projectId));
  const settings = await getReviewSettings(actor, projectId);
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <ReviewSettingsPage projectId={projectId} initial={settings} canManage={can(project.role, "manage")} />
    </PageShell>
  );
}
