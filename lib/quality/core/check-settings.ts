import { CHECKS, type CheckId } from "./checks";
import { type Finding, SEVERITIES, type Severity } from "./finding";

/** What a project says of one check: whether it runs, and how much it weighs (null: its own severity). */
export type CheckSetting = { readonly on: boolean; readonly severity: Severity | null };

/** A project's settings; checks that are not named run with their own severity. */
export type CheckSettings = Readonly<Partial<Record<CheckId, CheckSetting>>>;

/** Whether a check runs in a project. */
export function isOn(settings: CheckSettings, id: CheckId): boolean {
  return settings[id]?.on ?? true;
}

/**
 * A finding with the weight that the project gives its check. What weighs as much as the check itself takes the
 * project's severity; what the check holds to be lighter never becomes heavier than it was.
 */
export function weigh<Id extends CheckId>(finding: Finding<Id>, settings: CheckSettings): Finding<Id> {
  const wanted = settings[finding.check]?.severity ?? null;
  if (wanted === null) return finding;
  const own = CHECKS.find(({ id }) => id === finding.check)?.severity;
  const severity = own === finding.severity ? wanted : lighter(finding.severity, wanted);
  return severity === finding.severity ? finding : { ...finding, severity };
}

const lighter = (one: Severity, other: Severity): Severity =>
  SEVERITIES.indexOf(one) > SEVERITIES.indexOf(other) ? one : other;
