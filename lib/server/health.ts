import { register } from "prom-client";
import { askDatabase } from "./health-store";

/** Whether this copy can serve: the database answers. */
export async function isReady(): Promise<boolean> {
  return askDatabase().catch(() => false);
}

/** Prometheus text of every metric of this process. */
export async function readMetrics(): Promise<{ readonly text: string; readonly contentType: string }> {
  return { text: await register.metrics(), contentType: register.contentType };
}
