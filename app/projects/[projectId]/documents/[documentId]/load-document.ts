import type { Actor } from "@/lib/accounts/core/actor";
import { getProject } from "@/lib/accounts/server/projects";
import { getDocument } from "@/lib/documents/server/get-document";
import { forPage } from "@/lib/http/page-actor";
import { listTracks } from "@/lib/renderings/server/list-tracks";

/** What every page about a document's tracks begins with; `title` is the page's own, the last of the crumbs. */
export async function loadDocument(actor: Actor, documentId: string, title: string) {
  const document = await forPage(getDocument(actor, documentId));
  const project = await forPage(getProject(actor, document.projectId));
  const tracks = (await listTracks(actor, documentId)).items.map(({ id, name, language, locked }) => ({
    id,
    name,
    language,
    locked,
  }));
  const path = `/projects/${project.id}/documents/${documentId}`;
  const crumbs = [
    { label: project.name, href: `/projects/${project.id}` },
    { label: document.title, href: path },
    { label: title },
  ];
  return { path, tracks, crumbs, project };
}
