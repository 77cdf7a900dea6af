import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { lockFreshRendering } from "@/lib/collaboration/server/rendering-rows";
import { transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import { isBlocking } from "./find-blocked";
import { findOwnFindings } from "./find-findings";
import { readPair } from "./pairs-store";
import { settingsOf } from "./settings";

/**
 * Refuses to vouch for a text with findings that the project lets keep from confirming and that nobody left as they
 * are. What only a whole track shows does not count: the fault may be anywhere else. Called before the transaction
 * that vouches, which must find the same revision.
 *
 * @returns the revision that was checked; null where nothing keeps from confirming
 * @throws AppError `conflict`, with the findings as its detail
 */
export async function refuseBlocked(actor: Actor, grant: Grant, renderingId: string): Promise<number | null> {
  const { blockFrom } = await settingsOf(grant);
  if (blockFrom === null) return null;
  // What was typed a moment ago is in the log before it is in the row.
  await transaction((tx) => lockFreshRendering(tx, renderingId));
  const row = await readPair(grant, renderingId);
  if (row === null || row.target.trim() === "") return null;
  const findings = await findOwnFindings(actor, grant, row, "en");
  const blocking = findings.filter(
    ({ severity, waiver }) => waiver === null && isBlocking(severity, blockFrom),
  );
  const [first] = blocking;
  if (first === undefined) return row.revision;
  throw new AppError(
    "conflict",
    `${blocking.length} findings keep this from being confirmed: ${first.message}`,
    {
      key: "stateBlocked",
      values: { count: blocking.length },
      detail: { findings: blocking },
    },
  );
}
