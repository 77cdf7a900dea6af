import { afterAll, beforeAll, expect, it } from "vitest";
import * as Y from "yjs";
import { appendText, FRAGMENT, readText } from "@/lib/collaboration/core/rendering-document";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildTrack } from "@/lib/testing/build-texts";
import {
  buildClient,
  startCollaborationServer,
  type TestClient,
  type TestServer,
  until,
} from "@/lib/testing/collaboration-server";
import { replaceWordings } from "./replace-wordings";
import { undoReplacement } from "./undo-replacement";

let server: TestServer;
const clients: TestClient[] = [];
beforeAll(async () => {
  server = await startCollaborationServer();
});
afterAll(async () => {
  for (const client of clients) await client.leave();
  await server.stop();
});

const TEXT = "We share a destiny, and a future.";

/** Where a caret before a letter is shown after others wrote. */
function caretAt(doc: Y.Doc, index: number): () => number | undefined {
  const text = (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const caret = Y.createRelativePositionFromTypeIndex(text, index);
  return () => Y.createAbsolutePositionFromRelativePosition(caret, doc)?.index;
}

it.each([
  ["one text", 1],
  ["more texts than are told one by one", 60],
])(
  "an open editor shows a replacement in %s at once, and its undo; the caret stays where it is",
  async (_name, count) => {
    const track = await buildTrack({ texts: Array.from({ length: count }, (_each, at) => `第${at}段。`) });
    const { translator, reviewer, owner, trackId, paragraphIds, renderingIds } = track;
    const { glossaryId } = await buildGlossary({ project: track });
    const { id: conceptId } = await buildConcept(owner, glossaryId);
    for (const paragraphId of paragraphIds)
      await putRendering(owner, { trackId, paragraphId, rich: { text: TEXT, marks: [] }, seen: null });
    const client = await buildClient(server, translator);
    clients.push(client);
    client.join(track.documentId);
    const editor = client.open(renderingIds[0] ?? "");
    await until(() => editor.getSnapshot().phase === "ready");
    const caret = caretAt(editor.document, TEXT.indexOf("future"));
    appendText(editor.document, "Typed meanwhile.");

    const start = TEXT.indexOf("destiny");
    const place = { start, end: start + "destiny".length, expected: "destiny", text: "common future" };
    const edits = renderingIds.map((renderingId) => ({ ...place, renderingId }));
    const { id, applied } = await replaceWordings(reviewer, conceptId, { edits, reason: "" });
    expect(applied).toBe(count);
    const replaced = TEXT.replace("destiny", "common future");
    await until(() => readText(editor.document) === `${replaced}\nTyped meanwhile.`);
    expect(caret()).toBe(replaced.lastIndexOf("future"));

    expect(await undoReplacement(reviewer, id)).toMatchObject({ restored: count, kept: 0 });
    await until(() => readText(editor.document) === `${TEXT}\nTyped meanwhile.`);
    expect(caret()).toBe(TEXT.indexOf("future"));
  },
);
