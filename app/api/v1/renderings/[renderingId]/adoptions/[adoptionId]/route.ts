import { route } from "@/lib/http/route";
import * as operations from "@/lib/renderings/server/adoptions-schema";
import { explainAdoption } from "@/lib/renderings/server/explain-adoption";

export const PATCH = route(operations.explainAdoption, async ({ actor, params, body }) =>
  Response.json(await explainAdoption(actor, { ...params, ...body })),
);
