import type { CheckId } from "@/lib/quality/core/checks";
import type { Severity } from "@/lib/quality/core/finding";
import type { ProgressState, ReportedError } from "@/lib/review/core/report";

/** What a report is headed and labeled with. */
export type ReportWord =
  | "title"
  | "document"
  | "track"
  | "date"
  | "occasion"
  | "citation"
  | "attribution"
  | "madeAt"
  | "progress"
  | "state"
  | "paragraphs"
  | "characters"
  | "words"
  | "total"
  | "score"
  | "penalty"
  | "perThousand"
  | "passLimit"
  | "noLimit"
  | "passed"
  | "notPassed"
  | "notLooked"
  | "looked"
  | "errors"
  | "errorType"
  | "number"
  | "quote"
  | "marked"
  | "gone"
  | "comment"
  | "by"
  | "noErrors"
  | "changes"
  | "changedShare"
  | "confirmedBy"
  | "changedBy"
  | "noChanges"
  | "findings"
  | "check"
  | "message"
  | "noFindings"
  | "waivers"
  | "reason"
  | "until"
  | "noEnd"
  | "noWaivers";

/** A language of the interface, as far as a report speaks it. */
export type ReportLanguage = {
  /** BCP 47. */
  readonly tag: string;
  readonly word: (key: ReportWord) => string;
  readonly state: (state: ProgressState) => string;
  readonly check: (check: CheckId) => string;
  readonly severity: (severity: Severity) => string;
  readonly errorSeverity: (severity: ReportedError["severity"]) => string;
  /** An error's type has a name in each language. */
  readonly label: (label: ReportedError["label"]) => string;
};
