import type { Actor } from "@/lib/accounts/core/actor";
import { can, scopeAllows } from "@/lib/accounts/core/rights";
import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceRowChange, keepRenderingRevision } from "@/lib/collaboration/server/rendering-rows";
import { type Transaction, transaction } from "@/lib/db/database";
import { forgetReturned, tellReturned } from "@/lib/discussion/server/notify";
import { checkShown } from "@/lib/documents/server/check-shown";
import { AppError } from "@/lib/kernel/app-error";
import { refuseBlocked } from "@/lib/quality/server/refuse-blocked";
import {
  changeState,
  isReviewers,
  STATES,
  type State,
  type StateRefusal,
  type StateRequest,
} from "@/lib/renderings/core/state";
import { refuseOwnWork } from "@/lib/review/server/refuse-own-work";
import { lockRendering, staleRendering } from "./lock-rendering";
import { presentRendering } from "./present";
import type { RenderingView } from "./schema";
import { findRendering, type PlacedRendering, type RenderingRow, updateState } from "./store";

type Asked = {
  readonly renderingId: string;
  readonly state: StateRequest;
  readonly comment: string;
  /** The revision of If-Match: a reviewer vouches for exactly the text they saw. Null when it does not matter. */
  readonly seen: number | null;
  /** The paragraph's revision that was seen; null when it does not matter. */
  readonly sourceSeen?: number | null;
};

const SENTENCES = {
  "no-text": ["conflict", "There is no text to confirm yet.", "stateNoText"],
  "wrong-order": ["conflict", "It must be confirmed, then reviewed, before this.", "stateOrder"],
  "needs-reviewer": ["forbidden", "Only a reviewer of this project may do this.", "stateReviewer"],
  "needs-comment": ["invalid", "Say in a comment what is to be done.", "stateComment"],
  locked: ["conflict", "This track is locked: a reviewer can unlock it.", "trackLocked"],
} as const satisfies Record<StateRefusal, readonly [AppError["code"], string, string]>;

/**
 * Confirms, reviews, finalizes, sends back, or takes any of it back. Decided on the text as it is in the log; kept in
 * the history.
 *
 * @throws AppError `not-found`, `forbidden`, `stale`; `conflict` or `invalid` when the state cannot be given now, also
 *   for findings that the project lets keep from confirming; `forbidden` also for one's own work, where the project
 *   wants another person's review
 */
export async function setState(actor: Actor, asked: Asked): Promise<RenderingView> {
  const grant = await authorize(actor, "translate", { renderingId: asked.renderingId });
  const mayReview =
    can(grant.role, "review") && (actor.scopes === null || scopeAllows(actor.scopes, "review"));
  if (isReviewers(asked.state) && !mayReview) throw refusal("needs-reviewer");
  const before = await findRendering(grant, asked.renderingId);
  const isVouching = vouches(before?.state, asked.state);
  const checked = isVouching ? await refuseBlocked(actor, grant, asked.renderingId) : null;
  return transaction(async (tx) => {
    const row = await lockRendering(tx, grant, asked.renderingId, asked.seen ?? checked);
    checkShown(row.paragraph);
    // Between the two, somebody else took back what would have been a step back.
    if (vouches(row.state, asked.state) && !isVouching) throw staleRendering(row);
    const decided = changeState({ ...row, locked: row.track.locked }, { ...asked, mayReview });
    if (!decided.ok) throw refusal(decided.reason);
    const isSame = decided.value.state === row.state && decided.value.needsWork === row.needsWork;
    const isLookedAt = hasLookedAt(row, asked);
    if (isSame && asked.comment === "" && !isLookedAt) return presentRendering(row);
    await keepRenderingRevision(tx, { renderingId: row.id, cause: "edit" });
    await refuseOwnWork(tx, grant, { ...asked, from: row.state });
    const after = await updateState(tx, row.id, {
      ...decided.value,
      ...(isLookedAt && { sourceSince: null }),
      updatedById: actor.id,
    });
    await keepRenderingRevision(tx, {
      renderingId: row.id,
      cause: "state",
      authorId: actor.id,
      comment: asked.comment,
    });
    await announce(tx, actor, {
      before: row,
      after,
      documentId: row.track.documentId,
      projectId: grant.projectId,
    });
    if (after.needsWork)
      await tellReturned(tx, { renderingId: row.id, actorId: actor.id, projectId: grant.projectId });
    else if (row.needsWork) await forgetReturned(tx, row.id);
    return presentRendering(after);
  });
}

function refusal(reason: StateRefusal): AppError {
  const [code, sentence, key] = SENTENCES[reason];
  return new AppError(code, sentence, { key });
}

/** A confirmation, a review, the last word: what says that the text is right. Taking one of them back does not. */
const vouches = (from: State | undefined, to: StateRequest): boolean =>
  to !== "initial" &&
  to !== "needs-work" &&
  (from === undefined || STATES.indexOf(to) >= STATES.indexOf(from));

/** Whether a text that was marked because its source changed was now looked at: vouched for, not taken a step back. */
function hasLookedAt(row: PlacedRendering, { state, sourceSeen }: Asked): boolean {
  if (row.sourceSince === null || state === "needs-work" || state === "initial") return false;
  if ((sourceSeen ?? row.paragraph.revision) < row.paragraph.revision) return false;
  return STATES.indexOf(state) >= STATES.indexOf(row.state);
}

async function announce(
  tx: Transaction,
  actor: Actor,
  change: {
    readonly before: RenderingRow;
    readonly after: RenderingRow;
    readonly documentId: string;
    readonly projectId: string;
  },
): Promise<void> {
  const { before, after, documentId, projectId } = change;
  await announceRowChange(tx, after.id, documentId);
  // What is final cannot be written in: open editors become read-only, or writable again.
  if ((before.state === "final") !== (after.state === "final"))
    await announceAccessChange({ renderingId: after.id }, tx);
  if (after.state === "translated" && !after.needsWork && before.state === "initial") return;
  await audit(
    actor,
    {
      ...{ action: "rendering.state", objectType: "rendering", objectId: after.id, projectId },
      details: {
        from: before.state,
        to: after.needsWork ? "needs-work" : after.state,
        revision: after.revision,
      },
    },
    tx,
  );
}
