import { ProjectList } from "@/components/projects/project-list";
import { PageShell } from "@/components/shell/page-shell";
import { listProjects } from "@/lib/accounts/server/projects";
import { requirePageActor } from "@/lib/http/page-actor";

export default async function DashboardRoute() {
  const actor = await requirePageActor("/");
  const { items } = await listProjects(actor, { limit: 1000 });
  return (
    <PageShell person={{ name: actor.name }}>
      <ProjectList projects={items} />
    </PageShell>
  );
}
