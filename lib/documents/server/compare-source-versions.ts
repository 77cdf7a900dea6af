import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { compareStates, type SourceState } from "@/lib/documents/core/version-steps";
import { notFound } from "@/lib/kernel/app-error";
import type { VersionChangeView } from "./source-schema";
import { readSourceState, readVersionState } from "./source-versions-store";

/**
 * What differs between two states of a source.
 *
 * @param asked versions by id; `first` is before the first of them, `now` what it says now
 * @throws AppError `not-found` also for versions of another document
 */
export async function compareSourceVersions(
  actor: Actor,
  documentId: string,
  asked: { readonly from: string; readonly to: string },
): Promise<readonly VersionChangeView[]> {
  const grant = await authorize(actor, "view", { documentId });
  const before = await stateOf(grant, documentId, asked.from);
  const after = await stateOf(grant, documentId, asked.to);
  return compareStates(before, after).map((change) => ({ ...change }));
}

async function stateOf(grant: Grant, documentId: string, which: string): Promise<SourceState> {
  const kept = which === "now" ? null : await readVersionState(grant, documentId, which);
  if (kept !== null) return kept;
  if (which !== "now" && which !== "first") throw notFound("This version");
  return transaction((tx) => readSourceState(documentId, tx));
}
