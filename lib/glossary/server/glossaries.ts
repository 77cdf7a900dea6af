import type { Actor } from "@/lib/accounts/core/actor";
import { scopeAllows } from "@/lib/accounts/core/rights";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { getProject } from "@/lib/accounts/server/projects";
import { announceProjectChange } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import type { LinkRight } from "@/lib/glossary/core/rights";
import type { Rule } from "@/lib/glossary/core/rule";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { AppError, notFound, staleEdit } from "@/lib/kernel/app-error";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import * as store from "./glossary-store";
import { holdGlossary } from "./hold-glossary";
import { requireMover } from "./move-home";
import { presentGlossary } from "./present";
import type { GlossaryView, LinkView } from "./schema";

/** The glossaries that a person reaches, newest first; of one project when it is named. */
export async function listGlossaries(
  actor: Actor,
  page: PageQuery & { readonly projectId?: string | undefined },
): Promise<Page<GlossaryView>> {
  if (page.projectId !== undefined) await authorize(actor, "view", { projectId: page.projectId });
  const ids = await store.readGlossaryIds(actor.id, {
    limit: page.limit,
    after: page.cursor,
    projectId: page.projectId ?? actor.onlyProjectId,
  });
  const views = await Promise.all(ids.map((glossaryId) => getGlossary(actor, glossaryId)));
  return toPage(views, page.limit, ({ id }) => id);
}

/** @throws AppError `not-found` */
export async function getGlossary(actor: Actor, glossaryId: string): Promise<GlossaryView> {
  const grant = await authorizeGlossary(actor, "read", { glossaryId });
  return presentGlossary(await store.readGlossary(grant), grant);
}

type Given = {
  readonly name: string;
  readonly description?: string | undefined;
  readonly projectId?: string | undefined;
  readonly sourceLanguage?: string | undefined;
  readonly targetLanguage?: string | undefined;
};

/** Makes a glossary: in a project for those who may review there, or one's own until it is linked. */
export async function createGlossary(actor: Actor, given: Given): Promise<GlossaryView> {
  const project = given.projectId === undefined ? null : await projectFor(actor, given.projectId);
  const mayWrite = actor.scopes === null || scopeAllows(actor.scopes, "review");
  if (!mayWrite || (project === null && actor.onlyProjectId !== null))
    throw new AppError("forbidden", "This token's scopes do not allow this.", { key: "forbiddenScope" });
  const id = await transaction(async (tx) => {
    const row = await store.insertGlossary(
      {
        name: given.name,
        description: given.description ?? "",
        sourceLanguage: given.sourceLanguage ?? project?.sourceLanguage ?? "zh-CN",
        targetLanguage: given.targetLanguage ?? project?.targetLanguage ?? "en",
        createdById: actor.id,
      },
      project?.id ?? null,
      tx,
    );
    await tell(tx, actor, "glossary.create", row.id, project?.id ?? null);
    if (project !== null) await announceProjectChange(tx, project.id, "terms");
    return row.id;
  });
  return getGlossary(actor, id);
}

async function projectFor(actor: Actor, projectId: string) {
  await authorize(actor, "review", { projectId });
  return getProject(actor, projectId);
}

async function tell(
  tx: Transaction,
  actor: Actor,
  action: string,
  glossaryId: string,
  projectId: string | null,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const event = { action, objectType: "glossary", objectId: glossaryId, details };
  await audit(actor, projectId === null ? event : { ...event, projectId }, tx);
}

/**
 * Changes a glossary's name, description, the rule by which it decides from now on, or its home: to a project that the
 * actor owns, which decides in it then. What is moved without any other change may be taken over by an heir too.
 *
 * @param seen the revision that the change was made from; null when it does not matter
 * @throws AppError `not-found`, `forbidden`, `stale`
 */
export async function updateGlossary(
  actor: Actor,
  glossaryId: string,
  change: {
    readonly name?: string | undefined;
    readonly description?: string | undefined;
    readonly rule?: { readonly [Key in keyof Rule]?: Rule[Key] | undefined } | undefined;
    readonly homeProjectId?: string | undefined;
  },
  seen: number | null = null,
): Promise<GlossaryView> {
  const { rule, homeProjectId: home, ...words } = change;
  const data = Object.fromEntries(
    Object.entries({ ...words, ...rule }).filter(([, value]) => value !== undefined),
  );
  await transaction(async (tx) => {
    const fields = Object.keys(data);
    const isOnlyMoved = home !== undefined && fields.length === 0;
    const grant = await holdGlossary(tx, actor, isOnlyMoved ? "read" : "manage", { glossaryId });
    if (home !== undefined) await requireMover(tx, actor, grant, home);
    const moved = home === undefined ? data : { ...data, homeProjectId: home };
    if (!(await store.changeGlossary(grant, moved, seen, tx)))
      throw staleEdit(presentGlossary(await store.readGlossary(grant, tx), grant));
    if (!isOnlyMoved)
      await tell(tx, actor, "glossary.update", glossaryId, null, { fields: fields.join(", ") });
    if (home !== undefined && home !== grant.homeProjectId) await settle(tx, actor, grant, home);
  });
  return getGlossary(actor, glossaryId);
}

/** A new home decides; it hears of the glossary, and so does the one that it was taken from. */
async function settle(tx: Transaction, actor: Actor, grant: GlossaryGrant, home: string): Promise<void> {
  await store.upsertLink(grant, home, "decide", tx);
  await tellOfMove(tx, actor, grant, home);
  await announceEverywhere(tx, grant);
}

async function tellOfMove(tx: Transaction, actor: Actor, grant: GlossaryGrant, home: string): Promise<void> {
  const { glossaryId, homeProjectId: before } = grant;
  await tell(tx, actor, "glossary.home", glossaryId, home, before === null ? {} : { from: before });
  if (before !== null) await tell(tx, actor, "glossary.home", glossaryId, before, { to: home });
}

export async function deleteGlossary(actor: Actor, glossaryId: string): Promise<void> {
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "manage", { glossaryId });
    await store.setDeleted(grant, new Date(), tx);
    await tell(tx, actor, "glossary.delete", glossaryId, null);
    await announceEverywhere(tx, grant);
  });
}

export async function restoreGlossary(actor: Actor, glossaryId: string): Promise<GlossaryView> {
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "manage", { glossaryId }, { withDeleted: true });
    await store.setDeleted(grant, null, tx);
    await tell(tx, actor, "glossary.restore", glossaryId, null);
    await announceEverywhere(tx, grant);
  });
  return getGlossary(actor, glossaryId);
}

async function announceEverywhere(tx: Transaction, grant: GlossaryGrant): Promise<void> {
  for (const projectId of await store.readLinkedProjectIds(tx, grant))
    await announceProjectChange(tx, projectId, "terms");
}

/** The links to projects that the person is a member of: of others they learn nothing. */
export async function listLinks(actor: Actor, glossaryId: string): Promise<readonly LinkView[]> {
  const grant = await authorizeGlossary(actor, "read", { glossaryId });
  const rows = await store.readLinks(grant);
  return rows
    .filter(({ projectId }) => grant.projectIds.includes(projectId))
    .map((row) => presentLink(grant, row));
}

function presentLink(
  { homeProjectId, keeperProjectId }: Pick<GlossaryGrant, "homeProjectId" | "keeperProjectId">,
  { projectId, right, project }: store.LinkRow,
): LinkView {
  return {
    ...{ projectId, right, projectName: project.name },
    isHome: projectId === homeProjectId,
    looksAfter: projectId === keeperProjectId,
  };
}

/**
 * Links a project, by somebody who looks after the glossary and owns the project. A glossary that is its maker's own,
 * also since its home is deleted, is at home from then on in the first project that it is linked to.
 */
export async function putLink(
  actor: Actor,
  asked: { readonly glossaryId: string; readonly projectId: string; readonly right: LinkRight },
): Promise<LinkView> {
  const { glossaryId, projectId, right } = asked;
  await authorizeGlossary(actor, "manage", { glossaryId });
  await authorize(actor, "manage", { projectId });
  return transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, "manage", { glossaryId });
    // It is the actor's own: without a home, or with a deleted one and used by nobody else.
    const isFirst = grant.keeperProjectId === null;
    if (isFirst) await store.setHome(grant, projectId, tx);
    const row = await store.upsertLink(grant, projectId, right, tx);
    await tell(tx, actor, "glossary.link", glossaryId, projectId, { right });
    if (isFirst && grant.homeProjectId !== null) await tellOfMove(tx, actor, grant, projectId);
    await announceProjectChange(tx, projectId, "terms");
    const home = { homeProjectId: projectId, keeperProjectId: projectId };
    return presentLink(isFirst ? home : grant, row);
  });
}

/**
 * Takes a link away: by who looks after the glossary, or by an owner of the project that has it.
 *
 * @throws AppError `conflict` for the glossary's home, which may be deleted: restored, it looks after the glossary again
 */
export async function deleteLink(actor: Actor, glossaryId: string, projectId: string): Promise<void> {
  const { right } = await authorizeGlossary(actor, "read", { glossaryId });
  if (right !== "manage") await authorize(actor, "manage", { projectId });
  await transaction(async (tx) => {
    const grant = await holdGlossary(tx, actor, right === "manage" ? "manage" : "read", { glossaryId });
    if (grant.homeProjectId === projectId)
      throw new AppError(
        "conflict",
        "The glossary belongs to this project: it can be deleted, and restored, but not unlinked.",
        { key: "glossaryHome" },
      );
    if (!(await store.deleteLink(grant, projectId, tx))) throw notFound("This link");
    await tell(tx, actor, "glossary.unlink", glossaryId, projectId);
    await announceProjectChange(tx, projectId, "terms");
  });
}
