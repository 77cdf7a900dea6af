import type { Actor } from "@/lib/accounts/core/actor";
import { type Role, scopeAllows } from "@/lib/accounts/core/rights";
import { transaction } from "@/lib/db/database";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { AppError, notFound, staleEdit } from "@/lib/kernel/app-error";
import { announceAccessChange } from "./announce-access";
import { audit } from "./audit";
import { authorize } from "./authorize";
import {
  changeProject,
  editProject,
  findDeletedProject,
  insertProject,
  readProject,
  readProjects,
  undeleteProject,
} from "./project-store";

export type ProjectView = {
  readonly id: string;
  readonly name: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly isSample: boolean;
  readonly role: Role;
  readonly documentCount: number;
  /** Grows with every change; what If-Match names. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
};

type Row = Awaited<ReturnType<typeof readProject>>;

function present(row: Row, role: Role): ProjectView {
  const { id, name, sourceLanguage, targetLanguage, isSample, revision } = row;
  const createdAt = row.createdAt.toISOString();
  return {
    id,
    name,
    sourceLanguage,
    targetLanguage,
    isSample,
    role,
    documentCount: row._count.documents,
    revision,
    createdAt,
  };
}

/** The actor's projects, newest first; or, when asked, the deleted ones that they may restore. */
export async function listProjects(
  actor: Actor,
  page: PageQuery & { readonly deleted?: boolean },
): Promise<Page<ProjectView>> {
  const deleted = page.deleted === true;
  if (deleted && !mayManage(actor)) return { items: [], nextCursor: null };
  const rows = await readProjects(actor.id, {
    limit: page.limit,
    deleted,
    onlyProjectId: actor.onlyProjectId,
    ...(page.cursor !== undefined && { after: page.cursor }),
  });
  return toPage(
    rows.map((row) => present(row.project, row.role)),
    page.limit,
    (project) => project.id,
  );
}

/** Every person, and a token that may manage. */
const mayManage = ({ scopes }: Actor): boolean => scopes === null || scopeAllows(scopes, "manage");

/**
 * Who asks may make projects: every person, and a token that may write and is bound to no other project.
 *
 * @throws AppError `forbidden`
 */
export function requireProjectMaker(actor: Actor): void {
  if (actor.onlyProjectId !== null || actor.scopes?.every((scope) => scope === "read") === true) {
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  }
}

/**
 * Makes a project with the actor as its owner.
 *
 * @throws AppError `forbidden` for a token that may only read, or is bound to another project
 */
export async function createProject(
  actor: Actor,
  given: { name: string; sourceLanguage: string; targetLanguage: string; isSample?: boolean },
): Promise<ProjectView> {
  requireProjectMaker(actor);
  return transaction(async (tx) => {
    const row = await insertProject(given, actor.id, tx);
    await audit(
      actor,
      { projectId: row.id, action: "project.create", objectType: "project", objectId: row.id },
      tx,
    );
    return present(row, "owner");
  });
}

export async function getProject(actor: Actor, projectId: string): Promise<ProjectView> {
  const grant = await authorize(actor, "view", { projectId });
  return present(await readProject(grant), grant.role);
}

/**
 * Renames a project or corrects its languages.
 *
 * @param seen the revision that the change was made from; null when it does not matter
 * @throws AppError `not-found`, `forbidden`, `stale`
 */
export async function updateProject(
  actor: Actor,
  projectId: string,
  change: {
    name?: string | undefined;
    sourceLanguage?: string | undefined;
    targetLanguage?: string | undefined;
  },
  seen: number | null = null,
): Promise<ProjectView> {
  const grant = await authorize(actor, "manage", { projectId });
  const data = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return transaction(async (tx) => {
    if (!(await editProject(grant, data, seen, tx)))
      throw staleEdit(present(await readProject(grant, tx), grant.role));
    const row = await readProject(grant, tx);
    const event = { projectId, action: "project.update", objectType: "project", objectId: projectId };
    await audit(actor, { ...event, details: { fields: Object.keys(data).join(" ") } }, tx);
    return present(row, grant.role);
  });
}

/** Hides a project and all in it; `restoreProject` brings it back as it was. */
export async function deleteProject(actor: Actor, projectId: string): Promise<void> {
  const grant = await authorize(actor, "manage", { projectId });
  await transaction(async (tx) => {
    await changeProject(grant, { deletedAt: new Date() }, tx);
    await audit(
      actor,
      { projectId, action: "project.delete", objectType: "project", objectId: projectId },
      tx,
    );
    await announceAccessChange({ projectId }, tx);
  });
}

/** @throws AppError `not-found` unless the actor owns a deleted project of this id */
export async function restoreProject(actor: Actor, projectId: string): Promise<ProjectView> {
  const found = await findDeletedProject(actor.id, projectId);
  const isElsewhere = actor.onlyProjectId !== null && actor.onlyProjectId !== projectId;
  const isTokenTooSmall = isElsewhere || !mayManage(actor);
  if (found === null || isTokenTooSmall) throw notFound("This project");
  return transaction(async (tx) => {
    const row = await undeleteProject(projectId, tx);
    await audit(
      actor,
      { projectId, action: "project.restore", objectType: "project", objectId: projectId },
      tx,
    );
    return present(row, "owner");
  });
}
