import { route } from "@/lib/http/route";
import { getLocale } from "@/lib/i18n/server";
import { checkPair } from "@/lib/quality/server/check-pair";
import * as operations from "@/lib/quality/server/schema";

export const POST = route(operations.checkPair, async ({ actor, body }) =>
  Response.json({ findings: await checkPair(actor, body, await getLocale()) }),
);
