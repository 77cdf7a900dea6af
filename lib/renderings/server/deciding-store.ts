import { z } from "zod";
import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { type KeptVote, keptVote } from "@/lib/renderings/core/deciding";
import type { DecidingView } from "./deciding-schema";

const inProject = (grant: Grant) => ({ document: { projectId: grant.projectId, deletedAt: null } }) as const;

/** A paragraph that is shown, with its number; null when there is no such one. */
export async function findShownParagraph(
  tx: Transaction,
  grant: Grant,
  paragraphId: string,
): Promise<DecidingView["paragraph"] | null> {
  const [row] = await sqlOf(tx)<DecidingView["paragraph"]>(
    `SELECT p."id"::text AS id, p."documentId"::text AS "documentId", p."text", (SELECT count(*)::int FROM "Paragraph" b
        WHERE b."documentId" = p."documentId" AND NOT b."excluded" AND b."joinedIntoId" IS NULL
          AND b."orderKey" <= p."orderKey") AS number
     FROM "Paragraph" p JOIN "Document" d ON d."id" = p."documentId"
     WHERE p."id" = $1::uuid AND d."projectId" = $2::uuid AND d."deletedAt" IS NULL
       AND NOT p."excluded" AND p."joinedIntoId" IS NULL`,
    [paragraphId, grant.projectId],
  );
  return row ?? null;
}

/** What the tracks in use have for a paragraph, in their order; only those with words. */
export async function readCandidates(
  tx: Transaction,
  grant: Grant,
  paragraphId: string,
): Promise<DecidingView["candidates"]> {
  const rows = await tx.rendering.findMany({
    where: { paragraphId, track: { deletedAt: null, ...inProject(grant) } },
    orderBy: [{ track: { orderKey: "asc" } }, { trackId: "asc" }],
    select: {
      ...{ id: true, trackId: true, text: true, state: true, revision: true },
      track: { select: { name: true, language: true } },
    },
  });
  return rows
    .filter(({ text }) => text.trim() !== "")
    .map(({ id, track, ...row }) => ({
      ...{ ...row, renderingId: id, trackName: track.name, language: track.language },
    }));
}

export async function readVotes(
  tx: Transaction,
  grant: Grant,
  paragraphId: string,
): Promise<(KeptVote & { at: string })[]> {
  const rows = await tx.renderingVote.findMany({
    where: { paragraphId, track: { deletedAt: null }, paragraph: inProject(grant) },
    orderBy: { updatedAt: "asc" },
    include: { user: { select: { name: true } }, track: { select: { name: true } } },
  });
  return rows.map(({ userId, trackId, text, reason, user, track, updatedAt }) => ({
    ...{ userId, trackId, text, reason, name: user.name, trackName: track.name },
    at: updatedAt.toISOString(),
  }));
}

/** Gives a person's vote, or with null takes it back. */
export async function writeVote(
  tx: Transaction,
  grant: Grant<"translate">,
  paragraphId: string,
  vote: { readonly trackId: string; readonly text: string; readonly reason: string } | null,
): Promise<void> {
  const own = { paragraphId, userId: grant.userId };
  if (vote === null) await tx.renderingVote.deleteMany({ where: own });
  else {
    await tx.renderingVote.upsert({
      where: { paragraphId_userId: own },
      create: { ...own, ...vote },
      update: vote,
    });
  }
}

export async function readDecisions(
  tx: Transaction,
  grant: Grant,
  paragraphId: string,
): Promise<DecidingView["decisions"]> {
  const rows = await tx.renderingDecision.findMany({
    where: { paragraphId, paragraph: inProject(grant) },
    orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
    include: { decidedBy: { select: { name: true } }, track: { select: { name: true, language: true } } },
  });
  return rows.map(({ id, trackId, text, reason, track, decidedBy, decidedAt, votes }) => ({
    ...{ id, trackId, text, reason, trackName: track.name, language: track.language, byName: decidedBy.name },
    at: decidedAt.toISOString(),
    votes: z.array(keptVote).parse(votes),
  }));
}

export async function insertDecision(
  tx: Transaction,
  grant: Grant<"review">,
  paragraphId: string,
  chosen: Pick<DecidingView["candidates"][number], "trackId" | "text" | "revision"> & {
    readonly reason: string;
    readonly votes: readonly KeptVote[];
  },
): Promise<string> {
  const { trackId, text, revision, reason, votes } = chosen;
  const row = await tx.renderingDecision.create({
    data: {
      ...{ paragraphId, trackId, text, revision, reason, decidedById: grant.userId },
      votes: votes.map((vote) => keptVote.parse(vote)),
    },
    select: { id: true },
  });
  return row.id;
}
