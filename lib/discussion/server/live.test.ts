import { afterAll, beforeAll, expect, it } from "vitest";
import type { ChannelEvent } from "@/lib/collaboration/core/events";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import {
  buildClient,
  startCollaborationServer,
  type TestServer,
  until,
} from "@/lib/testing/collaboration-server";
import { addComment } from "./add-comment";
import { deleteComment } from "./change-comment";
import { resolveThread } from "./resolve-thread";

let server: TestServer;

beforeAll(async () => {
  server = await startCollaborationServer();
});
afterAll(() => server.stop());

it("everybody who has the document open hears of what is marked and said in it", async () => {
  const built = await buildAnnotating();
  const [paragraphId = ""] = built.paragraphIds;
  const client = await buildClient(server, built.viewer);
  const channel = client.join(built.documentId);
  const heard: ChannelEvent[] = [];
  channel.onEvent((event) => heard.push(event));
  await until(() => channel.getSnapshot().connection === "up");
  const hear = async (): Promise<ChannelEvent | undefined> => {
    const said = () => heard.filter(({ type }) => type === "discussion");
    await until(() => said().length > 0, "an event");
    const [event] = said();
    heard.length = 0;
    return event;
  };

  const comment = { body: "A question.", mentions: [] };
  const { threadIds } = await built.annotate(paragraphId, "第一", { comment });
  expect(await hear()).toEqual({ type: "discussion", paragraphId });
  const [threadId = ""] = threadIds;
  const { id } = await addComment(built.reviewer, threadId, { body: "An answer.", mentions: [] });
  expect(await hear()).toEqual({ type: "discussion", paragraphId });
  await resolveThread(built.reviewer, threadId);
  expect(await hear()).toEqual({ type: "discussion", paragraphId });
  await deleteComment(built.reviewer, id);
  expect(await hear()).toEqual({ type: "discussion", paragraphId: null });
  await client.leave();
});
