import { route } from "@/lib/http/route";
import { loadSample } from "@/lib/sample/server/load-sample";
import { loadSampleOperation } from "@/lib/sample/server/schema";

export const POST = route(loadSampleOperation, async ({ actor }) =>
  Response.json(await loadSample(actor), { status: 201 }),
);
