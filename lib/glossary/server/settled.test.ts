import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { EMPTY_ENTRY, newTerm } from "@/lib/glossary/core/entry";
import type { ImportedConcept } from "@/lib/glossary/core/imported";
import { needsDecision } from "@/lib/glossary/core/rule";
import { type BuiltGlossary, buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { bulkChange } from "./bulk-change";
import { addTerm, getConcept, restoreConcept, updateConcept, updateTerm } from "./concepts";
import { createProposal } from "./create-proposal";
import { decideProposal } from "./decide-proposal";
import { listProposals } from "./get-proposal";
import { updateGlossary } from "./glossaries";
import { importConcepts } from "./import-concepts";
import { readMatchConcepts } from "./match-store";
import type { ConceptView } from "./schema";

const seen = null;

/** A value that a field did not have. */
const OTHER: Readonly<Record<string, unknown>> = {
  ...{ language: "fr", text: "other", status: "deprecated", type: "acronym" },
  ...{ validFrom: "2020-01-01", validUntil: "2030-01-01", doNotTranslate: true, fullThenShort: true },
};

describe("what texts are matched by", () => {
  it("is decided, every field of it", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const { terms } = await buildConcept(owner, glossaryId);
    const [row] = await readMatchConcepts(glossaryId);
    const before = { ...EMPTY_ENTRY, terms };
    const { id: _id, externalId: _externalId, terms: read = [], ...fields } = row ?? {};
    for (const field of Object.keys(fields))
      expect([field, needsDecision(before, { ...before, [field]: OTHER[field] })]).toEqual([field, true]);
    const { id: _termId, ...ofTerm } = read[1] ?? {};
    expect(Object.keys(ofTerm).length).toBeGreaterThan(5);
    for (const field of Object.keys(ofTerm)) {
      const changed = terms.map((term, at) => (at === 1 ? { ...term, [field]: OTHER[field] } : term));
      expect([field, needsDecision(before, { ...before, terms: changed })]).toEqual([field, true]);
    }
  });
});

type Built = BuiltGlossary & { readonly concept: ConceptView };

/** A concept with two preferred wordings, in a glossary where two must agree. */
async function buildTwo(): Promise<Built> {
  const built = await buildGlossary();
  const { id } = await buildConcept(built.owner, built.glossaryId, { en: "shared future" });
  const more = newTerm.parse({ language: "en", text: "common future", status: "preferred" });
  const concept = await addTerm(built.owner, id, more, { seen });
  await updateGlossary(built.owner, built.glossaryId, { rule: { quorum: 2, proposerMayVote: false } });
  return { ...built, concept };
}

const reversed = ({ concept }: Built) => concept.terms.map(({ id }) => id).toReversed();

const take = (by: Actor, glossaryId: string, concept: Omit<ImportedConcept, "line" | "externalId">) =>
  importConcepts(by, glossaryId, {
    concepts: [{ line: 2, externalId: null, ...concept }],
    ...{ skipped: [], fileName: "t.json", format: "json", onConflict: "replace", dryRun: false },
  });

describe("what is decided stays, by every way in", () => {
  const ways: Readonly<Record<string, (built: Built, by: Actor) => Promise<unknown>>> = {
    "another order": (built, by) =>
      updateConcept(by, built.concept.id, { termOrder: reversed(built) }, { seen }),
    "a type": ({ concept }, by) =>
      updateTerm(by, concept.terms[1]?.id ?? "", { type: "shortForm" }, { seen }),
    "first full, then short": ({ concept }, by) =>
      updateConcept(by, concept.id, { fullThenShort: true }, { seen }),
    "a restored revision": ({ concept }, by) => restoreConcept(by, concept.id, 1, { seen }),
  };
  it.each(Object.entries(ways))(
    "%s, of one who proposes and of one of two who decide",
    async (_name, change) => {
      const built = await buildTwo();
      await expect(change(built, built.translator)).rejects.toMatchObject({ key: "needsDecider" });
      await expect(change(built, built.reviewer)).rejects.toMatchObject({ key: "needsProposal" });
      expect((await getConcept(built.owner, built.concept.id)).terms).toEqual(built.concept.terms);
    },
  );

  it("in bulk", async () => {
    const { glossaryId, reviewer, concept } = await buildTwo();
    const asked = { conceptIds: [concept.id], set: { fullThenShort: true }, reason: "" };
    await expect(bulkChange(reviewer, glossaryId, asked)).rejects.toMatchObject({ key: "needsProposal" });
  });

  it("from a file, which becomes a proposal", async () => {
    const { glossaryId, reviewer, concept } = await buildTwo();
    const terms = [
      { language: "zh-CN", text: "共同命运" },
      { language: "en", text: "shared future", type: "fullForm" as const },
    ];
    const report = await take(reviewer, glossaryId, { fields: { fullThenShort: true }, terms });
    expect(report).toMatchObject({ proposed: 1 });
    const now = await getConcept(reviewer, concept.id);
    expect([now.fullThenShort, now.terms]).toEqual([false, concept.terms]);
  });

  it("but a file in another order asks for no votes, and changes none", async () => {
    const { glossaryId, translator, concept } = await buildTwo();
    const terms = concept.terms
      .toReversed()
      .map(({ language, text, status }) => ({ language, text, status }));
    const report = await take(translator, glossaryId, { fields: {}, terms });
    expect(report).toMatchObject({ unchanged: 1, proposed: 0, importId: null });
    expect((await getConcept(translator, concept.id)).terms).toEqual(concept.terms);
  });

  it("while terms that are merely proposed are put in any order by whoever may propose", async () => {
    const built = await buildTwo();
    const { translator, concept } = built;
    const wordings = ["one", "two"].map((text) => newTerm.parse({ language: "en", text }));
    for (const term of wordings) await addTerm(translator, concept.id, term, { seen });
    const [zh, first, second, one, two] = (await getConcept(translator, concept.id)).terms.map(
      ({ id }) => id,
    );
    const termOrder = [two, zh, first, one, second].flatMap((id) => id ?? []);
    const after = await updateConcept(translator, concept.id, { termOrder }, { seen });
    expect(after.terms.map(({ id }) => id)).toEqual(termOrder);
  });

  it("and another order is proposed and decided", async () => {
    const built = await buildTwo();
    const { glossaryId, translator, owner, concept } = built;
    const steps = [{ op: "order-terms" as const, termIds: reversed(built) }];
    const given = { conceptId: concept.id, steps, reason: "", evidence: [] };
    const { id } = await createProposal(translator, glossaryId, given);
    await updateGlossary(owner, glossaryId, { rule: { quorum: 1 } });
    const decided = await decideProposal(owner, id, { accept: true, reason: "" });
    expect(decided.concept.terms.map((term) => term.id)).toEqual(reversed(built));
  });
});

describe("a term that is voted on", () => {
  it("keeps its place among those that are decided", async () => {
    const built = await buildTwo();
    const { glossaryId, translator, concept } = built;
    const id = randomUUID();
    const term = newTerm.parse({ language: "en", text: "new", status: "preferred" });
    const steps = [{ op: "add-term" as const, id, term }];
    await createProposal(translator, glossaryId, { conceptId: concept.id, steps, reason: "", evidence: [] });
    const termOrder = [id, ...concept.terms.map((each) => each.id)];
    const { items } = await listProposals(translator, glossaryId, { limit: 1 });
    await expect(updateConcept(translator, concept.id, { termOrder }, { seen })).rejects.toMatchObject({
      ...{ key: "heldByProposal", detail: { proposalId: items[0]?.id } },
    });
  });
});
