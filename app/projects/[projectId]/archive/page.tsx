import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TakeHomePage } from "@/components/archive/take-home-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { getContents } from "@/lib/archive/server/get-contents";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("archive.out"))("title") };
}

export default async function TakeHomeRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/archive`);
  const t = await getTranslations("archive.out");
  const project = await forPage(getProject(actor, projectId));
  if (!can(project.role, "manage")) notFound();
  const contents = await getContents(actor, projectId);
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <TakeHomePage project={project} contents={contents} />
    </PageShell>
  );
}
