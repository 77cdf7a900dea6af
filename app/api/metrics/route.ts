import { publicRoute } from "@/lib/http/route";
import { readMetrics } from "@/lib/server/health";

/** Prometheus metrics: counts and times, nothing of anybody's text. */
export const GET = publicRoute(
  { method: "GET", path: "/metrics", summary: "Metrics for Prometheus", policy: "public" },
  async () => {
    const { text, contentType } = await readMetrics();
    return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
  },
);
