import { describe, expect, it } from "vitest";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { type BuiltGlossary, buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { meanwhile } from "@/lib/testing/held-glossary";
import { bulkChange } from "./bulk-change";
import { getConcept, updateTerm } from "./concepts";
import { createProposal } from "./create-proposal";
import { castVote, decideProposal, withdrawVote } from "./decide-proposal";
import { updateGlossary } from "./glossaries";
import { importConcepts } from "./import-concepts";
import { undoImport } from "./undo-import";

const stricter = (built: BuiltGlossary, work: () => Promise<unknown>) =>
  meanwhile(
    built.glossaryId,
    'UPDATE "Glossary" SET "quorum" = 3, "proposerMayVote" = false WHERE "id" = $1',
    [built.glossaryId],
    work,
  );

const accept = { accept: true, reason: "" };

/** A proposed concept, and a translator's proposal to prefer its wording. */
async function buildProposed() {
  const built = await buildGlossary();
  const concept = await buildConcept(built.translator, built.glossaryId, { status: "proposed" });
  const termId = concept.terms[1]?.id ?? "";
  const steps = [{ op: "edit-term" as const, termId, set: { status: "preferred" as const } }];
  const given = { conceptId: concept.id, steps, reason: "", evidence: [] };
  const { id: proposalId } = await createProposal(built.translator, built.glossaryId, given);
  return { ...built, conceptId: concept.id, termId, proposalId };
}

type Proposed = Awaited<ReturnType<typeof buildProposed>>;

describe("the rule that counts is that of when the glossary is held", () => {
  const decisions: Readonly<Record<string, (built: Proposed) => Promise<unknown>>> = {
    "a decision": ({ reviewer, proposalId }) => decideProposal(reviewer, proposalId, accept),
    "a change of status": ({ reviewer, termId }) =>
      updateTerm(reviewer, termId, { status: "preferred" }, { seen: null }),
    "a concept that is made": ({ reviewer, glossaryId }) =>
      buildConcept(reviewer, glossaryId, { zh: "别的" }),
    "a bulk change": ({ reviewer, glossaryId, conceptId }) => {
      const set = { status: { from: "proposed" as const, to: "preferred" as const } };
      return bulkChange(reviewer, glossaryId, { conceptIds: [conceptId], set, reason: "" });
    },
  };
  it.each(Object.entries(decisions))("%s waits, and is refused by the new rule", async (_name, decide) => {
    const built = await buildProposed();
    await expect(stricter(built, () => decide(built))).rejects.toMatchObject({ code: "conflict" });
    const { terms } = await getConcept(built.owner, built.conceptId);
    expect(terms.map(({ status }) => status)).toEqual(["proposed", "proposed"]);
  });

  it("an import becomes proposals", async () => {
    const built = await buildGlossary();
    const take = () =>
      importConcepts(built.reviewer, built.glossaryId, {
        concepts: [
          {
            ...{ line: 2, externalId: "a", fields: {} },
            terms: [
              { language: "zh-CN", text: "词", status: "preferred" },
              { language: "en", text: "term", status: "preferred" },
            ],
          },
        ],
        ...{ skipped: [], fileName: "t.csv", format: "csv", onConflict: "keep", dryRun: false },
      });
    const report = await meanwhile(
      built.glossaryId,
      'UPDATE "Glossary" SET "quorum" = 3 WHERE "id" = $1',
      [built.glossaryId],
      take,
    );
    expect(report).toMatchObject({ created: 1, proposed: 1 });
  });

  it("a batch that decided is taken back by a decision only", async () => {
    const built = await buildGlossary();
    const { id } = await buildConcept(built.owner, built.glossaryId);
    const set = { doNotTranslate: true };
    const asked = { conceptIds: [id], set, reason: "" };
    const { importId } = await bulkChange(built.owner, built.glossaryId, asked);
    await expect(stricter(built, () => undoImport(built.owner, importId ?? ""))).rejects.toMatchObject({
      key: "needsProposal",
    });
  });

  it("a proposer's vote, too", async () => {
    const built = await buildGlossary({ rule: { quorum: 2 } });
    const terms = [newTerm.parse({ language: "zh-CN", text: "词", status: "preferred" })];
    const concept = { ...newConceptFields.parse({}), terms };
    const { reviewer, glossaryId } = built;
    const { id } = await createProposal(reviewer, glossaryId, { concept, reason: "", evidence: [] });
    await expect(
      stricter(built, () => castVote(reviewer, id, { agrees: true, reason: "" })),
    ).rejects.toMatchObject({ key: "proposerNoVote" });
  });
});

describe("the right that counts is that of when the glossary is held", () => {
  const removed = (built: BuiltGlossary, work: () => Promise<unknown>) =>
    meanwhile(
      built.glossaryId,
      `UPDATE "Membership" SET "role" = 'viewer' WHERE "projectId" = $1 AND "userId" = ANY($2::uuid[])`,
      [built.projectId, [built.owner.id, built.reviewer.id, built.translator.id]],
      work,
    );
  const acts: Readonly<Record<string, (built: Proposed) => Promise<unknown>>> = {
    "a decision": ({ reviewer, proposalId }) => decideProposal(reviewer, proposalId, accept),
    "a vote": ({ reviewer, proposalId }) => castVote(reviewer, proposalId, { agrees: true, reason: "" }),
    "a vote that is taken back": ({ reviewer, proposalId }) => withdrawVote(reviewer, proposalId),
    "an edit": ({ translator, termId }) => updateTerm(translator, termId, { citation: "x" }, { seen: null }),
    "another rule": ({ owner, glossaryId }) => updateGlossary(owner, glossaryId, { rule: { quorum: 1 } }),
  };
  it.each(Object.entries(acts))("%s", async (_name, act) => {
    const built = await buildProposed();
    await expect(removed(built, () => act(built))).rejects.toMatchObject({ code: "forbidden" });
  });
});
