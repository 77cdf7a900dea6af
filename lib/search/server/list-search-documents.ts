import type { Actor } from "@/lib/accounts/core/actor";
import { listDocuments } from "@/lib/documents/server/list-documents";
import { listProjectTracks } from "@/lib/renderings/server/list-tracks";
import type { SearchDocument } from "@/lib/search/core/found";

const MOST_DOCUMENTS = 1000;

/**
 * The documents of a project with their tracks, to choose where to look: the newest documents first, a thousand at most.
 *
 * @throws AppError `not-found`
 */
export async function listSearchDocuments(actor: Actor, projectId: string): Promise<SearchDocument[]> {
  const [documents, tracks] = await Promise.all([
    listDocuments(actor, projectId, { limit: MOST_DOCUMENTS }),
    listProjectTracks(actor, projectId),
  ]);
  return documents.items.map(({ id, title }) => ({
    ...{ id, title },
    tracks: (tracks.get(id) ?? []).map((track) => ({ id: track.id, name: track.name })),
  }));
}
