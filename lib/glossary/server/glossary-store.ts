import { database, type Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import type { LinkRight } from "@/lib/glossary/core/rights";
import type { Rule } from "@/lib/glossary/core/rule";
import type { GlossaryGrant } from "./authorize-glossary";
import { ownGlossaries } from "./own-glossaries";

const counted = {
  _count: { select: { concepts: { where: { deletedAt: null } }, proposals: { where: { status: "open" } } } },
  links: { where: { project: { deletedAt: null } }, select: { projectId: true, right: true } },
} as const;

export type GlossaryRow = Awaited<ReturnType<typeof readGlossary>>;

export function readGlossary(grant: GlossaryGrant, tx: Transaction = database()) {
  return tx.glossary.findUniqueOrThrow({ where: { id: grant.glossaryId }, include: counted });
}

/** Glossaries that a person reaches through a project, or that are their own; newest first. */
export async function readGlossaryIds(
  userId: string,
  page: { readonly limit: number; readonly after?: string | undefined; readonly projectId: string | null },
): Promise<readonly string[]> {
  const member = { project: { deletedAt: null, memberships: { some: { userId } } } } as const;
  const rows = await database().glossary.findMany({
    where: {
      deletedAt: null,
      ...(page.after !== undefined && { id: { lt: page.after } }),
      OR:
        page.projectId !== null
          ? [{ links: { some: { ...member, projectId: page.projectId } } }]
          : [{ links: { some: member } }, ownGlossaries(userId)],
    },
    orderBy: { id: "desc" },
    take: page.limit + 1,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export function insertGlossary(
  data: {
    readonly name: string;
    readonly description: string;
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
    readonly createdById: string;
  },
  projectId: string | null,
  tx: Transaction,
) {
  return tx.glossary.create({
    data: {
      ...data,
      ...(projectId !== null && {
        homeProjectId: projectId,
        links: { create: { projectId, right: "decide" as const } },
      }),
    },
    include: counted,
  });
}

export type GlossaryChange = Partial<Rule> & {
  readonly name?: string;
  readonly description?: string;
  readonly homeProjectId?: string;
};

/** False when the glossary is no longer what was seen. */
export async function changeGlossary(
  grant: GlossaryGrant,
  data: GlossaryChange,
  seen: number | null,
  tx: Transaction,
): Promise<boolean> {
  const { count } = await tx.glossary.updateMany({
    where: { id: grant.glossaryId, ...(seen !== null && { revision: seen }) },
    data: { ...data, revision: { increment: 1 } },
  });
  return count > 0;
}

export async function setDeleted(
  grant: GlossaryGrant,
  deletedAt: Date | null,
  tx: Transaction,
): Promise<void> {
  await tx.glossary.update({ where: { id: grant.glossaryId }, data: { deletedAt } });
}

/** Counts a change; every recognizer of an older version is stale. */
export async function bumpVersion(tx: Transaction, grant: GlossaryGrant): Promise<number> {
  const { version } = await tx.glossary.update({
    where: { id: grant.glossaryId },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}

/** What an import was planned by: it is the same as long as no concept changed and nothing else came to be voted on. */
export async function readMoment(tx: Transaction, grant: GlossaryGrant): Promise<string> {
  const [row] = await sqlOf(tx)<{ version: number; open: string }>(
    `SELECT g."version", (SELECT md5(string_agg(p."id"::text || ':' || p."revision", ',' ORDER BY p."id")) FROM "TermProposal" p
       WHERE p."glossaryId" = g."id" AND p."status" = 'open') AS open
     FROM "Glossary" g WHERE g."id" = $1::uuid`,
    [grant.glossaryId],
  );
  return JSON.stringify([row?.version, row?.open, grant.right, grant.rule]);
}

export type LinkRow = {
  readonly projectId: string;
  readonly right: LinkRight;
  readonly project: { readonly name: string };
};

export function readLinks(grant: GlossaryGrant) {
  return database().glossaryLink.findMany({
    where: { glossaryId: grant.glossaryId, project: { deletedAt: null } },
    include: { project: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
  });
}

/** The ids of every project that links the glossary, also those the person cannot see: they hear of changes. */
export async function readLinkedProjectIds(
  tx: Transaction,
  grant: GlossaryGrant,
): Promise<readonly string[]> {
  const rows = await tx.glossaryLink.findMany({
    where: { glossaryId: grant.glossaryId },
    select: { projectId: true },
  });
  return rows.map(({ projectId }) => projectId);
}

export function upsertLink(grant: GlossaryGrant, projectId: string, right: LinkRight, tx: Transaction) {
  const { glossaryId } = grant;
  return tx.glossaryLink.upsert({
    where: { glossaryId_projectId: { glossaryId, projectId } },
    create: { glossaryId, projectId, right },
    update: { right },
    include: { project: { select: { name: true } } },
  });
}

/** Gives a glossary that is its maker's own a home. */
export async function setHome(grant: GlossaryGrant, projectId: string, tx: Transaction): Promise<void> {
  await tx.glossary.update({ where: { id: grant.glossaryId }, data: { homeProjectId: projectId } });
}

export async function deleteLink(grant: GlossaryGrant, projectId: string, tx: Transaction): Promise<boolean> {
  const { count } = await tx.glossaryLink.deleteMany({ where: { glossaryId: grant.glossaryId, projectId } });
  return count > 0;
}
