import type { Grant } from "@/lib/accounts/core/grant";
import type { Transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import type { State, StateRequest } from "@/lib/renderings/core/state";
import { barredFrom } from "@/lib/review/core/own-work";
import { readHistory } from "./history-store";
import { reviewSettingsOf } from "./settings";

/**
 * Refuses to review, or to finalize, what is the person's own work, and the last word on what they reviewed, where the
 * project wants another person for it. Called inside the transaction that changes the state, with the rendering locked
 * and its present text kept in the history.
 *
 * @throws AppError `forbidden`
 */
export async function refuseOwnWork(
  tx: Transaction,
  grant: Grant,
  asked: { readonly renderingId: string; readonly state: StateRequest; readonly from: State },
): Promise<void> {
  const { renderingId, state, from } = asked;
  if (state !== "reviewed" && state !== "final") return;
  // Opening what is final again takes something back: it is no review.
  if (state === "reviewed" && from === "final") return;
  const { ownWork, secondReview } = await reviewSettingsOf(grant, tx);
  const asksForSecond = secondReview && state === "final";
  if (ownWork && !asksForSecond) return;
  const history = await readHistory(tx, grant, renderingId);
  const { translators, reviewers } = barredFrom(history, { ownWork, secondReview }, state);
  if (translators.has(grant.userId))
    throw new AppError("forbidden", "This is your own translation: another reviewer must review it.", {
      key: "stateOwnWork",
    });
  if (reviewers.has(grant.userId))
    throw new AppError("forbidden", "You reviewed this yourself: another reviewer must have the last word.", {
      key: "stateSecondReview",
    });
}
