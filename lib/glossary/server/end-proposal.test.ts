import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { listNotifications } from "@/lib/discussion/server/notifications";
import type { Step } from "@/lib/glossary/core/change";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { addTerm, getConcept, updateTerm } from "./concepts";
import { createProposal } from "./create-proposal";
import { castVote, decideProposal, withdrawProposal } from "./decide-proposal";
import { getProposal } from "./get-proposal";
import type { ConceptView } from "./schema";

const seen = null;
const accept = { accept: true, reason: "" };
const reject = { accept: false, reason: "no" };

function proposeConcept(actor: Actor, glossaryId: string) {
  const terms = [
    newTerm.parse({ language: "zh-CN", text: "新格局", status: "preferred" }),
    newTerm.parse({ language: "en", text: "new pattern", status: "preferred" }),
  ];
  const concept = { ...newConceptFields.parse({}), terms };
  return createProposal(actor, glossaryId, { concept, reason: "", evidence: [] });
}

const proposeSteps = (actor: Actor, glossaryId: string, conceptId: string, ...steps: readonly Step[]) =>
  createProposal(actor, glossaryId, { conceptId, steps, reason: "", evidence: [] });

const adding = (text: string): Step => ({
  ...{ op: "add-term", id: randomUUID() },
  term: newTerm.parse({ language: "en", text, status: "preferred" }),
});

const wordsOf = ({ terms }: ConceptView) => terms.map(({ text, status }) => [text, status]);

describe("what a proposal leaves that is rejected or taken back", () => {
  const ends = {
    "is rejected": (by: Actor, id: string) => decideProposal(by, id, reject),
    "is taken back": (by: Actor, id: string) => withdrawProposal(by, id),
  };

  it.each(Object.entries(ends))("a new concept's %s: what others decided in it stays", async (_name, end) => {
    const { glossaryId, translator, reviewer } = await buildGlossary();
    const first = await proposeConcept(translator, glossaryId);
    const conceptId = first.concept.id;
    const second = await proposeSteps(reviewer, glossaryId, conceptId, adding("new paradigm"));
    await decideProposal(reviewer, second.id, accept);
    await end(reviewer, first.id);
    const concept = await getConcept(reviewer, conceptId);
    expect(concept.deleted).toBe(false);
    expect(wordsOf(concept)).toEqual([
      ["新格局", "proposed"],
      ["new paradigm", "preferred"],
    ]);
  });

  it.each(Object.entries(ends))(
    "a new concept's %s: another proposal can still be decided",
    async (_name, end) => {
      const { glossaryId, translator, reviewer } = await buildGlossary();
      const first = await proposeConcept(translator, glossaryId);
      const second = await proposeSteps(reviewer, glossaryId, first.concept.id, adding("new paradigm"));
      await end(reviewer, first.id);
      expect((await getProposal(reviewer, second.id)).concept.deleted).toBe(false);
      const { concept } = await decideProposal(reviewer, second.id, accept);
      expect(wordsOf(concept)).toEqual([
        ["新格局", "proposed"],
        ["new paradigm", "preferred"],
      ]);
    },
  );

  it("what others wrote in a new concept stays, though nobody decided on it", async () => {
    const { glossaryId, translator, reviewer } = await buildGlossary();
    const { id, concept } = await proposeConcept(translator, glossaryId);
    const more = newTerm.parse({ language: "en", text: "another" });
    await addTerm(reviewer, concept.id, more, { seen });
    await withdrawProposal(translator, id);
    const left = await getConcept(reviewer, concept.id);
    expect([left.deleted, wordsOf(left)]).toEqual([
      false,
      [
        ["新格局", "proposed"],
        ["another", "proposed"],
      ],
    ]);
  });
});

describe("whoever decides is never stopped by a proposal", () => {
  it("takes back what a person proposed who has left, however many must agree", async () => {
    const { glossaryId, projectId, translator, reviewer, owner } = await buildGlossary({
      rule: { quorum: 2, proposerMayVote: false },
    });
    const { id: conceptId, terms } = await buildConcept(reviewer, glossaryId, { status: "proposed" });
    const termId = terms[1]?.id ?? "";
    const { id } = await proposeSteps(translator, glossaryId, conceptId, {
      ...{ op: "edit-term", termId, set: { status: "deprecated" } },
    });
    await database().membership.deleteMany({ where: { projectId, userId: translator.id } });
    await expect(updateTerm(reviewer, termId, { text: "mended" }, { seen })).rejects.toMatchObject({
      ...{ code: "conflict", key: "heldByProposal", detail: { proposalId: id } },
    });
    expect((await getProposal(reviewer, id)).may).toMatchObject({ withdraw: true, decide: true });
    expect((await withdrawProposal(reviewer, id)).status).toBe("withdrawn");
    await updateTerm(reviewer, termId, { text: "mended" }, { seen });
    expect((await getConcept(owner, conceptId)).terms[1]?.text).toBe("mended");
  });

  it("changes what was added after a proposal, which is not about it", async () => {
    const { glossaryId, translator, owner } = await buildGlossary({ rule: { quorum: 2 } });
    const { concept } = await proposeConcept(translator, glossaryId);
    const late = newTerm.parse({ language: "zh-CN", text: "新布局" });
    const { terms } = await addTerm(translator, concept.id, late, { seen });
    const added = terms.find(({ text }) => text === late.text)?.id ?? "";
    await updateTerm(owner, added, { text: "新的布局" }, { seen });
    expect((await getConcept(owner, concept.id)).terms.at(-1)?.text).toBe("新的布局");
  });
});

describe("a proposal that is taken back by others", () => {
  it("is told to who made it and who voted on it, once each, and to nobody else", async () => {
    const { glossaryId, translator, reviewer, owner } = await buildGlossary({ rule: { quorum: 2 } });
    const { id } = await proposeConcept(translator, glossaryId);
    await castVote(reviewer, id, { agrees: true, reason: "" });
    await castVote(owner, id, { agrees: false, reason: "" });
    await withdrawProposal(owner, id);
    const heard = async (actor: Actor) =>
      (await listNotifications(actor, { limit: 20, unread: "false" })).items.filter(
        ({ kind }) => kind === "withdrawn",
      ).length;
    expect([await heard(translator), await heard(reviewer), await heard(owner)]).toEqual([1, 1, 0]);
  });
});
