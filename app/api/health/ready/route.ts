import { publicRoute } from "@/lib/http/route";
import { isReady } from "@/lib/server/health";

/** The process can serve: its database answers. */
export const GET = publicRoute(
  { method: "GET", path: "/health/ready", summary: "Ready to serve", policy: "public" },
  async () => {
    const ready = await isReady();
    const headers = { "cache-control": "no-store" };
    return Response.json({ status: ready ? "ready" : "unavailable" }, { status: ready ? 200 : 503, headers });
  },
);
