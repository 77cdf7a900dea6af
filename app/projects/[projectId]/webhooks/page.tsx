import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WebhooksPage } from "@/components/interchange/webhooks-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listWebhooks } from "@/lib/interchange/server/webhooks";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("title") };
}

export default async function WebhooksRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/webhooks`);
  const project = await forPage(getProject(actor, projectId));
  if (!can(project.role, "manage")) notFound();
  const t = await getTranslations("webhooks");
  const { items } = await forPage(listWebhooks(actor, projectId));
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <WebhooksPage projectId={projectId} webhooks={items} />
    </PageShell>
  );
}
