import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { route } from "@/lib/http/route";
import { importTerms } from "@/lib/interchange/server/import-terms";
import * as operations from "@/lib/interchange/server/terms-schema";

export const POST = route(operations.importTerms, ({ actor, params, request }) =>
  answerWithProgress(request, (watcher) => importTerms(actor, params.glossaryId, request, watcher)),
);
