import { listSourceVersions } from "@/lib/documents/server/list-source-versions";
import { readGivenVersion } from "@/lib/documents/server/read-given-version";
import * as operations from "@/lib/documents/server/source-schema";
import { takeSourceVersion } from "@/lib/documents/server/take-source-version";
import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { pageOfWhole } from "@/lib/http/page";
import { route } from "@/lib/http/route";

export const GET = route(operations.listSourceVersions, async ({ actor, params, query }) =>
  Response.json(pageOfWhole({ items: await listSourceVersions(actor, params.documentId) }, query)),
);

export const POST = route(operations.takeSourceVersion, async ({ actor, params, request }) =>
  answerWithProgress(request, (watcher) =>
    takeSourceVersion(actor, params.documentId, () => readGivenVersion(request), watcher),
  ),
);
