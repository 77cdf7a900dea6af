import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { addComment } from "./add-comment";
import { deleteComment, editComment, restoreComment } from "./change-comment";
import { createThread } from "./create-thread";
import { listOpenThreads } from "./list-open-threads";
import { getThread, listThreads } from "./list-threads";
import { listNotifications, markRead } from "./notifications";
import { reopenThread, resolveThread } from "./resolve-thread";

async function build() {
  const built = await buildAnnotating();
  const [first = "", second = ""] = built.paragraphIds;
  const begin = (body: string, mentions: readonly string[] = [], actor = built.translator) =>
    createThread(actor, built.documentId, {
      subject: { type: "paragraph", id: first },
      comment: { body, mentions },
    });
  const say = (actor: Actor, threadId: string, body: string, mentions: readonly string[] = []) =>
    addComment(actor, threadId, { body, mentions });
  const list = (actor: Actor, more: Partial<Parameters<typeof listThreads>[2]> = {}) =>
    listThreads(actor, built.documentId, { limit: 50, mine: "false", ...more });
  const inbox = async (actor: Actor) => {
    const { items, unreadCount } = await listNotifications(actor, { limit: 50, unread: "false" });
    return { unreadCount, kinds: items.map(({ kind }) => kind), items };
  };
  return { ...built, first, second, begin, say, list, inbox };
}

describe("a thread", () => {
  it("is begun, answered, read, listed, resolved and reopened", async () => {
    const { begin, say, list, translator, reviewer, viewer, first, second } = await build();
    const thread = await begin("Which <b>term</b>?");
    await say(reviewer, thread.id, "The approved one.");
    const read = await getThread(viewer, thread.id);
    expect(read).toMatchObject({ paragraphId: first, trackId: null, resolvedAt: null });
    expect(read.comments.map(({ author, body }) => [author.name, body])).toEqual([
      ["translator", "Which <b>term</b>?"],
      ["reviewer", "The approved one."],
    ]);
    expect((await list(viewer, { paragraph: first })).items.map(({ id }) => id)).toEqual([thread.id]);
    expect((await list(viewer, { paragraph: second })).items).toEqual([]);
    expect((await list(viewer, { mine: "true" })).items).toEqual([]);
    expect((await list(reviewer, { mine: "true" })).items).toHaveLength(1);

    expect(await resolveThread(reviewer, thread.id)).toMatchObject({ resolvedBy: { id: reviewer.id } });
    expect((await list(viewer, { state: "open" })).items).toEqual([]);
    expect((await list(viewer, { state: "resolved" })).items).toHaveLength(1);
    expect(await reopenThread(translator, thread.id)).toMatchObject({ resolvedAt: null, resolvedBy: null });
  });

  it("is told with the open ones of some paragraphs, and not to strangers", async () => {
    const { begin, translator, viewer, stranger, documentId, first, second } = await build();
    const open = await begin("Open?");
    await resolveThread(translator, (await begin("Settled.")).id);
    const later = await begin("Open, too?");
    const told = await listOpenThreads(viewer, documentId, [first, second]);
    expect(told.map(({ id }) => id)).toEqual([open.id, later.id]);
    expect(await listOpenThreads(viewer, documentId, [second])).toEqual([]);
    await expect(listOpenThreads(stranger, documentId, [first])).rejects.toMatchObject({ code: "not-found" });
  });

  it("is on a rendering, and its author hears of it", async () => {
    const built = await build();
    await built.write(built.first, "The first paragraph.");
    const { id } = await database().rendering.findFirstOrThrow({
      where: { trackId: built.trackId, paragraphId: built.first },
    });
    const subject = { type: "rendering", id } as const;
    const thread = await createThread(built.reviewer, built.documentId, {
      ...{ subject, comment: { body: "Better now.", mentions: [] } },
    });
    expect(thread).toMatchObject({ trackId: built.trackId, paragraphId: built.first });
    expect((await built.inbox(built.translator)).kinds).toEqual(["rendering"]);
    expect((await built.inbox(built.owner)).kinds).toEqual([]);
  });

  it("is paged, newest first", async () => {
    const { begin, list, viewer } = await build();
    for (const body of ["1", "2", "3"]) await begin(body);
    const one = await list(viewer, { limit: 2 });
    const rest = await list(viewer, { limit: 2, cursor: one.nextCursor ?? undefined });
    expect([...one.items, ...rest.items].map(({ comments }) => comments[0]?.body)).toEqual(["3", "2", "1"]);
    expect(rest.nextCursor).toBeNull();
  });

  it("is not written in by readers, and not there for strangers", async () => {
    const { begin, say, list, viewer, stranger, documentId, first } = await build();
    const { id, comments } = await begin("A question.");
    const commentId = comments[0]?.id ?? "";
    const edit = { body: "x", mentions: [] };
    const subject = { type: "paragraph", id: first } as const;
    for (const [actor, code] of [
      [viewer, "forbidden"],
      [stranger, "not-found"],
    ] as const) {
      await expect(say(actor, id, "x")).rejects.toMatchObject({ code });
      await expect(createThread(actor, documentId, { subject, comment: edit })).rejects.toMatchObject({
        code,
      });
      await expect(resolveThread(actor, id)).rejects.toMatchObject({ code });
      await expect(editComment(actor, commentId, edit)).rejects.toMatchObject({ code });
      await expect(deleteComment(actor, commentId)).rejects.toMatchObject({ code });
    }
    await expect(getThread(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(list(stranger)).rejects.toMatchObject({ code: "not-found" });
    const other = await build();
    await expect(
      createThread(other.translator, other.documentId, { subject, comment: edit }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a comment", () => {
  it("is changed by its author alone", async () => {
    const { begin, translator, reviewer } = await build();
    const { comments } = await begin("A qestion.");
    const id = comments[0]?.id ?? "";
    const changed = await editComment(translator, id, { body: "A question.", mentions: [] });
    expect(changed.body).toBe("A question.");
    expect(changed.editedAt).not.toBeNull();
    await expect(editComment(reviewer, id, { body: "x", mentions: [] })).rejects.toMatchObject({
      key: "notYours",
    });
  });

  it("is taken away with undo; a thread without any is not listed meanwhile", async () => {
    const { begin, say, list, translator, reviewer, owner } = await build();
    const thread = await begin("A question.");
    const second = await say(reviewer, thread.id, "An answer.");
    await expect(deleteComment(translator, second.id)).rejects.toMatchObject({ key: "notYours" });
    await deleteComment(reviewer, second.id);
    expect((await getThread(owner, thread.id)).comments[1]).toMatchObject({ deleted: true, body: "" });
    await deleteComment(translator, thread.comments[0]?.id ?? "");
    expect((await list(owner)).items).toEqual([]);
    expect(await restoreComment(reviewer, second.id)).toMatchObject({ body: "An answer.", deleted: false });
    expect((await list(owner)).items).toHaveLength(1);
  });
});

describe("notifications", () => {
  it("come once each, for the strongest reason, and never to oneself", async () => {
    const { begin, say, inbox, translator, reviewer, owner, viewer } = await build();
    const thread = await begin("@reviewer @translator look.", [reviewer.id, translator.id]);
    await say(reviewer, thread.id, "@owner decide.", [owner.id]);
    await say(owner, thread.id, "Decided.");
    await resolveThread(owner, thread.id);
    expect(await inbox(reviewer)).toMatchObject({
      ...{ kinds: ["resolved", "reply", "mention"], unreadCount: 3 },
    });
    expect((await inbox(translator)).kinds).toEqual(["resolved", "reply", "reply"]);
    expect((await inbox(owner)).kinds).toEqual(["mention"]);
    expect((await inbox(viewer)).kinds).toEqual([]);
  });

  it("are marked by whose they are", async () => {
    const { begin, inbox, reviewer, translator } = await build();
    const one = await begin("@reviewer", [reviewer.id]);
    await begin("@reviewer", [reviewer.id]);
    const { items } = await inbox(reviewer);
    expect(await markRead(translator, { ids: items.map(({ id }) => id), read: true })).toEqual({
      unreadCount: 0,
    });
    expect(await markRead(reviewer, { threadId: one.id, read: true })).toEqual({ unreadCount: 1 });
    expect(await markRead(reviewer, { read: true })).toEqual({ unreadCount: 0 });
    expect(await markRead(reviewer, { ids: [items[0]?.id ?? ""], read: false })).toEqual({ unreadCount: 1 });
    const readOnly = { ...reviewer, sessionId: null, scopes: ["read"] as const };
    await expect(markRead(readOnly, { read: true })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("hold nothing that the person cannot open", async () => {
    const { begin, inbox, reviewer, translator, projectId, documentId } = await build();
    const thread = await begin("@reviewer a secret", [reviewer.id]);
    expect((await inbox(reviewer)).items[0]).toMatchObject({ excerpt: "@reviewer a secret" });
    await editComment(translator, thread.comments[0]?.id ?? "", {
      body: "@reviewer other words",
      mentions: [reviewer.id],
    });
    expect((await inbox(reviewer)).items.map(({ excerpt }) => excerpt)).toEqual(["@reviewer other words"]);

    const nothing = { unreadCount: 0, kinds: [], items: [] };
    await deleteComment(translator, thread.comments[0]?.id ?? "");
    expect(await inbox(reviewer)).toEqual(nothing);
    await restoreComment(translator, thread.comments[0]?.id ?? "");
    await database().document.update({ where: { id: documentId }, data: { deletedAt: new Date() } });
    expect(await inbox(reviewer)).toEqual(nothing);
    await database().document.update({ where: { id: documentId }, data: { deletedAt: null } });
    const elsewhere = await buildProject();
    expect(await inbox({ ...reviewer, onlyProjectId: elsewhere.projectId })).toEqual(nothing);
    expect((await inbox(reviewer)).unreadCount).toBe(1);
    await database().membership.deleteMany({ where: { projectId, userId: reviewer.id } });
    expect(await inbox(reviewer)).toEqual(nothing);
  });

  it("go to members only: others cannot be mentioned", async () => {
    const { begin, say, stranger, translator } = await build();
    await expect(begin("@stranger", [stranger.id])).rejects.toMatchObject({ key: "mentionNoMember" });
    const thread = await begin("A question.");
    await expect(say(translator, thread.id, "x", [stranger.id])).rejects.toMatchObject({ code: "invalid" });
    const commentId = thread.comments[0]?.id ?? "";
    await expect(
      editComment(translator, commentId, { body: "x", mentions: [stranger.id] }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});
