import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { toRelativeSpan } from "@/lib/collaboration/core/relative-span";
import { readText, replaceSpans } from "@/lib/collaboration/core/rendering-document";
import { appendServerUpdates, type ServerEdit } from "@/lib/collaboration/server/append-server-update";
import { lockRenderingDocuments } from "@/lib/collaboration/server/rendering-documents";
import { type Transaction, transaction } from "@/lib/db/database";
import {
  orderEdits,
  type ReplacedPlace,
  spansAfter,
  type WordingEdit,
} from "@/lib/glossary/core/replacement";
import { authorizeGlossary } from "./authorize-glossary";
import { projectsWhere } from "./projects-where";
import type { SkipReason } from "./replacement-schema";
import { insertReplacement, type ReplaceableRendering, readReplaceable } from "./replacement-store";

export type ReplacementRequest = {
  readonly edits: readonly (WordingEdit & { readonly renderingId: string })[];
  readonly reason: string;
};

export type ReplacementReport = {
  readonly id: string;
  /** Places. */
  readonly applied: number;
  readonly skipped: readonly { readonly renderingId: string; readonly reason: SkipReason }[];
};

/**
 * Replaces wordings of a concept in renderings of the projects that use its glossary and where the actor may translate.
 * Judged on each text as its log has it; all edits of one rendering are made, or none. Open editors see it at once.
 *
 * @throws AppError `not-found`; `forbidden` to whoever may translate in none of these projects
 */
export async function replaceWordings(
  actor: Actor,
  conceptId: string,
  { edits, reason }: ReplacementRequest,
): Promise<ReplacementReport> {
  const grant = await authorizeGlossary(actor, "read", { conceptId });
  const projectIds = await projectsWhere(actor, "translate", grant.projectIds);
  return transaction(async (tx) => {
    const { planned, skipped } = await plan(tx, projectIds, edits);
    const places = await carryOut(tx, actor, planned);
    const id = await insertReplacement(tx, grant, { conceptId, places, reason });
    await auditPlaces(tx, actor, places, { action: "term.replace", conceptId, replacementId: id });
    return { id, applied: places.length, skipped };
  });
}

type Planned = {
  readonly rendering: ReplaceableRendering;
  readonly generation: number;
  readonly edits: readonly WordingEdit[];
};

async function plan(
  tx: Transaction,
  projectIds: readonly string[],
  edits: ReplacementRequest["edits"],
): Promise<{ readonly planned: readonly Planned[]; readonly skipped: ReplacementReport["skipped"] }> {
  const byRendering = new Map<string, WordingEdit[]>();
  for (const { renderingId, ...edit } of edits) {
    const own = byRendering.get(renderingId) ?? [];
    byRendering.set(renderingId, own);
    own.push(edit);
  }
  const reachable = await readReplaceable(tx, projectIds, [...byRendering.keys()]);
  const open = await lockRenderingDocuments(
    tx,
    reachable.map(({ renderingId }) => renderingId),
  );
  // Read again under the locks: what decides is how things are now.
  const now = new Map(
    (await readReplaceable(tx, projectIds, [...open.keys()])).map((row) => [row.renderingId, row]),
  );
  const planned: Planned[] = [];
  const skipped: { renderingId: string; reason: SkipReason }[] = [];
  for (const [renderingId, wanted] of byRendering) {
    const [rendering, opened] = [now.get(renderingId), open.get(renderingId)];
    const reason = refusalOf(rendering);
    const ordered = opened === undefined ? null : orderEdits(readText(opened.doc), wanted);
    if (rendering === undefined || opened === undefined || reason !== null)
      skipped.push({ renderingId, reason: reason ?? "not-allowed" });
    else if (ordered === null) skipped.push({ renderingId, reason: "changed" });
    else planned.push({ rendering, generation: opened.generation, edits: ordered });
  }
  for (const { doc } of open.values()) doc.destroy();
  return { planned, skipped };
}

/** Why nothing may be replaced in a rendering now; null when it may. */
export function refusalOf(rendering: ReplaceableRendering | undefined): SkipReason | null {
  if (rendering === undefined || rendering.hidden) return "not-allowed";
  if (rendering.locked) return "locked";
  return rendering.state === "final" ? "final" : null;
}

async function carryOut(
  tx: Transaction,
  actor: Actor,
  planned: readonly Planned[],
): Promise<readonly ReplacedPlace[]> {
  if (planned.length === 0) return [];
  const letters = new Map<string, readonly ReplacedPlace["letters"][]>();
  const edits = new Map<string, ServerEdit>(
    planned.map(({ rendering: { renderingId }, edits: wanted }) => [
      renderingId,
      (doc) => {
        replaceSpans(
          doc,
          wanted.map(({ start, end, text }) => ({ at: start, remove: end - start, insert: text })),
        );
        letters.set(
          renderingId,
          spansAfter(wanted).map((span) => {
            const relative = toRelativeSpan(doc, span);
            return relative && { start: toBase64(relative.start), end: toBase64(relative.end) };
          }),
        );
      },
    ]),
  );
  const done = await appendServerUpdates(tx, { edits, actorId: actor.id, cause: "replace" });
  const revisions = new Map(done.map(({ renderingId, revision }) => [renderingId, revision]));
  return planned.flatMap(({ rendering: { renderingId, projectId }, generation, edits: wanted }) =>
    wanted.map(({ expected, text }, at) => ({
      ...{ renderingId, projectId, generation, before: expected, after: text },
      revision: (revisions.get(renderingId) ?? 1) - 1,
      letters: letters.get(renderingId)?.[at] ?? null,
    })),
  );
}

/** One line for each project whose texts were changed. */
export async function auditPlaces(
  tx: Transaction,
  actor: Actor,
  places: readonly ReplacedPlace[],
  about: { readonly action: string; readonly conceptId: string; readonly replacementId: string },
): Promise<void> {
  const { action, conceptId, replacementId } = about;
  for (const projectId of new Set(places.map((place) => place.projectId))) {
    const count = places.filter((place) => place.projectId === projectId).length;
    const event = { action, projectId, objectType: "concept", objectId: conceptId };
    await audit(actor, { ...event, details: { replacementId, places: count } }, tx);
  }
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
