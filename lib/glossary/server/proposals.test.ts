import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { getConcept, updateTerm } from "./concepts";
import { createProposal } from "./create-proposal";
import { castVote, decideProposal, withdrawProposal, withdrawVote } from "./decide-proposal";
import { getProposal, listProposals, listProposalsToVote } from "./get-proposal";
import { updateGlossary } from "./glossaries";

const yes = { agrees: true, reason: "" };
const accept = { accept: true, reason: "as the white paper has it" };

/** Proposes a concept with a preferred wording in each language. */
function propose(actor: Actor, glossaryId: string, zh = "新发展格局") {
  const terms = [
    newTerm.parse({ language: "zh-CN", text: zh, status: "preferred" }),
    newTerm.parse({ language: "en", text: "new development paradigm", status: "preferred" }),
  ];
  return createProposal(actor, glossaryId, {
    concept: { ...newConceptFields.parse({}), terms },
    reason: "it is said everywhere",
    evidence: [{ quote: "构建新发展格局", citation: "" }],
  });
}

describe("a proposal", () => {
  it("shows its terms as proposed at once, and as agreed once decided", async () => {
    const { glossaryId, translator, reviewer } = await buildGlossary();
    const { id, concept } = await propose(translator, glossaryId);
    expect(concept.terms.map(({ status }) => status)).toEqual(["proposed", "proposed"]);
    const decided = await decideProposal(reviewer, id, accept);
    expect(decided).toMatchObject({
      status: "accepted",
      decision: { reason: accept.reason, decidedById: reviewer.id },
    });
    expect(decided.concept.terms.map(({ status }) => status)).toEqual(["preferred", "preferred"]);
  });

  it("leaves nothing when it is rejected or taken back", async () => {
    const { glossaryId, translator, reviewer } = await buildGlossary();
    const first = await propose(translator, glossaryId);
    await decideProposal(reviewer, first.id, { accept: false, reason: "no" });
    expect((await getConcept(reviewer, first.concept.id)).deleted).toBe(true);
    const second = await propose(translator, glossaryId, "双循环");
    expect((await withdrawProposal(translator, second.id)).status).toBe("withdrawn");
    await expect(castVote(reviewer, second.id, yes)).rejects.toMatchObject({
      code: "conflict",
      key: "proposalClosed",
    });
  });

  it("reopens what is decided, which holds until the new decision", async () => {
    const { glossaryId, translator, reviewer, owner } = await buildGlossary();
    const { id: conceptId, terms } = await buildConcept(owner, glossaryId, { en: "old wording" });
    const old = terms[1]?.id ?? "";
    const { id } = await createProposal(translator, glossaryId, {
      conceptId,
      steps: [
        { op: "edit-term", termId: old, set: { status: "superseded", validUntil: "2017-12-31" } },
        {
          op: "add-term",
          id: randomUUID(),
          term: newTerm.parse({
            language: "en",
            text: "new wording",
            status: "preferred",
            validFrom: "2018-01-01",
          }),
        },
      ],
      reason: "",
      evidence: [],
    });
    const open = await getConcept(reviewer, conceptId);
    expect(open.openProposals).toBe(1);
    expect(open.terms.map(({ text, status }) => [text, status])).toEqual([
      ["共同命运", "preferred"],
      ["old wording", "preferred"],
      ["new wording", "proposed"],
    ]);
    const { concept } = await decideProposal(reviewer, id, accept);
    expect(concept.terms.map(({ status }) => status)).toEqual(["preferred", "superseded", "preferred"]);
  });

  it("says so when there is nothing to decide, or the concept has changed under it", async () => {
    const { glossaryId, translator, owner } = await buildGlossary();
    const { id: conceptId, terms } = await buildConcept(owner, glossaryId);
    const given = { conceptId, reason: "", evidence: [] };
    await expect(
      createProposal(translator, glossaryId, {
        ...given,
        steps: [{ op: "edit-concept", set: { note: "n" } }],
      }),
    ).rejects.toMatchObject({ key: "nothingToDecide" });
    const termId = terms[1]?.id ?? "";
    const { id } = await createProposal(translator, glossaryId, {
      ...given,
      steps: [{ op: "remove-term", termId }],
    });
    await updateTerm(owner, termId, { text: "shared future" }, { seen: null });
    await expect(decideProposal(owner, id, accept)).rejects.toMatchObject({ key: "proposalChanged" });
    expect((await getConcept(owner, conceptId)).terms).toHaveLength(2);
  });

  it("is nothing to a stranger, and a reader may only look", async () => {
    const { glossaryId, translator, viewer, stranger } = await buildGlossary();
    const { id } = await propose(translator, glossaryId);
    expect(Object.values((await getProposal(viewer, id)).may)).toEqual([false, false, false, false]);
    await expect(propose(viewer, glossaryId)).rejects.toMatchObject({ code: "forbidden" });
    for (const act of [
      () => getProposal(stranger, id),
      () => castVote(stranger, id, yes),
      () => decideProposal(stranger, id, accept),
    ])
      await expect(act()).rejects.toMatchObject({ code: "not-found" });
    await expect(listProposals(stranger, glossaryId, { limit: 9 })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("the rule", () => {
  it("asks for as many as it says, keeps dissent, and who proposed may be left out", async () => {
    const { glossaryId, owner, reviewer, translator } = await buildGlossary({
      rule: { quorum: 2, proposerMayVote: false },
    });
    const { id } = await propose(reviewer, glossaryId);
    await expect(castVote(reviewer, id, yes)).rejects.toMatchObject({
      code: "forbidden",
      key: "proposerNoVote",
    });
    await expect(castVote(translator, id, yes)).rejects.toMatchObject({ code: "forbidden" });
    await expect(decideProposal(owner, id, accept)).rejects.toMatchObject({
      code: "conflict",
      key: "quorumMissing",
    });
    expect((await castVote(owner, id, yes)).agreed).toBe(1);
    await expect(decideProposal(owner, id, accept)).rejects.toMatchObject({ key: "quorumMissing" });
    expect((await withdrawVote(owner, id)).agreed).toBe(0);
    const record = await castVote(owner, id, { agrees: false, reason: "the other wording reads better" });
    expect(record.votes).toMatchObject([
      { agrees: false, reason: "the other wording reads better", counts: true },
    ]);
    expect((await getProposal(owner, id)).status).toBe("open");
  });

  it("holds when two decide at once: one decision, and both votes counted once", async () => {
    const { glossaryId, owner, reviewer, translator } = await buildGlossary({ rule: { quorum: 2 } });
    const { id } = await propose(translator, glossaryId);
    const alone = await Promise.allSettled([
      decideProposal(owner, id, accept),
      decideProposal(reviewer, id, accept),
    ]);
    expect(alone.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await Promise.all([castVote(owner, id, yes), castVote(reviewer, id, yes)]);
    const both = await Promise.allSettled([
      decideProposal(owner, id, accept),
      decideProposal(reviewer, id, accept),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getProposal(owner, id)).status).toBe("accepted");
  });

  it("does not count the vote of one who lost the right", async () => {
    const { glossaryId, owner, reviewer, translator } = await buildGlossary({ rule: { quorum: 2 } });
    const { id } = await propose(translator, glossaryId);
    await castVote(reviewer, id, yes);
    await updateGlossary(owner, glossaryId, { rule: { decidedByOwners: true } });
    await expect(decideProposal(owner, id, accept)).rejects.toMatchObject({ key: "quorumMissing" });
  });
});

describe("listProposalsToVote", () => {
  it("is what waits for one's word, and for nobody else's", async () => {
    const { glossaryId, owner, reviewer, translator } = await buildGlossary({ rule: { quorum: 2 } });
    const { id } = await propose(translator, glossaryId);
    const queue = async (actor: Actor) =>
      (await listProposalsToVote(actor, { limit: 9 })).items.map((item) => item.id);
    expect([await queue(owner), await queue(reviewer), await queue(translator)]).toEqual([[id], [id], []]);
    await castVote(reviewer, id, yes);
    expect([await queue(owner), await queue(reviewer)]).toEqual([[id], []]);
  });
});
