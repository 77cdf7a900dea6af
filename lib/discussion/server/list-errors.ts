import type { Grant } from "@/lib/accounts/core/grant";
import { database } from "@/lib/db/database";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import { readErrors } from "./annotation-store";
import { resolveAnnotations } from "./resolve-annotations";

/** An error that a reviewer marked in a rendering. */
export type TrackError = {
  readonly id: string;
  readonly severity: ErrorSeverity;
  /** Its type. */
  readonly labelId: string;
  /** The paragraph that shows the rendering now. */
  readonly paragraphId: string;
  /** What stands there; of a detached one, what stood there last. */
  readonly quote: string;
  /** Detached once its words are gone, mended or not: it was an error. */
  readonly status: "attached" | "detached";
};

/**
 * Errors in the renderings of a track, by when they were marked, for who holds a grant in its project. Those of
 * paragraphs that are set aside are not among them; of a joined paragraph they are in the one that shows it.
 */
export async function listErrors(grant: Grant, trackId: string): Promise<readonly TrackError[]> {
  const rows = await readErrors(database(), grant, trackId);
  const placed = await resolveAnnotations(grant, rows[0]?.documentId ?? "", rows);
  return placed.flatMap(({ row: { id, severity, labelId, quote }, paragraphId, status }) =>
    severity === null || labelId === null || status === "hidden"
      ? []
      : [{ id, severity, labelId, quote, paragraphId, status }],
  );
}
