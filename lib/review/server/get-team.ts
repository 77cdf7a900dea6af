import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { listMembers } from "@/lib/accounts/server/members";
import { listDocuments } from "@/lib/documents/server/list-documents";
import { listProjectTracks } from "@/lib/renderings/server/list-tracks";
import type { AssignmentView } from "./assignments-schema";
import { readAssignments } from "./assignments-store";
import { presentAssignment } from "./list-assignments";
import type { TeamView } from "./work-schema";
import { readLastChanges } from "./work-store";

/** More than a team looks over at once. */
const MOST = 1000;

/** How far every track of a project is, by state, and who is on what. */
export async function getTeam(actor: Actor, projectId: string): Promise<TeamView> {
  const grant = await authorize(actor, "view", { projectId });
  const [documents, tracks, members, given] = await Promise.all([
    listDocuments(actor, projectId, { limit: MOST }),
    listProjectTracks(actor, projectId),
    listMembers(actor, projectId),
    readAssignments(grant, { limit: MOST, isOpen: true }),
  ]);
  const assignments = given.slice(0, MOST).map((row) => presentAssignment(row, grant.projectId));
  const everybody = new Set([
    ...members.items.map(({ userId }) => userId),
    ...assignments.map(({ assignee }) => assignee.id),
  ]);
  const changes = await readLastChanges(grant, [...everybody]);
  const of = (userId: string) => assignments.filter(({ assignee }) => assignee.id === userId);
  const lastChangedAt = (userId: string) => changes.get(userId)?.toISOString() ?? null;
  return {
    tracks: documents.items.flatMap(({ id, title }) =>
      (tracks.get(id) ?? []).map((track) => ({
        document: { id, title },
        track: { id: track.id, name: track.name, locked: track.locked },
        progress: track.progress,
      })),
    ),
    people: [
      ...members.items.map(({ userId, name, role }) => ({
        ...{ id: userId, name, role, lastChangedAt: lastChangedAt(userId), assignments: of(userId) },
      })),
      ...listFormer(assignments).map(({ id, name }) => ({
        ...{ id, name, role: null, lastChangedAt: lastChangedAt(id), assignments: of(id) },
      })),
    ],
  };
}

/** Who has work and is no member any more, each once. */
function listFormer(assignments: readonly AssignmentView[]): readonly AssignmentView["assignee"][] {
  const former = assignments.filter(({ assignee }) => !assignee.isMember).map(({ assignee }) => assignee);
  return [...new Map(former.map((person) => [person.id, person])).values()];
}
