import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import type { AuthoredText } from "@/lib/collaboration/core/authorship";
import { renderingAuthorship } from "@/lib/collaboration/server/rendering-authorship";
import { notFound } from "@/lib/kernel/app-error";
import type { AuthorshipView, RenderingAuthorship } from "./authorship-schema";
import { findRendering, readRenderingsOf } from "./store";

/**
 * What a rendering says, and who brought in which words of it, and how, out of its log; see docs/decisions/authorship.md
 * for what can be told.
 *
 * @throws AppError `not-found`
 */
export async function getAuthorship(actor: Actor, renderingId: string): Promise<AuthorshipView> {
  const grant = await authorize(actor, "view", { renderingId });
  if ((await findRendering(grant, renderingId)) === null) throw notFound("This rendering");
  const told = (await renderingAuthorship([renderingId])).get(renderingId) ?? NOTHING;
  return present(told, await namesIn([told]));
}

/** The same of a track's renderings of some paragraphs; those that nobody has written in are left out. */
export async function listAuthorship(
  actor: Actor,
  trackId: string,
  paragraphIds: readonly string[],
): Promise<readonly RenderingAuthorship[]> {
  const grant = await authorize(actor, "view", { trackId });
  const rows = await readRenderingsOf(grant, trackId, paragraphIds);
  const told = await renderingAuthorship(rows.map(({ id }) => id));
  const names = await namesIn([...told.values()]);
  return rows.flatMap(({ id, paragraphId }) => {
    const text = told.get(id);
    return text === undefined ? [] : [{ paragraphId, renderingId: id, ...present(text, names) }];
  });
}

const NOTHING: AuthoredText = { text: "", runs: [] };

const namesIn = (texts: readonly AuthoredText[]) =>
  namesOf([...new Set(texts.flatMap(({ runs }) => runs.flatMap(({ by }) => by?.authorId ?? [])))]);

function present({ text, runs }: AuthoredText, names: ReadonlyMap<string, string>): AuthorshipView {
  return {
    text,
    runs: runs.map(({ start, end, by }) => ({
      ...{ start, end },
      by: by && { ...by, name: names.get(by.authorId ?? "") ?? null },
    })),
  };
}
