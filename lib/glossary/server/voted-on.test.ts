import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import type { ImportedTerm } from "@/lib/glossary/core/imported";
import { type BuiltGlossary, buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { bulkChange } from "./bulk-change";
import {
  addTerm,
  deleteConcept,
  deleteTerm,
  getConcept,
  listConcepts,
  restoreConcept,
  updateConcept,
  updateTerm,
} from "./concepts";
import { createProposal } from "./create-proposal";
import { castVote, decideProposal } from "./decide-proposal";
import { getProposal } from "./get-proposal";
import { updateGlossary } from "./glossaries";
import { importConcepts } from "./import-concepts";
import type { ConceptView } from "./schema";
import { undoImport } from "./undo-import";

const seen = null;
const yes = { agrees: true, reason: "" };
const accept = { accept: true, reason: "" };
const held = { code: "conflict", key: "heldByProposal" };

type Voted = BuiltGlossary & { readonly proposalId: string; readonly concept: ConceptView };

/** A new concept that a translator proposed and on which one of two has voted. */
async function buildVoted(): Promise<Voted> {
  const built = await buildGlossary({ rule: { quorum: 2, proposerMayVote: false } });
  const terms = [
    newTerm.parse({ language: "zh-CN", text: "新格局", status: "preferred" }),
    newTerm.parse({ language: "en", text: "new pattern", status: "preferred" }),
  ];
  const { id, concept } = await createProposal(built.translator, built.glossaryId, {
    concept: { ...newConceptFields.parse({ definition: "as agreed" }), terms },
    ...{ reason: "", evidence: [] },
  });
  await castVote(built.reviewer, id, yes);
  return { ...built, proposalId: id, concept };
}

const termOf = ({ concept }: Pick<Voted, "concept">, at: 0 | 1) => concept.terms[at]?.id ?? "";

const take = (actor: Actor, glossaryId: string, terms: readonly ImportedTerm[]) =>
  importConcepts(actor, glossaryId, {
    concepts: [{ line: 2, externalId: null, fields: {}, terms }],
    ...{ skipped: [], fileName: "t.csv", format: "csv", onConflict: "replace", dryRun: false },
  });

describe("a term's id that a proposal gives", () => {
  it("is never that of a term elsewhere, in this glossary or another", async () => {
    const built = await buildGlossary();
    const [held, other] = [
      await buildConcept(built.owner, built.glossaryId),
      await buildConcept(built.owner, built.glossaryId, { zh: "别的", en: "other" }),
    ];
    const elsewhere = await buildGlossary();
    const foreign = await buildConcept(elsewhere.owner, elsewhere.glossaryId);
    const id = held.terms[1]?.id ?? "";
    const term = newTerm.parse({ language: "en", text: "junk", status: "preferred" });
    const steps = [{ op: "add-term" as const, id, term }];
    const given = { steps, reason: "", evidence: [] };
    for (const [actor, glossaryId, conceptId] of [
      [built.translator, built.glossaryId, other.id],
      [elsewhere.owner, elsewhere.glossaryId, foreign.id],
    ] as const)
      await expect(createProposal(actor, glossaryId, { ...given, conceptId })).rejects.toMatchObject({
        code: "conflict",
      });
    expect((await getConcept(built.owner, held.id)).terms).toEqual(held.terms);
  });
});

describe("what is voted on", () => {
  const ways: Readonly<Record<string, (voted: Voted, by: Actor) => Promise<unknown>>> = {
    "another wording": (voted, by) => updateTerm(by, termOf(voted, 1), { text: "bait" }, { seen }),
    "another Chinese term": (voted, by) => updateTerm(by, termOf(voted, 0), { text: "别的" }, { seen }),
    "other days": (voted, by) => updateTerm(by, termOf(voted, 1), { validFrom: "2020-01-01" }, { seen }),
    "the wording deleted": (voted, by) => deleteTerm(by, termOf(voted, 1), { seen }),
    "another definition": (voted, by) => updateConcept(by, voted.concept.id, { definition: "x" }, { seen }),
    "the concept deleted": (voted, by) => deleteConcept(by, voted.concept.id, { seen }),
  };

  it.each(Object.entries(ways))("stays as it is until the decision: %s", async (_name, change) => {
    const voted = await buildVoted();
    for (const by of [voted.translator, voted.reviewer])
      await expect(change(voted, by)).rejects.toMatchObject(held);
    const { concept } = await decideProposal(voted.owner, voted.proposalId, accept);
    expect(concept.terms.map(({ text, status }) => [text, status])).toEqual([
      ["新格局", "preferred"],
      ["new pattern", "preferred"],
    ]);
  });

  it("also from a bulk change, a file, and a restore", async () => {
    const voted = await buildVoted();
    const { glossaryId, reviewer, translator, concept } = voted;
    const bulk = { conceptIds: [concept.id], set: { deleted: true }, reason: "" };
    await expect(bulkChange(reviewer, glossaryId, bulk)).rejects.toMatchObject(held);
    const file = await take(translator, glossaryId, [
      { language: "zh-CN", text: "新格局" },
      { language: "en", text: "new pattern", validFrom: "2020-01-01" },
    ]);
    expect(file).toMatchObject({
      ...{ importId: null, updated: 0 },
      skipped: [{ line: 2, reason: "held-by-proposal", text: "新格局", proposalId: voted.proposalId }],
    });
    const open = await buildConcept(translator, glossaryId, { zh: "开放", status: "proposed" });
    await updateTerm(translator, open.terms[1]?.id ?? "", { text: "second" }, { seen });
    const steps = [
      { op: "edit-term" as const, termId: open.terms[1]?.id ?? "", set: { status: "preferred" as const } },
    ];
    await createProposal(translator, glossaryId, { conceptId: open.id, steps, reason: "", evidence: [] });
    await expect(restoreConcept(translator, open.id, 1, { seen })).rejects.toMatchObject(held);
    await expect(
      updateTerm(translator, open.terms[0]?.id ?? "", { text: "另一个" }, { seen }),
    ).rejects.toMatchObject(held);
  });

  it("a batch that is taken back leaves it, and counts it as kept", async () => {
    const { glossaryId, reviewer, translator } = await buildGlossary({ rule: { quorum: 2 } });
    const { importId } = await take(translator, glossaryId, [
      { language: "zh-CN", text: "开放" },
      { language: "en", text: "opening", status: "proposed" },
    ]);
    const proposal = await proposeStatus(reviewer, glossaryId, "开放");
    await castVote(reviewer, proposal.id, yes);
    expect(await undoImport(translator, importId ?? "")).toEqual({ restored: 0, kept: 1 });
    expect((await getConcept(reviewer, proposal.conceptId)).deleted).toBe(false);
  });

  it("is not all of the concept: notes, evidence and further wordings are free", async () => {
    const voted = await buildVoted();
    const { translator, concept } = voted;
    await updateConcept(translator, concept.id, { note: "n", domain: "law" }, { seen });
    await updateTerm(translator, termOf(voted, 1), { citation: "A report" }, { seen });
    const more = newTerm.parse({ language: "en", text: "another" });
    await addTerm(translator, concept.id, more, { seen });
    const { concept: decided } = await decideProposal(voted.owner, voted.proposalId, accept);
    expect(decided.terms.map(({ status }) => status)).toEqual(["preferred", "preferred", "proposed"]);
  });

  it("is compared when it is decided: what somebody decided meanwhile is named, and can be rejected", async () => {
    const built = await buildGlossary();
    const { glossaryId, owner, translator } = built;
    const { id: conceptId, terms } = await buildConcept(owner, glossaryId, { en: "old wording" });
    const termId = terms[1]?.id ?? "";
    const steps = [{ op: "edit-term" as const, termId, set: { status: "deprecated" as const } }];
    const given = { conceptId, steps, reason: "", evidence: [] };
    const { id } = await createProposal(translator, glossaryId, given);
    const { id: other } = await createProposal(translator, glossaryId, given);
    await updateTerm(owner, termId, { text: "newer wording" }, { seen });
    await expect(decideProposal(owner, id, accept)).rejects.toMatchObject({
      ...{ code: "conflict", key: "proposalChanged" },
      values: { was: "old wording", is: "newer wording" },
    });
    await deleteTerm(owner, termId, { seen });
    await expect(decideProposal(owner, id, accept)).rejects.toMatchObject({ key: "proposalTermGone" });
    expect((await decideProposal(owner, id, { accept: false, reason: "" })).status).toBe("rejected");
    expect((await getProposal(owner, other)).status).toBe("open");
  });

  it("who decides alone decides: a change of theirs is made, and the proposal says so", async () => {
    const voted = await buildVoted();
    await updateGlossary(voted.owner, voted.glossaryId, { rule: { quorum: 1, proposerMayVote: true } });
    await updateTerm(voted.owner, termOf(voted, 1), { text: "better pattern" }, { seen });
    await expect(decideProposal(voted.owner, voted.proposalId, accept)).rejects.toMatchObject({
      key: "proposalChanged",
    });
  });
});

async function proposeStatus(actor: Actor, glossaryId: string, zh: string) {
  const { items } = await listConcepts(actor, glossaryId, { q: zh, sort: "created", limit: 1 });
  const conceptId = items[0]?.id ?? "";
  const term = items[0]?.terms.find(({ language }) => language === "en");
  const steps = [{ op: "edit-term" as const, termId: term?.id ?? "", set: { status: "preferred" as const } }];
  const { id } = await createProposal(actor, glossaryId, { conceptId, steps, reason: "", evidence: [] });
  return { id, conceptId };
}
