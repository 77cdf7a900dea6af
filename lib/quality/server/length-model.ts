import { LRUCache } from "lru-cache";
import type { Grant } from "@/lib/accounts/core/grant";
import { type LengthModel, learnRatio } from "@/lib/quality/core/length-ratio";
import { readConfirmedPairs } from "./pairs-store";

/** Enough to learn a project's habit from; more would only take longer. */
const LEARNED_FROM = 2000;
/** What a project's pairs teach changes slowly. */
const MODEL_KEPT_MS = 10 * 60_000;

const models = new LRUCache<string, Promise<LengthModel>>({ max: 500, ttl: MODEL_KEPT_MS });

/** How long English is in a project, as its confirmed pairs show. */
export function lengthModelOf(grant: Grant): Promise<LengthModel> {
  const known = models.get(grant.projectId);
  if (known !== undefined) return known;
  const learning = readConfirmedPairs(grant, LEARNED_FROM).then(learnRatio);
  models.set(grant.projectId, learning);
  learning.catch(() => models.delete(grant.projectId));
  return learning;
}
