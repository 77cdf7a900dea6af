import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import type { Evidence } from "@/lib/glossary/core/proposal";
import { createProposal } from "@/lib/glossary/server/create-proposal";
import {
  castVote,
  decideProposal,
  withdrawProposal,
  withdrawVote,
} from "@/lib/glossary/server/decide-proposal";
import { getProposal } from "@/lib/glossary/server/get-proposal";
import { deleteLink, putLink } from "@/lib/glossary/server/glossaries";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildTrack } from "@/lib/testing/build-texts";
import { addComment } from "./add-comment";
import { deleteComment, editComment } from "./change-comment";
import { getThread } from "./list-threads";
import { listNotifications, markRead } from "./notifications";
import {
  createProposalThread,
  getProposalVoice,
  listProposalPeople,
  listProposalThreads,
} from "./proposal-threads";
import { reopenThread, resolveThread } from "./resolve-thread";

/** A proposal of a translator's, in a glossary that a second project may only read. */
async function build(
  evidence: (texts: { paragraphIds: readonly string[]; documentId: string }) => Evidence[] = () => [],
) {
  const built = await buildAnnotating(["第一段谈合作。", "第二段。"]);
  const { glossaryId } = await buildGlossary({ project: built });
  const concept = await buildConcept(built.owner, glossaryId);
  const { id: proposalId } = await createProposal(built.translator, glossaryId, {
    ...{ conceptId: concept.id, steps: [{ op: "remove-term", termId: concept.terms[1]?.id ?? "" }] },
    ...{ reason: "A better one is in use.", evidence: evidence(built) },
  });
  const sister = await buildTrack();
  const begin = (actor: Actor, body: string, mentions: readonly string[] = []) =>
    createProposalThread(actor, proposalId, { body, mentions });
  const say = (actor: Actor, threadId: string, body: string, mentions: readonly string[] = []) =>
    addComment(actor, threadId, { body, mentions });
  const inbox = async (actor: Actor) => {
    const { items, unreadCount } = await listNotifications(actor, { limit: 50, unread: "false" });
    return { unreadCount, kinds: items.map(({ kind }) => kind), items };
  };
  /** Links the second project, which the owner then also owns. */
  const share = async () => {
    await database().membership.create({
      data: { userId: built.owner.id, projectId: sister.projectId, role: "owner" },
    });
    await putLink(built.owner, { glossaryId, projectId: sister.projectId, right: "read" });
  };
  return { ...built, glossaryId, concept, proposalId, sister, share, begin, say, inbox };
}

const words = async (actor: Actor, proposalId: string) => {
  const { items } = await listProposalThreads(actor, proposalId, { limit: 50 });
  return items.map(({ comments }) => comments.map(({ body }) => body));
};

describe("a proposal", () => {
  it("is discussed, settled and taken up again by whoever reads it", async () => {
    const { begin, say, proposalId, reviewer, translator, viewer } = await build();
    const thread = await begin(reviewer, "Which one?");
    expect(thread).toMatchObject({ projectId: null, subject: { type: "proposal", id: proposalId } });
    await say(translator, thread.id, "The shorter one.");
    await begin(translator, "A second question.");
    expect(await words(viewer, proposalId)).toEqual([
      ["A second question."],
      ["Which one?", "The shorter one."],
    ]);
    expect(await resolveThread(reviewer, thread.id)).toMatchObject({ resolvedBy: { id: reviewer.id } });
    expect(await reopenThread(translator, thread.id)).toMatchObject({ resolvedAt: null });
    const commentId = thread.comments[0]?.id ?? "";
    await editComment(reviewer, commentId, { body: "Which of them?", mentions: [] });
    await expect(deleteComment(translator, commentId)).rejects.toMatchObject({ key: "notYours" });
    await deleteComment(reviewer, commentId);
    expect((await getThread(viewer, thread.id)).comments[0]).toMatchObject({ deleted: true, body: "" });
  });

  it("is not written under by readers, and not there for strangers", async () => {
    const { begin, say, proposalId, translator, reviewer, viewer, stranger } = await build();
    const { id, comments } = await begin(translator, "A question.");
    const commentId = comments[0]?.id ?? "";
    for (const [actor, code] of [
      [viewer, "forbidden"],
      [stranger, "not-found"],
    ] as const) {
      await expect(begin(actor, "x")).rejects.toMatchObject({ code });
      await expect(say(actor, id, "x")).rejects.toMatchObject({ code });
      await expect(resolveThread(actor, id)).rejects.toMatchObject({ code });
      await expect(editComment(actor, commentId, { body: "x", mentions: [] })).rejects.toMatchObject({
        code,
      });
      await expect(deleteComment(actor, commentId)).rejects.toMatchObject({ code });
    }
    await expect(getThread(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(words(stranger, proposalId)).rejects.toMatchObject({ code: "not-found" });
    await expect(listProposalPeople(stranger, proposalId)).rejects.toMatchObject({ code: "not-found" });
    await expect(getProposalVoice(stranger, proposalId)).rejects.toMatchObject({ code: "not-found" });
    const voices = [viewer, translator, reviewer].map((actor) => getProposalVoice(actor, proposalId));
    expect(await Promise.all(voices)).toEqual([
      { mayWrite: false, mayModerate: false },
      { mayWrite: true, mayModerate: false },
      { mayWrite: true, mayModerate: true },
    ]);
    const tokenToRead = { ...translator, sessionId: null, scopes: ["read"] as const };
    await expect(begin(tokenToRead, "x")).rejects.toMatchObject({ key: "forbiddenScope" });
  });

  it("is discussed by every project that reads it, each of whom knows its own members and who took part", async () => {
    const {
      share,
      begin,
      say,
      inbox,
      proposalId,
      sister,
      reviewer,
      translator,
      owner,
      projectId,
      glossaryId,
    } = await build();
    await expect(begin(sister.translator, "x")).rejects.toMatchObject({ code: "not-found" });
    await share();
    const idsFor = async (actor: Actor) => (await listProposalPeople(actor, proposalId)).map(({ id }) => id);
    const ofSister = await idsFor(sister.reviewer);
    expect(ofSister).toEqual(expect.arrayContaining([sister.translator.id, translator.id, owner.id]));
    expect(ofSister).not.toContain(reviewer.id);
    const thread = await begin(sister.translator, "We write it otherwise.", [sister.reviewer.id]);
    await expect(begin(sister.translator, "x", [reviewer.id])).rejects.toMatchObject({
      key: "mentionNotKnown",
    });
    await expect(begin(sister.viewer, "x")).rejects.toMatchObject({ code: "forbidden" });
    // Whoever has spoken is known to all.
    await say(reviewer, thread.id, "Why?", [sister.translator.id]);
    expect(await idsFor(sister.reviewer)).toContain(reviewer.id);
    expect((await inbox(sister.translator)).kinds).toEqual(["mention"]);
    expect((await inbox(sister.reviewer)).kinds).toEqual(["mention"]);
    expect((await inbox(translator)).kinds).toEqual(["reply", "discussed"]);

    await deleteLink(owner, glossaryId, sister.projectId);
    expect((await inbox(sister.translator)).kinds).toEqual([]);
    await expect(getThread(sister.translator, thread.id)).rejects.toMatchObject({ code: "not-found" });
    await say(reviewer, thread.id, "Still there?");
    expect((await inbox({ ...translator, onlyProjectId: projectId })).kinds).toHaveLength(3);
    expect((await inbox({ ...translator, onlyProjectId: sister.projectId })).kinds).toEqual([]);
  });
});

describe("of a proposal", () => {
  it("those who decide hear, and who proposed hears what becomes of it", async () => {
    const { inbox, proposalId, translator, reviewer, owner, viewer } = await build();
    expect((await inbox(reviewer)).items).toMatchObject([
      {
        ...{ kind: "proposed", threadId: null, projectId: null, excerpt: "A better one is in use." },
        proposal: { id: proposalId, term: "共同命运", glossaryName: "Test glossary" },
      },
    ]);
    expect([(await inbox(owner)).kinds, (await inbox(viewer)).kinds]).toEqual([["proposed"], []]);
    await castVote(reviewer, proposalId, { agrees: false, reason: "" });
    await castVote(reviewer, proposalId, { agrees: true, reason: "" });
    expect((await inbox(translator)).kinds).toEqual(["voted"]);
    await withdrawVote(reviewer, proposalId);
    expect((await inbox(translator)).kinds).toEqual([]);
    await decideProposal(owner, proposalId, { accept: false, reason: "Not now." });
    expect((await inbox(translator)).kinds).toEqual(["rejected"]);
  });

  it("who takes it back oneself hears nothing, and a proposal is read with all that was said under it", async () => {
    const { begin, inbox, proposalId, translator, reviewer } = await build();
    await begin(reviewer, "@translator why?", [translator.id]);
    await withdrawProposal(translator, proposalId);
    expect((await inbox(translator)).kinds).toEqual(["mention"]);
    await begin(translator, "@reviewer for this.", [reviewer.id]);
    expect((await inbox(reviewer)).unreadCount).toBe(2);
    expect(await markRead(reviewer, { proposalId, read: true })).toEqual({ unreadCount: 0 });
    expect((await inbox(translator)).unreadCount).toBe(1);
  });
});

describe("evidence", () => {
  it("says where it stands now, and whether it still does", async () => {
    const built = await build(({ paragraphIds: [first = "", second = ""], documentId }) => [
      { documentId, paragraphId: first, quote: "合作", citation: "" },
      { documentId, paragraphId: second, quote: "its words", citation: "" },
      { quote: "", citation: "https://example.org/report" },
    ]);
    const { proposalId, viewer, write, paragraphIds, sister, share, projectId, documentId } = built;
    const seen = async (actor: Actor) =>
      (await getProposal(actor, proposalId)).evidence.map(
        ({ place }) => place && [place.number, place.stands],
      );
    expect(await seen(viewer)).toEqual([[1, true], [2, false], null]);
    await write(paragraphIds[1] ?? "", "These are its words.");
    expect(await seen(viewer)).toEqual([[1, true], [2, true], null]);
    const [place] = (await getProposal(viewer, proposalId)).evidence;
    expect(place?.place).toMatchObject({ projectId, documentId });
    await database().paragraph.update({ where: { id: paragraphIds[0] ?? "" }, data: { excluded: true } });
    expect(await seen(viewer)).toEqual([[null, false], [1, true], null]);
    await share();
    expect(await seen(sister.viewer)).toEqual([null, null, null]);
  });
});
