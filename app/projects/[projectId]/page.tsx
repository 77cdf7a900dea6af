import type { Metadata } from "next";
import { ProjectPage } from "@/components/projects/project-page";
import { PageShell } from "@/components/shell/page-shell";
import { getProject } from "@/lib/accounts/server/projects";
import { listDocuments } from "@/lib/documents/server/list-documents";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { listProjectTracks } from "@/lib/renderings/server/list-tracks";

type Props = { params: Promise<{ projectId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}`);
  return { title: (await forPage(getProject(actor, projectId))).name };
}

export default async function ProjectRoute({ params }: Props) {
  const { projectId } = await params;
  const actor = await requirePageActor(`/projects/${projectId}`);
  const project = await forPage(getProject(actor, projectId));
  const [documents, tracks] = await Promise.all([
    listDocuments(actor, projectId, { limit: 1000 }),
    listProjectTracks(actor, projectId),
  ]);
  const items = documents.items.map((document) => ({ ...document, tracks: tracks.get(document.id) ?? [] }));
  return (
    <PageShell person={{ name: actor.name }} crumbs={[{ label: project.name }]}>
      <ProjectPage project={project} documents={items} />
    </PageShell>
  );
}
