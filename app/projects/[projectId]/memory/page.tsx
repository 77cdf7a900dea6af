import type { Metadata } from "next";
import { MemoryPage } from "@/components/memory/memory-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { getProject } from "@/lib/accounts/server/projects";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listMemoryImports } from "@/lib/memory/server/import-pairs";
import { listMemoryLinks, listProjectMemories } from "@/lib/memory/server/links";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("memory.page"))("title") };
}

export default async function ProjectMemoryRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}/memory`);
  const t = await getTranslations("memory.page");
  const project = await forPage(getProject(actor, projectId));
  const memories = await listProjectMemories(actor, projectId);
  const own = memories.items.find(({ isOwn }) => isOwn);
  const imports = own === undefined ? [] : await listMemoryImports(actor, own.id);
  const canManage = can(project.role, "manage");
  const outgoing = canManage && own !== undefined ? await listMemoryLinks(actor, own.id) : [];
  const crumbs = [{ label: project.name, href: `/projects/${projectId}` }, { label: t("title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <MemoryPage
        projectId={projectId}
        memories={memories}
        imports={imports}
        canImport={can(project.role, "review")}
        outgoing={outgoing}
        canManage={canManage}
      />
    </PageShell>
  );
}
