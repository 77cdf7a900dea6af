import { z } from "zod";
import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceProjectChange } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { AppError } from "@/lib/kernel/app-error";
import { MQM_WEIGHTS, type Weights } from "@/lib/review/core/score";
import type { ReviewSettings } from "./settings-schema";
import { lockSettings, readSettings, type SettingsRow, writeSettings } from "./settings-store";

const NOTHING: ReviewSettings = {
  ...{ ownWork: true, secondReview: false, passLimit: null, weights: MQM_WEIGHTS, revision: 0 },
};

const keptWeights = z.partialRecord(z.enum(ERROR_SEVERITIES), z.number());

function present(row: SettingsRow | null): ReviewSettings {
  return row === null ? NOTHING : { ...row, weights: { ...MQM_WEIGHTS, ...keptWeights.parse(row.weights) } };
}

/** Only what differs from MQM's own, so that a project that changed nothing follows it. */
function toKept(weights: Weights): Partial<Weights> {
  return Object.fromEntries(
    ERROR_SEVERITIES.filter((severity) => weights[severity] !== MQM_WEIGHTS[severity]).map((severity) => [
      severity,
      weights[severity],
    ]),
  );
}

/** How a project reviews. */
export async function getReviewSettings(actor: Actor, projectId: string): Promise<ReviewSettings> {
  return reviewSettingsOf(await authorize(actor, "view", { projectId }));
}

/** The same, for who holds a grant in the project already. */
export async function reviewSettingsOf(grant: Grant, tx?: Transaction): Promise<ReviewSettings> {
  return present(await readSettings(grant, tx));
}

/**
 * Changes how a project reviews; what is not given stays.
 *
 * @param seen the revision that the change was made from; null when it does not matter
 * @throws AppError `not-found`, `forbidden`, `stale`
 */
export async function updateReviewSettings(
  actor: Actor,
  asked: {
    readonly projectId: string;
    readonly change: {
      readonly [Key in keyof Omit<ReviewSettings, "revision">]?: ReviewSettings[Key] | undefined;
    };
    readonly seen: number | null;
  },
): Promise<ReviewSettings> {
  const grant = await authorize(actor, "manage", { projectId: asked.projectId });
  const { ownWork, secondReview, passLimit, weights } = asked.change;
  return transaction(async (tx) => {
    const before = present(await lockSettings(grant, tx));
    if (asked.seen !== null && asked.seen !== before.revision)
      throw new AppError("stale", "The review of this project was changed meanwhile.", { detail: before });
    const after = await writeSettings(
      grant,
      {
        ownWork: ownWork ?? before.ownWork,
        secondReview: secondReview ?? before.secondReview,
        passLimit: passLimit === undefined ? before.passLimit : passLimit,
        weights: toKept(weights ?? before.weights),
      },
      tx,
    );
    await audit(
      actor,
      {
        ...{ action: "project.review", objectType: "project", objectId: asked.projectId },
        ...{ projectId: asked.projectId, details: { revision: after.revision } },
      },
      tx,
    );
    await announceProjectChange(tx, asked.projectId, "review");
    return present(after);
  });
}
