import { publicRoute } from "@/lib/http/route";

/** The process runs. */
export const GET = publicRoute(
  { method: "GET", path: "/health/live", summary: "The process runs", policy: "public" },
  async () => Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } }),
);
