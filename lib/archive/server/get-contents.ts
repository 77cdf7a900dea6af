import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { KINDS } from "../core/kinds";
import { openMoment } from "./moment-store";
import { countRows, listFiles } from "./rows-store";
import type { ArchiveContents } from "./schema";

/** What the archive of a project would hold now. */
export async function getContents(actor: Actor, projectId: string): Promise<ArchiveContents> {
  await authorize(actor, "manage", { projectId });
  const { sql, close } = await openMoment();
  try {
    const counts = Object.fromEntries(await countRows(sql, KINDS, projectId));
    const files = await listFiles(sql, projectId);
    const fileBytes = files.reduce((sum, { size }) => sum + size, 0);
    return { counts, files: files.length, fileBytes };
  } finally {
    await close();
  }
}
