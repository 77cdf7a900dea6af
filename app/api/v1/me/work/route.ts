import { route } from "@/lib/http/route";
import { listWork } from "@/lib/review/server/list-work";
import * as operations from "@/lib/review/server/work-schema";

export const GET = route(operations.listWork, async ({ actor }) => Response.json(await listWork(actor)));
