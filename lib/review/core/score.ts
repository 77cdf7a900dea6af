import { ERROR_SEVERITIES, type ErrorSeverity } from "@/lib/discussion/core/error-severity";

export type Weights = Readonly<Record<ErrorSeverity, number>>;

/** Penalty points of MQM's usual scheme (themqm.org, "The MQM scoring models"). */
export const MQM_WEIGHTS: Weights = { neutral: 0, minor: 1, major: 5, critical: 25 };

export type Score = {
  readonly counts: Readonly<Record<ErrorSeverity, number>>;
  /** All errors by their weights, in points. */
  readonly penalty: number;
  /** Points per 1,000 characters of the source that were looked at; null when none were. */
  readonly perThousand: number | null;
  /** Null where there is no limit, or nothing was looked at. */
  readonly passed: boolean | null;
};

/**
 * What the errors found in a track amount to.
 *
 * @param given.characters of the source of the paragraphs that were looked at
 * @param given.passLimit most points per 1,000 characters; null when there is no limit
 */
export function score(given: {
  readonly severities: readonly ErrorSeverity[];
  readonly characters: number;
  readonly weights: Weights;
  readonly passLimit: number | null;
}): Score {
  const { severities, characters, weights, passLimit } = given;
  const counts = { neutral: 0, minor: 0, major: 0, critical: 0 };
  for (const severity of severities) counts[severity] += 1;
  const penalty = ERROR_SEVERITIES.reduce((sum, severity) => sum + counts[severity] * weights[severity], 0);
  const perThousand = characters === 0 ? null : (penalty * 1000) / characters;
  const passed = perThousand === null || passLimit === null ? null : perThousand <= passLimit;
  return { counts, penalty, perThousand, passed };
}
