import type { Grant } from "@/lib/accounts/core/grant";
import { can } from "@/lib/accounts/core/rights";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import { AppError } from "@/lib/kernel/app-error";

/** What of an annotation makes it an error, or not. */
export type Judged = {
  readonly severity: ErrorSeverity | null;
  readonly labelId: string | null;
  /** Null for a span of the source. */
  readonly trackId: string | null;
};

/** @throws AppError `forbidden` to who does not review, for what is an error */
export function checkMayJudge(grant: Grant, { severity }: Pick<Judged, "severity">): void {
  if (severity === null || can(grant.role, "review")) return;
  throw new AppError("forbidden", "Only a reviewer of this project may mark, change or take away an error.", {
    key: "errorReviewer",
  });
}

const SENTENCES = {
  errorLabel: "An error needs a label, which is its type.",
  errorSource: "An error lies in a rendering: a span of the source has no severity.",
} as const;

/** @throws AppError `invalid` for a severity of what has no label, or lies in the source */
export function checkError({ severity, labelId, trackId }: Judged): void {
  if (severity === null || (labelId !== null && trackId !== null)) return;
  const key = trackId === null ? "errorSource" : "errorLabel";
  throw new AppError("invalid", `The request is not valid: severity: ${SENTENCES[key]}`, {
    ...{ key, fields: { severity: SENTENCES[key] } },
  });
}
