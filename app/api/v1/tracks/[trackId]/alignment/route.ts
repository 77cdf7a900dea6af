import { readTrackImport } from "@/lib/alignment/server/read-import";
import { discardAlignment, getAlignment, saveAlignment } from "@/lib/alignment/server/repair-alignment";
import * as operations from "@/lib/alignment/server/schema";
import { startAlignment } from "@/lib/alignment/server/start-alignment";
import { answerWithProgress } from "@/lib/http/answer-with-progress";
import { readIfMatch } from "@/lib/http/if-match";
import { route } from "@/lib/http/route";

export const POST = route(operations.startAlignment, async ({ actor, params, query, request }) => {
  const given = query.from === "track" ? null : await readTrackImport(request, true);
  const seen = readIfMatch(request);
  return answerWithProgress(request, (watcher) =>
    startAlignment(actor, params.trackId, { given, seen, ...watcher }),
  );
});

export const GET = route(operations.getAlignment, async ({ actor, params }) =>
  Response.json(await getAlignment(actor, params.trackId)),
);

export const PUT = route(operations.saveAlignment, async ({ actor, params, body, request }) =>
  Response.json(
    await saveAlignment(actor, params.trackId, { layout: body.layout, seen: readIfMatch(request) }),
  ),
);

export const DELETE = route(operations.discardAlignment, async ({ actor, params, request }) => {
  await discardAlignment(actor, params.trackId, readIfMatch(request));
  return new Response(null, { status: 204 });
});
