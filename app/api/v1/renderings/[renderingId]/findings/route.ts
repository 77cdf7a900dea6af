import { route } from "@/lib/http/route";
import { getLocale } from "@/lib/i18n/server";
import { listRenderingFindings } from "@/lib/quality/server/find-findings";
import * as operations from "@/lib/quality/server/schema";

export const GET = route(operations.listRenderingFindings, async ({ actor, params }) =>
  Response.json({ items: await listRenderingFindings(actor, params.renderingId, await getLocale()) }),
);
