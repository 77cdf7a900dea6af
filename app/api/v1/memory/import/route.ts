import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { route } from "@/lib/http/route";
import { importMemory } from "@/lib/interchange/server/import-memory";
import * as operations from "@/lib/memory/server/schema";

export const POST = route(operations.importMemory, ({ actor, query, request }) =>
  answerWithProgress(request, (watcher) => importMemory(actor, request, watcher, query)),
);
