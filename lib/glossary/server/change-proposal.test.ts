import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import type { Step } from "@/lib/glossary/core/change";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { type BuiltGlossary, buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { changeProposal } from "./change-proposal";
import { deleteConcept, getConcept, updateTerm } from "./concepts";
import { createProposal } from "./create-proposal";
import { castVote, decideProposal, withdrawVote } from "./decide-proposal";
import { getProposal } from "./get-proposal";

const seen = null;
const yes = { agrees: true, reason: "" };
const accept = { accept: true, reason: "" };

/** A translator's new concept with a slip in its wording. */
async function buildSlip(rule?: { readonly quorum: number; readonly proposerMayVote: boolean }) {
  const built = await buildGlossary(rule === undefined ? {} : { rule });
  const terms = [
    newTerm.parse({ language: "zh-CN", text: "新格局", status: "preferred" }),
    newTerm.parse({ language: "en", text: "new patern", status: "preferred" }),
  ];
  const proposal = await createProposal(built.translator, built.glossaryId, {
    concept: { ...newConceptFields.parse({}), terms },
    ...{ reason: "", evidence: [] },
  });
  const [zh, en] = proposal.concept.terms.map(({ id }) => id) as [string, string];
  return { ...built, id: proposal.id, conceptId: proposal.concept.id, zh, en };
}

const preferred = (termId: string, text?: string): Step => ({
  ...{ op: "edit-term", termId },
  set: { status: "preferred", ...(text !== undefined && { text }) },
});

describe("changeProposal", () => {
  it("lets its maker mend a slip: the concept shows it at once, and it is what is decided", async () => {
    const { translator, reviewer, id, zh, en } = await buildSlip();
    const steps = [preferred(zh), preferred(en, "new pattern")];
    const changed = await changeProposal(translator, id, { steps, reason: "as printed" }, 1);
    expect(changed).toMatchObject({ revision: 2, reason: "as printed", status: "open", steps: [{}, {}] });
    expect(changed.concept.terms.map(({ text, status }) => [text, status])).toEqual([
      ["新格局", "proposed"],
      ["new pattern", "proposed"],
    ]);
    const { concept } = await decideProposal(reviewer, id, accept);
    expect(concept.terms.map(({ text, status }) => [text, status])).toEqual([
      ["新格局", "preferred"],
      ["new pattern", "preferred"],
    ]);
  });

  it("takes terms in and out, and rejecting it then leaves nothing", async () => {
    const { glossaryId, translator, reviewer, owner } = await buildGlossary();
    const { id: conceptId, terms } = await buildConcept(owner, glossaryId);
    const word = (text: string): Step & { readonly id: string } => ({
      ...{ op: "add-term", id: randomUUID() },
      term: newTerm.parse({ language: "en", text, status: "preferred" }),
    });
    const [first, second] = [word("first"), word("second")];
    const given = { conceptId, steps: [first], reason: "", evidence: [] };
    const { id } = await createProposal(translator, glossaryId, given);
    const steps = [{ op: "remove-term" as const, termId: first.id }, second];
    const changed = await changeProposal(translator, id, { steps }, seen);
    expect(changed.concept.terms.map(({ text }) => text).at(-1)).toBe("second");
    expect(changed.concept.terms).toHaveLength(3);
    await decideProposal(reviewer, id, { accept: false, reason: "" });
    expect((await getConcept(owner, conceptId)).terms).toEqual(terms);
  });

  it("mends the reason alone of what does not fit the concept any more", async () => {
    const { glossaryId, translator, owner } = await buildGlossary();
    const { id: conceptId, terms } = await buildConcept(owner, glossaryId);
    const termId = terms[1]?.id ?? "";
    const steps: Step[] = [{ op: "edit-term", termId, set: { status: "admitted" } }];
    const given = { conceptId, steps, reason: "", evidence: [] };
    const { id } = await createProposal(translator, glossaryId, given);
    await updateTerm(owner, termId, { text: "common destiny" }, { seen });
    const before = await getProposal(translator, id);
    const changed = await changeProposal(translator, id, { reason: "as printed" }, before.revision);
    expect(changed).toEqual({ ...before, reason: "as printed", revision: before.revision + 1 });
  });

  it("is refused once somebody else has voted, until they take their vote back", async () => {
    const { translator, reviewer, id, en } = await buildSlip({ quorum: 2, proposerMayVote: false });
    await castVote(reviewer, id, yes);
    expect((await getProposal(translator, id)).may.change).toBe(false);
    await expect(changeProposal(translator, id, { reason: "x" }, seen)).rejects.toMatchObject({
      ...{ code: "conflict", key: "proposalVotedOn" },
    });
    await withdrawVote(reviewer, id);
    expect((await getProposal(translator, id)).may.change).toBe(true);
    await changeProposal(translator, id, { steps: [preferred(en, "new pattern")] }, seen);
  });

  it("is refused to others, to a stranger, to who may not propose any more, and when it is closed", async () => {
    const built = await buildSlip();
    const { translator, reviewer, stranger, viewer, projectId, id } = built;
    const change = { reason: "x" };
    expect((await getProposal(reviewer, id)).may.change).toBe(false);
    await expect(changeProposal(reviewer, id, change, seen)).rejects.toMatchObject({
      ...{ code: "forbidden", key: "proposalOfOthers" },
    });
    await expect(changeProposal(viewer, id, change, seen)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeProposal(stranger, id, change, seen)).rejects.toMatchObject({ code: "not-found" });
    await setRole(built, "viewer");
    expect((await getProposal(translator, id)).may).toMatchObject({ change: false, withdraw: false });
    await expect(changeProposal(translator, id, change, seen)).rejects.toMatchObject({ code: "forbidden" });
    await setRole({ projectId, translator }, "translator");
    await decideProposal(reviewer, id, accept);
    await expect(changeProposal(translator, id, change, seen)).rejects.toMatchObject({
      ...{ code: "conflict", key: "proposalClosed" },
    });
  });

  it("counts no vote that was for what it was before", async () => {
    const { translator, reviewer, id } = await buildSlip();
    await expect(changeProposal(translator, id, { reason: "x" }, 7)).rejects.toMatchObject({ code: "stale" });
    await changeProposal(translator, id, { reason: "x" }, 1);
    const now = { id, revision: 2, reason: "x", may: { vote: true } };
    for (const act of [() => castVote(reviewer, id, yes, 1), () => decideProposal(reviewer, id, accept, 1)])
      await expect(act()).rejects.toMatchObject({ code: "stale", key: "proposalStale", detail: now });
    expect((await decideProposal(reviewer, id, accept, 2)).status).toBe("accepted");
  });

  it("changes nothing that another proposal is about, and decides something still", async () => {
    const { glossaryId, translator, reviewer, id, conceptId, zh, en } = await buildSlip();
    const other = { conceptId, steps: [preferred(en)], reason: "", evidence: [] };
    const { id: otherId } = await createProposal(reviewer, glossaryId, other);
    await expect(
      changeProposal(translator, id, { steps: [preferred(zh), preferred(en, "other")] }, seen),
    ).rejects.toMatchObject({ key: "heldByProposal", detail: { proposalId: otherId } });
    const note: Step = { op: "edit-concept", set: { note: "n" } };
    await expect(changeProposal(translator, id, { steps: [note] }, seen)).rejects.toMatchObject({
      key: "nothingToDecide",
    });
    const gone: Step = { op: "remove-term", termId: zh };
    await expect(changeProposal(translator, id, { steps: [gone] }, seen)).rejects.toMatchObject({
      key: "noSourceTerm",
    });
    expect((await getProposal(translator, id)).revision).toBe(1);
  });

  it("is how a proposal comes abreast of what was decided meanwhile", async () => {
    const { glossaryId, translator, owner } = await buildGlossary();
    const { id: conceptId, terms } = await buildConcept(owner, glossaryId);
    const termId = terms[1]?.id ?? "";
    const steps: Step[] = [{ op: "edit-term", termId, set: { status: "admitted" } }];
    const { id } = await createProposal(translator, glossaryId, {
      conceptId,
      steps,
      reason: "",
      evidence: [],
    });
    await updateTerm(owner, termId, { text: "common destiny" }, { seen });
    await expect(decideProposal(owner, id, accept)).rejects.toMatchObject({ key: "proposalChanged" });
    await changeProposal(translator, id, { steps }, seen);
    const { concept } = await decideProposal(owner, id, accept);
    expect(concept.terms[1]).toMatchObject({ text: "common destiny", status: "admitted" });
  });

  it("leaves a concept alone that was deleted", async () => {
    const { translator, owner, id, conceptId, en } = await buildSlip();
    await deleteConcept(owner, conceptId, { seen });
    await changeProposal(translator, id, { steps: [preferred(en, "new pattern")] }, seen);
    expect((await getConcept(owner, conceptId)).deleted).toBe(true);
  });
});

async function setRole(
  { projectId, translator }: Pick<BuiltGlossary, "projectId" | "translator">,
  role: "viewer" | "translator",
) {
  await database().membership.updateMany({ where: { projectId, userId: translator.id }, data: { role } });
}

describe("createProposal", () => {
  it("never lets one wording stand twice in a concept", async () => {
    const { glossaryId, translator, owner } = await buildGlossary();
    const { id: conceptId, terms } = await buildConcept(owner, glossaryId);
    const term = newTerm.parse({ language: "en", text: terms[1]?.text, status: "admitted" });
    const steps: Step[] = [
      { op: "remove-term", termId: terms[1]?.id ?? "" },
      { op: "add-term", id: randomUUID(), term },
    ];
    const given = { conceptId, steps, reason: "", evidence: [] };
    await expect(createProposal(translator, glossaryId, given)).rejects.toMatchObject({ key: "termTwice" });
    expect((await getConcept(owner, conceptId)).terms).toEqual(terms);
  });
});
