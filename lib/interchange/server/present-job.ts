import type { JobRow } from "./job-store";
import type { JobView } from "./jobs-schema";
import { exportQuery } from "./schema";

/** A job as its asker sees it. */
export function presentJob(job: JobRow): JobView {
  const { id, documentId, state, fileName, mediaType, bytes, sha256, error } = job;
  return {
    ...{ id, documentId, state, fileName, mediaType, sha256, error },
    format: exportQuery.shape.format.parse(formatOf(job)),
    bytes: Number(bytes),
    progress: { done: job.progress, total: job.total },
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
    expiresAt: job.expiresAt?.toISOString() ?? null,
  };
}

function formatOf({ query }: JobRow): unknown {
  return typeof query === "object" && query !== null && "format" in query ? query.format : null;
}
