import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { type Page, type PageQuery, toPage } from "@/lib/http/page";
import { foreignCursor } from "./cursors";
import { findOrderKey } from "./paragraph-store";
import { furnitureOf } from "./plan-source";
import { readAcceptedProposals } from "./proposal-store";
import type { SetAside } from "./source-schema";
import { readSetAside } from "./source-versions-store";

/**
 * Paragraphs that a new version of the source has not, in order, with the renderings they keep. What import set aside is
 * on its own page.
 */
export async function listSetAside(
  actor: Actor,
  documentId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<SetAside>> {
  const grant = await authorize(actor, "view", { documentId });
  const after = cursor === undefined ? undefined : await findOrderKey(grant, documentId, cursor);
  if (after === null) throw foreignCursor();
  const furniture = furnitureOf(await transaction((tx) => readAcceptedProposals(documentId, tx)));
  const rows = await readSetAside(grant, documentId, { limit, after, furniture: [...furniture] });
  const page = toPage(rows, limit, ({ id }) => id);
  return {
    items: page.items.map(({ id, text, renderings }) => ({
      ...{ paragraphId: id, text },
      renderings: renderings.map(({ track, ...rest }) => ({ trackName: track.name, ...rest })),
    })),
    nextCursor: page.nextCursor,
  };
}
