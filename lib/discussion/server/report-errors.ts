import type { Grant } from "@/lib/accounts/core/grant";
import { namesOf } from "@/lib/accounts/server/people";
import { readErrorDetails } from "./error-store";
import { listErrors, type TrackError } from "./list-errors";

/** An error with all that a report says of it. */
export type ReportedError = Omit<TrackError, "labelId"> & {
  readonly label: {
    readonly id: string;
    readonly mqmType: string | null;
    readonly nameEn: string;
    readonly nameZh: string;
  };
  /** The words that were marked, as they stood then. */
  readonly originalQuote: string;
  readonly byName: string | null;
  /** ISO. */
  readonly at: string;
  /** The first comment of its first discussion; null when nothing was said. */
  readonly comment: string | null;
};

/** Errors in the renderings of a track, by when they were marked, for who holds a grant in its project. */
export async function reportErrors(grant: Grant, trackId: string): Promise<readonly ReportedError[]> {
  const errors = await listErrors(grant, trackId);
  const details = await readErrorDetails(
    grant,
    errors.map(({ id }) => id),
  );
  const names = await namesOf([...details.values()].map(({ createdById }) => createdById));
  return errors.flatMap(({ labelId: _labelId, ...error }) => {
    const detail = details.get(error.id);
    if (detail === undefined || detail.label === null) return [];
    return {
      ...{ ...error, label: detail.label, originalQuote: detail.originalQuote },
      byName: names.get(detail.createdById) ?? null,
      at: detail.createdAt.toISOString(),
      comment: detail.threads[0]?.comments[0]?.body ?? null,
    };
  });
}
