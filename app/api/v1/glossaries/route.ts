import { createGlossary, listGlossaries } from "@/lib/glossary/server/glossaries";
import * as operations from "@/lib/glossary/server/schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listGlossaries, async ({ actor, query }) =>
  Response.json(await listGlossaries(actor, query)),
);

export const POST = route(operations.createGlossary, async ({ actor, body }) =>
  Response.json(await createGlossary(actor, body), { status: 201 }),
);
