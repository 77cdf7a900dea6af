import { describe, expect, it } from "vitest";
import { newTerm } from "@/lib/glossary/core/entry";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { bulkChange } from "./bulk-change";
import {
  addTerm,
  deleteConcept,
  deleteTerm,
  getConcept,
  listConceptRevisions,
  restoreConcept,
  updateConcept,
  updateTerm,
} from "./concepts";
import { listProposals } from "./get-proposal";

const seen = null;
const english = (text: string, status: "proposed" | "preferred" = "proposed") =>
  newTerm.parse({ language: "en", text, status });

describe("a concept", () => {
  it("is made by whoever proposes, and decided by whoever decides", async () => {
    const { glossaryId, translator, viewer, reviewer, stranger } = await buildGlossary();
    await expect(buildConcept(viewer, glossaryId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(buildConcept(stranger, glossaryId)).rejects.toMatchObject({ code: "not-found" });
    await expect(buildConcept(translator, glossaryId)).rejects.toMatchObject({
      code: "forbidden",
      key: "needsDecider",
    });
    const proposed = await buildConcept(translator, glossaryId, { status: "proposed" });
    expect(proposed.terms.map(({ status }) => status)).toEqual(["proposed", "proposed"]);
    const decided = await buildConcept(reviewer, glossaryId, { zh: "另一个" });
    expect(decided.terms.map(({ status }) => status)).toEqual(["preferred", "preferred"]);
    const { items } = await listProposals(reviewer, glossaryId, { limit: 10, conceptId: decided.id });
    expect(items).toMatchObject([
      { status: "accepted", decision: { accepted: true, decidedById: reviewer.id } },
    ]);
  });

  it("keeps what is not decided open to whoever proposes, and what is decided closed", async () => {
    const { glossaryId, translator, owner } = await buildGlossary();
    const { id, terms } = await buildConcept(owner, glossaryId);
    const target = terms[1]?.id ?? "";
    expect((await updateConcept(translator, id, { domain: "law" }, { seen })).domain).toBe("law");
    expect(
      (await updateTerm(translator, target, { citation: "A report, 2020" }, { seen })).terms[1]?.citation,
    ).toBe("A report, 2020");
    const refused = { code: "forbidden", key: "needsDecider" };
    await expect(updateTerm(translator, target, { text: "other" }, { seen })).rejects.toMatchObject(refused);
    await expect(updateTerm(translator, target, { status: "deprecated" }, { seen })).rejects.toMatchObject(
      refused,
    );
    await expect(deleteTerm(translator, target, { seen })).rejects.toMatchObject(refused);
    await expect(deleteConcept(translator, id, { seen })).rejects.toMatchObject(refused);
    await expect(addTerm(translator, id, english("new", "preferred"), { seen })).rejects.toMatchObject(
      refused,
    );
    expect((await addTerm(translator, id, english("new"), { seen })).terms).toHaveLength(3);
  });

  it("refuses an edit that did not see the last one", async () => {
    const { glossaryId, owner } = await buildGlossary();
    const { id, revision } = await buildConcept(owner, glossaryId);
    await updateConcept(owner, id, { note: "one" }, { seen: revision });
    await expect(updateConcept(owner, id, { note: "two" }, { seen: revision })).rejects.toMatchObject({
      code: "stale",
      detail: { revision: revision + 1 },
    });
  });

  it("keeps its history, with who and why, and is restored as a new edit", async () => {
    const { glossaryId, owner } = await buildGlossary();
    const { id, terms } = await buildConcept(owner, glossaryId, { en: "first" });
    await updateTerm(owner, terms[1]?.id ?? "", { text: "second" }, { seen, reason: "the report says so" });
    await deleteConcept(owner, id, { seen });
    expect((await getConcept(owner, id)).deleted).toBe(true);
    const back = await restoreConcept(owner, id, 1, { seen });
    expect(back).toMatchObject({ deleted: false, revision: 4 });
    expect(back.terms[1]?.text).toBe("first");
    const { items } = await listConceptRevisions(owner, id, { limit: 10 });
    expect(items.map(({ cause }) => cause)).toEqual(["restore", "delete", "decision", "create"]);
    expect(items[2]).toMatchObject({ reason: "the report says so", authorName: "owner" });
  });

  it("is related to others of its glossary, from both sides", async () => {
    const { glossaryId, owner } = await buildGlossary();
    const other = await buildGlossary();
    const broad = await buildConcept(owner, glossaryId, { zh: "共同体" });
    const narrow = await buildConcept(owner, glossaryId, { zh: "命运共同体" });
    const foreign = await buildConcept(other.owner, other.glossaryId);
    const relations = [
      { conceptId: broad.id, kind: "broader" as const },
      { conceptId: foreign.id, kind: "related" as const },
    ];
    const after = await updateConcept(owner, narrow.id, { relations }, { seen });
    expect(after.relations).toEqual([{ conceptId: broad.id, kind: "broader", name: "共同体" }]);
    const seenFrom = await getConcept(owner, broad.id);
    expect(seenFrom.relations).toEqual([{ conceptId: narrow.id, kind: "narrower", name: "命运共同体" }]);
  });

  it("keeps the names of concepts that it was related to in its history, of its own glossary alone", async () => {
    const { glossaryId, owner } = await buildGlossary();
    const other = await buildGlossary();
    const broad = await buildConcept(owner, glossaryId, { zh: "共同体" });
    const narrow = await buildConcept(owner, glossaryId, { zh: "命运共同体" });
    const foreign = await buildConcept(other.owner, other.glossaryId);
    const relations = [broad, foreign].map(({ id }) => ({ conceptId: id, kind: "broader" as const }));
    await updateConcept(owner, narrow.id, { relations }, { seen });
    await updateConcept(owner, narrow.id, { relations: [] }, { seen });
    await deleteConcept(owner, broad.id, { seen });
    const { items } = await listConceptRevisions(owner, narrow.id, { limit: 10 });
    expect(items.map(({ related }) => related)).toEqual([[], [{ conceptId: broad.id, name: "共同体" }], []]);
    // Nor does what is kept name another: a project that is taken elsewhere could not be read there.
    expect(items[1]?.entry.relations).toEqual([{ conceptId: broad.id, kind: "broader" }]);
  });
});

describe("bulkChange", () => {
  it("changes many as one, and decides only where one's word is enough", async () => {
    const { glossaryId, owner, reviewer, translator } = await buildGlossary();
    const concepts = await Promise.all(
      ["一", "二", "三"].map((zh) => buildConcept(owner, glossaryId, { zh, status: "proposed" })),
    );
    const conceptIds = concepts.map(({ id }) => id);
    const set = { domain: "law", status: { from: "proposed" as const, to: "preferred" as const } };
    await expect(bulkChange(translator, glossaryId, { conceptIds, set, reason: "" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await bulkChange(reviewer, glossaryId, { conceptIds, set, reason: "" })).toMatchObject({
      changed: 3,
      unchanged: 0,
    });
    expect(await bulkChange(reviewer, glossaryId, { conceptIds, set, reason: "" })).toMatchObject({
      changed: 0,
      unchanged: 3,
    });
    const after = await getConcept(owner, conceptIds[0] ?? "");
    expect([after.domain, after.terms[0]?.status, after.terms[1]?.status]).toEqual([
      "law",
      "proposed",
      "preferred",
    ]);
  });

  it("is refused where several must agree", async () => {
    const { glossaryId, owner } = await buildGlossary({ rule: { quorum: 2 } });
    const { id } = await buildConcept(owner, glossaryId, { status: "proposed" });
    const set = { status: { from: "proposed" as const, to: "preferred" as const } };
    await expect(bulkChange(owner, glossaryId, { conceptIds: [id], set, reason: "" })).rejects.toMatchObject({
      code: "conflict",
      key: "needsProposal",
    });
  });
});
