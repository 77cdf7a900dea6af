import { publicUrl, readEnvironment } from "@/lib/environment";
import { listOperations } from "@/lib/http/all-operations";
import { openApiDocument } from "@/lib/http/openapi";
import { publicRoute } from "@/lib/http/route";

export const GET = publicRoute(
  {
    method: "GET",
    path: "/openapi.json",
    summary: "This description",
    policy: "public",
    response: { status: 200, mediaType: "application/json" },
  },
  async () => Response.json(openApiDocument(listOperations(), publicUrl(readEnvironment()))),
);
