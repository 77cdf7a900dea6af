import type { Operation } from "@/lib/http/operation";
import { publicRoute } from "@/lib/http/route";
import { notFound } from "@/lib/kernel/app-error";

/** An address under /api/v1 that nothing serves: a program gets a problem, not a page. */
function unknown(method: Operation["method"]) {
  return publicRoute(
    { method, path: "/{unknown}", summary: "No such address", policy: "public" },
    async () => {
      throw notFound("This address");
    },
  );
}

export const GET = unknown("GET");
export const POST = unknown("POST");
export const PUT = unknown("PUT");
export const PATCH = unknown("PATCH");
export const DELETE = unknown("DELETE");
