import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { AppError } from "@/lib/kernel/app-error";
import { SEVERITIES } from "@/lib/quality/core/finding";
import { findAll } from "./find-findings";
import { readPair } from "./pairs-store";
import { settingsOf } from "./settings";

/**
 * Refuses to vouch for a text with findings that the project lets keep from confirming and that nobody left as they are.
 *
 * @param rendering with its text as it is now, which may be ahead of the one that is stored
 * @throws AppError `conflict`, with the findings as its detail
 */
export async function refuseBlocked(
  actor: Actor,
  grant: Grant,
  rendering: { readonly id: string; readonly text: string },
): Promise<void> {
  const { blockFrom } = await settingsOf(grant);
  if (blockFrom === null) return;
  const row = await readPair(grant, rendering.id);
  if (row === null) return;
  const [found] = await findAll(actor, grant, [{ ...row, target: rendering.text }], "en");
  const blocking = (found?.findings ?? []).filter(
    ({ severity, waiver }) =>
      waiver === null && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(blockFrom),
  );
  const [first] = blocking;
  if (first === undefined) return;
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
