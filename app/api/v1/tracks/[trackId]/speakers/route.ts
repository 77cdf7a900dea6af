import { route } from "@/lib/http/route";
import { listSpeakers } from "@/lib/renderings/server/list-speakers";
import { nameSpeakers } from "@/lib/renderings/server/name-speakers";
import * as operations from "@/lib/renderings/server/speakers-schema";

export const GET = route(operations.listSpeakers, async ({ actor, params }) =>
  Response.json(await listSpeakers(actor, params.trackId)),
);

export const PUT = route(operations.nameSpeakers, async ({ actor, params, body }) =>
  Response.json(await nameSpeakers(actor, params.trackId, body.speakers)),
);
