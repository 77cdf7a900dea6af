import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { namesOf } from "@/lib/accounts/server/people";
import { presentSourceVersion } from "./present-source-version";
import type { SourceVersionView } from "./source-schema";
import { readSourceVersions } from "./source-versions-store";

const MOST = 200;

/** The versions that a source was given, the last first; those taken back too. */
export async function listSourceVersions(
  actor: Actor,
  documentId: string,
): Promise<readonly SourceVersionView[]> {
  const grant = await authorize(actor, "view", { documentId });
  const rows = await readSourceVersions(grant, documentId, MOST);
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  return rows.map((row) => presentSourceVersion(row, names.get(row.createdById) ?? null));
}
