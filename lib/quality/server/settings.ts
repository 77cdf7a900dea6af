import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceProjectChange } from "@/lib/collaboration/server/notices";
import { transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import type { LengthModel } from "@/lib/quality/core/length-ratio";
import { instructionsOf, PATTERN_LIMITS, preparePattern } from "@/lib/quality/core/own-patterns";
import { lengthModelOf } from "./length-model";
import { type CheckSettings, checkSettingsSchema } from "./schema";
import { lockSettings, readSettings, type SettingsRow, writeSettings } from "./settings-store";

const NOTHING: CheckSettings = { checks: {}, patterns: [], blockFrom: null, revision: 0 };

const present = (row: SettingsRow | null): CheckSettings =>
  row === null ? NOTHING : checkSettingsSchema.parse(row);

/** How a project has its renderings checked, with what its pairs taught of how long its English is. */
export async function getCheckSettings(
  actor: Actor,
  projectId: string,
): Promise<CheckSettings & { readonly lengthModel: LengthModel }> {
  const grant = await authorize(actor, "view", { projectId });
  return { ...(await settingsOf(grant)), lengthModel: await lengthModelOf(grant) };
}

/** The same, for who holds a grant in the project already. */
export const settingsOf = async (grant: Grant): Promise<CheckSettings> => present(await readSettings(grant));

/**
 * Changes a project's checks; what is not given stays.
 *
 * @param seen the revision that the change was made from; null when it does not matter
 * @throws AppError `stale`; `invalid` for a pattern that the linear-time engine does not read
 */
export async function updateCheckSettings(
  actor: Actor,
  asked: {
    readonly projectId: string;
    readonly change: {
      readonly [Key in keyof Omit<CheckSettings, "revision">]?: CheckSettings[Key] | undefined;
    };
    readonly seen: number | null;
  },
): Promise<CheckSettings> {
  const grant = await authorize(actor, "manage", { projectId: asked.projectId });
  const { checks, patterns, blockFrom } = asked.change;
  checkPatterns(patterns ?? []);
  return transaction(async (tx) => {
    const before = present(await lockSettings(grant, tx));
    if (asked.seen !== null && asked.seen !== before.revision)
      throw new AppError("stale", "The checks of this project were changed meanwhile.", { detail: before });
    const after = await writeSettings(
      grant,
      {
        checks: checks ?? before.checks,
        patterns: patterns ?? before.patterns,
        blockFrom: blockFrom === undefined ? before.blockFrom : blockFrom,
      },
      tx,
    );
    await audit(
      actor,
      {
        ...{ action: "project.checks", objectType: "project", objectId: asked.projectId },
        ...{ projectId: asked.projectId, details: { revision: after.revision } },
      },
      tx,
    );
    await announceProjectChange(tx, asked.projectId, "checks");
    return present(after);
  });
}

/** Why the engine does not take a pattern, in words. */
const FAULTS = {
  empty: "it is empty",
  long: `it has more than ${PATTERN_LIMITS.characters} characters`,
  large: "its repetitions make it too large",
} as const;

function checkPatterns(patterns: CheckSettings["patterns"]): void {
  const prepared = patterns.map((pattern) => {
    const made = preparePattern(pattern);
    if (made.ok) return made.prepared;
    const why = made.fault === "syntax" ? made.detail : FAULTS[made.fault];
    throw new AppError("invalid", `The pattern "${pattern.name}" cannot be used: ${why}.`, {
      key: `pattern-${made.fault}`,
      values: { name: pattern.name, detail: made.detail },
    });
  });
  if (instructionsOf(prepared) <= PATTERN_LIMITS.allInstructions) return;
  throw new AppError(
    "invalid",
    "All patterns together are too large: take some away, or make them simpler.",
    {
      key: "patterns-large",
    },
  );
}
