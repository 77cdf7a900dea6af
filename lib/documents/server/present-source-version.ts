import type { SourceVersionView } from "./source-schema";
import type { SourceVersionRow } from "./source-versions-store";

/** What the API says of a version of a source. */
export function presentSourceVersion(row: SourceVersionRow, byName: string | null): SourceVersionView {
  return {
    ...{ id: row.id, name: row.name, fileName: row.sourceFile.fileName, byName },
    at: row.createdAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}
