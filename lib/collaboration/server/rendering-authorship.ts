import type { Transaction } from "@/lib/db/database";
import { type AuthoredRun, readAuthorship } from "../core/authorship";
import { readAuthoredLog } from "./authored-log-store";

/** Who brought in which letters of a rendering, out of its log with what is archived of it. */
export async function renderingAuthorship(
  tx: Transaction,
  renderingId: string,
): Promise<readonly AuthoredRun[]> {
  return readAuthorship(await readAuthoredLog(tx, renderingId));
}
