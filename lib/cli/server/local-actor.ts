import type { Actor } from "@/lib/accounts/core/actor";
import { AppError } from "@/lib/kernel/app-error";
import {
  findDocuments,
  findGlossaries,
  findGlossaryOwner,
  findOwner,
  findPerson,
  findProjects,
  findTokens,
} from "./store";

/** Acts as a person, with all that the person may do, and says in the audit trail that it was the command line. */
function actorOf(person: { readonly id: string; readonly name: string; readonly email: string }): Actor {
  return { ...person, sessionId: null, scopes: null, onlyProjectId: null, address: "command line" };
}

/** @throws AppError `not-found` without such an account */
export async function actAs(email: string): Promise<Actor> {
  const person = await findPerson(email.trim().toLowerCase());
  if (person === null) throw new AppError("not-found", `There is no account with the address ${email}.`);
  return actorOf(person);
}

/**
 * The project that was meant, and who works in it: the person named, else its owner.
 *
 * @throws AppError `not-found` without one, `conflict` when several have this name
 */
export async function openProject(
  idOrName: string,
  email: string | undefined,
): Promise<{ readonly projectId: string; readonly actor: Actor }> {
  const projectId = only(await findProjects(idOrName), "project", idOrName).id;
  return { projectId, actor: await workerIn(projectId, email) };
}

/** As `openProject`, for a document by its id or title. */
export async function openDocument(
  idOrTitle: string,
  email: string | undefined,
): Promise<{ readonly documentId: string; readonly actor: Actor }> {
  const { id, projectId } = only(await findDocuments(idOrTitle), "document", idOrTitle);
  return { documentId: id, actor: await workerIn(projectId, email) };
}

/** As `openProject`, for a glossary by its id or name. */
export async function openGlossary(
  idOrName: string,
  email: string | undefined,
): Promise<{ readonly glossaryId: string; readonly actor: Actor }> {
  const { id: glossaryId } = only(await findGlossaries(idOrName), "glossary", idOrName);
  if (email !== undefined) return { glossaryId, actor: await actAs(email) };
  const owner = await findGlossaryOwner(glossaryId);
  if (owner === null)
    throw new AppError("conflict", "This glossary has no owner: name a member with --as EMAIL.");
  return { glossaryId, actor: actorOf(owner) };
}

/** The token that was meant, and its person. */
export async function openToken(
  idOrPrefix: string,
): Promise<{ readonly tokenId: string; readonly actor: Actor }> {
  const { id, user } = only(await findTokens(idOrPrefix), "token", idOrPrefix);
  return { tokenId: id, actor: actorOf(user) };
}

async function workerIn(projectId: string, email: string | undefined): Promise<Actor> {
  if (email !== undefined) return actAs(email);
  const owner = await findOwner(projectId);
  if (owner === null)
    throw new AppError("conflict", "This project has no owner: name a member with --as EMAIL.");
  return actorOf(owner);
}

function only<Found extends { readonly id: string }>(
  found: readonly Found[],
  what: string,
  named: string,
): Found {
  const [one, ...others] = found;
  if (one === undefined) throw new AppError("not-found", `There is no ${what} ${JSON.stringify(named)}.`);
  if (others.length > 0) {
    const ids = found.map(({ id }) => id).join(", ");
    throw new AppError("conflict", `Several are called ${JSON.stringify(named)}: use an id (${ids}).`);
  }
  return one;
}
