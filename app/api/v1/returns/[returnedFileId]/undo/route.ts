import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { route } from "@/lib/http/route";
import * as operations from "@/lib/interchange/server/returned-schema";
import { undoReturn } from "@/lib/interchange/server/undo-return";

export const POST = route(operations.undoReturnOperation, ({ actor, params, request }) =>
  answerWithProgress(request, (watcher) => undoReturn(actor, params.returnedFileId, watcher)),
);
