import { Registry, register } from "prom-client";
import { collaborationRegistry } from "@/lib/collaboration/server/metrics";
import { askDatabase } from "./health-store";

/** Whether this copy can serve: the database answers. */
export async function isReady(): Promise<boolean> {
  return askDatabase().catch(() => false);
}

/** Prometheus text of every metric of this process. */
export async function readMetrics(): Promise<{ readonly text: string; readonly contentType: string }> {
  const all = Registry.merge([register, collaborationRegistry()]);
  return { text: await all.metrics(), contentType: all.contentType };
}
