import { database, type Transaction } from "@/lib/db/database";
import { findKeeper } from "@/lib/glossary/core/keeper";

// No grants here: whoever runs the command line holds the machine, its files and its database.

type Person = { readonly id: string; readonly name: string; readonly email: string };
const person = { select: { id: true, name: true, email: true } } as const;

export function findPerson(email: string): Promise<Person | null> {
  return database().user.findUnique({ where: { email }, ...person });
}

/** The project's first owner. */
export async function findOwner(projectId: string): Promise<Person | null> {
  const found = await database().membership.findFirst({
    where: { projectId, role: "owner" },
    orderBy: { createdAt: "asc" },
    select: { user: person },
  });
  return found?.user ?? null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** By id, or by its exact name; several may share a name. */
export function findProjects(idOrName: string): Promise<{ id: string; name: string }[]> {
  const which = UUID.test(idOrName) ? { id: idOrName } : { name: idOrName };
  return database().project.findMany({
    where: { ...which, deletedAt: null },
    select: { id: true, name: true },
  });
}

/** By id, or by its exact title; several may share a title. */
export function findDocuments(idOrTitle: string): Promise<{ id: string; projectId: string }[]> {
  const which = UUID.test(idOrTitle) ? { id: idOrTitle } : { title: idOrTitle };
  return database().document.findMany({
    where: { ...which, deletedAt: null, project: { deletedAt: null } },
    select: { id: true, projectId: true },
  });
}

/** By id, or by its exact name; several may share a name. */
export function findGlossaries(idOrName: string): Promise<{ id: string }[]> {
  const which = UUID.test(idOrName) ? { id: idOrName } : { name: idOrName };
  return database().glossary.findMany({
    where: { ...which, deletedAt: null },
    select: { id: true },
  });
}

/** The first owner of the project that looks after a glossary, or may take it over; who made it when no project uses it. */
export async function findGlossaryOwner(glossaryId: string): Promise<Person | null> {
  const glossary = await database().glossary.findUnique({
    where: { id: glossaryId },
    select: {
      ...{ homeProjectId: true, createdById: true },
      links: {
        where: { project: { deletedAt: null } },
        orderBy: [{ createdAt: "asc" }, { projectId: "asc" }],
        select: { projectId: true, right: true },
      },
    },
  });
  if (glossary === null) return null;
  const { homeProjectId, createdById, links } = glossary;
  const { keeperProjectId, heirProjectId } = findKeeper(homeProjectId, links);
  const projectId = keeperProjectId ?? heirProjectId;
  return projectId === null
    ? database().user.findUnique({ where: { id: createdById }, ...person })
    : findOwner(projectId);
}

/** Every track of a document, to find those that are named. */
export function listTracks(documentId: string): Promise<{ id: string; name: string }[]> {
  return database().track.findMany({
    where: { documentId, deletedAt: null },
    orderBy: { orderKey: "asc" },
    select: { id: true, name: true },
  });
}

/** The person of a token, by its id or the first characters that the list shows. */
export async function findTokens(idOrPrefix: string): Promise<{ id: string; user: Person }[]> {
  const which = UUID.test(idOrPrefix) ? { id: idOrPrefix } : { prefix: idOrPrefix };
  return database().apiToken.findMany({ where: which, select: { id: true, user: person } });
}

/** A new password ends every session. */
export async function savePassword(userId: string, passwordHash: string, tx: Transaction): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await tx.session.deleteMany({ where: { userId } });
}
