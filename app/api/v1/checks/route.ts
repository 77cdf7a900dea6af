import { requestLocale } from "@/lib/http/request-locale";
import { route } from "@/lib/http/route";
import { checkPair } from "@/lib/quality/server/check-pair";
import * as operations from "@/lib/quality/server/schema";

export const POST = route(operations.checkPair, async ({ actor, body, request }) =>
  Response.json({ findings: await checkPair(actor, body, requestLocale(request)) }),
);
