import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/search/server/replace-schema";
import { replaceTexts } from "@/lib/search/server/replace-texts";

export const POST = route(operations.createTextReplacement, ({ actor, params, body, request }) =>
  answerWithProgress(request, (watcher) => replaceTexts(actor, params.projectId, body, watcher)),
);
