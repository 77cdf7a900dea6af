import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import { renderingAuthorship } from "@/lib/collaboration/server/rendering-authorship";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import type { AuthorshipView } from "./authorship-schema";
import { findRendering } from "./store";

/**
 * Who brought in which words of a rendering, and how, out of its log; see docs/decisions/authorship.md for what can be
 * told.
 *
 * @throws AppError `not-found`
 */
export async function getAuthorship(actor: Actor, renderingId: string): Promise<AuthorshipView> {
  const grant = await authorize(actor, "view", { renderingId });
  const { text, runs } = await transaction(async (tx) => {
    await lockFreshRendering(tx, renderingId);
    const row = await findRendering(grant, renderingId, tx);
    if (row === null) throw notFound("This rendering");
    return { text: row.text, runs: await renderingAuthorship(tx, renderingId) };
  });
  const names = await namesOf(runs.flatMap(({ by }) => by?.authorId ?? []));
  return {
    text,
    runs: runs.map(({ start, end, by }) => ({
      ...{ start, end },
      by: by && { ...by, name: names.get(by.authorId ?? "") ?? null },
    })),
  };
}
