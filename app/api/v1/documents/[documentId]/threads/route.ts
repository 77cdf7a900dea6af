import { createThread } from "@/lib/discussion/server/create-thread";
import { listThreads } from "@/lib/discussion/server/list-threads";
import * as operations from "@/lib/discussion/server/thread-schema";
import { route } from "@/lib/http/route";

export const GET = route(operations.listThreads, async ({ actor, params, query }) =>
  Response.json(await listThreads(actor, params.documentId, query)),
);

export const POST = route(operations.createThread, async ({ actor, params, body }) => {
  const { subject, ...comment } = body;
  return Response.json(await createThread(actor, params.documentId, { subject, comment }), { status: 201 });
});
