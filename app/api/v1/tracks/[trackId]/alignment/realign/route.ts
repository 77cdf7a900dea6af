import { realignTrack } from "@/lib/alignment/server/repair-alignment";
import * as operations from "@/lib/alignment/server/schema";
import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const POST = route(operations.realignTrack, ({ actor, params, body, request }) =>
  answerWithProgress(request, (watcher) =>
    realignTrack(actor, params.trackId, { layout: body.layout, seen: readIfMatch(request), ...watcher }),
  ),
);
