import { DeletedProjects } from "@/components/projects/deleted-projects";
import { ProjectList } from "@/components/projects/project-list";
import { WaitingSection } from "@/components/review/waiting-section";
import { PageShell } from "@/components/shell/page-shell";
import { listProjects } from "@/lib/accounts/server/projects";
import { requirePageActor } from "@/lib/http/page-actor";
import { listWork } from "@/lib/review/server/list-work";

export default async function DashboardRoute() {
  const actor = await requirePageActor("/");
  const [projects, deleted, work] = await Promise.all([
    listProjects(actor, { limit: 1000 }),
    listProjects(actor, { limit: 1000, deleted: true }),
    listWork(actor),
  ]);
  return (
    <PageShell person={{ name: actor.name }}>
      {projects.items.length > 0 && <WaitingSection groups={work.items} />}
      <ProjectList projects={projects.items} />
      <DeletedProjects projects={deleted.items} />
    </PageShell>
  );
}
