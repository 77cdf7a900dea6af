import { expect, it } from "vitest";
import { database } from "@/lib/db/database";
import type { ImportedConcept } from "@/lib/glossary/core/imported";
import { importTermsFile } from "@/lib/interchange/server/import-terms";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { countStatements } from "@/lib/testing/count-statements";
import { listConcepts } from "./concepts";
import { listProposals } from "./get-proposal";
import { importConcepts } from "./import-concepts";

const requestOf = (count: number) => ({
  concepts: Array.from({ length: count }, (_, at) => ({
    ...{ line: at + 2, externalId: `k${at}`, fields: {} },
    terms: [
      { language: "zh-CN", text: `词条${at}号`, status: "preferred" as const },
      { language: "en", text: `term ${at}`, status: "preferred" as const },
    ],
  })),
  ...{ skipped: [], fileName: "t.csv", format: "csv", dryRun: false, onConflict: "keep" as const },
});

it("an import takes a few statements for hundreds of concepts", async () => {
  const { owner, glossaryId } = await buildGlossary();
  const statements = await countStatements(async () => {
    expect(await importConcepts(owner, glossaryId, requestOf(500))).toMatchObject({ created: 500 });
  });
  expect(statements).toBeLessThan(50);
});

it("also for concepts that are related to each other", async () => {
  const { owner, glossaryId } = await buildGlossary();
  const request = requestOf(500);
  const concepts = request.concepts.map((each, at) => ({
    ...each,
    relations: at === 0 ? [] : [{ to: `k${Math.floor(at / 10)}`, kind: "broader" as const }],
  }));
  const statements = await countStatements(() => importConcepts(owner, glossaryId, { ...request, concepts }));
  expect(statements).toBeLessThan(50);
  const ofGlossary = { from: { glossaryId }, to: { glossaryId } };
  expect(await database().conceptRelation.count({ where: { ...ofGlossary, kind: "broader" } })).toBe(499);
});

it("an import that takes too long changes nothing, and says so", async () => {
  const { owner, glossaryId } = await buildGlossary();
  await expect(importConcepts(owner, glossaryId, requestOf(500), 0.001)).rejects.toMatchObject({
    code: "too-large",
    key: "importTooLong",
  });
  expect((await listConcepts(owner, glossaryId, { sort: "created", limit: 1 })).total).toBe(0);
});

it("a concept_id that comes twice prefers one wording, and tells the other with its line", async () => {
  const { owner, glossaryId } = await buildGlossary();
  const csv = "concept_id,zh,en,domain\nb,乙,beta,x\nb,乙,beta two,y\n";
  const file = { bytes: new TextEncoder().encode(csv), fileName: "t.csv", format: null, sheet: null };
  const report = await importTermsFile(owner, glossaryId, {
    ...{ ...file, mapping: {}, dryRun: false, onConflict: "keep" },
  });
  expect(report).toMatchObject({
    ...{ created: 1, skipped: [] },
    conflicts: [{ line: 3, text: "beta two", existing: "beta" }],
  });
  const { items } = await listConcepts(owner, glossaryId, { sort: "created", limit: 9 });
  expect(items.map(({ terms }) => terms.map(({ text, status }) => `${text}: ${status}`))).toEqual([
    ["乙: preferred", "beta: preferred"],
  ]);
});

it("what is proposed already is not proposed again, and the proposal is named", async () => {
  const { translator, reviewer, glossaryId } = await buildGlossary();
  await buildConcept(reviewer, glossaryId, { zh: "词条1号", en: "entry 1" });
  const request = requestOf(3);
  const nameless = request.concepts.map((each) => ({ ...each, externalId: null }));
  const take = (concepts: readonly ImportedConcept[], dryRun = false) =>
    importConcepts(translator, glossaryId, { ...request, concepts, dryRun });
  const replaced = nameless.map((each) => ({ ...each, fields: { definition: "A term." } }));
  expect(await take(replaced)).toMatchObject({
    created: 2,
    updated: 1,
    proposed: 3,
    conflicts: [{ line: 3 }],
  });
  const { items } = await listProposals(translator, glossaryId, { limit: 9 });
  const proposalOf = (zh: string) => items.find(({ concept }) => concept.terms[0]?.text === zh)?.id;
  const again = nameless.map(({ line }, at) => ({
    ...{ line, reason: "already-proposed", text: `词条${at}号` },
    proposalId: proposalOf(`词条${at}号`),
  }));
  for (const dryRun of [true, false])
    expect(await take(replaced, dryRun)).toMatchObject({
      ...{ importId: null, created: 0, updated: 0, unchanged: 0, proposed: 0, skipped: again },
      conflicts: [{ line: 3, text: "term 1", existing: "entry 1" }],
    });
  // A part of what is proposed is nothing new either; more than that, and another wording, is.
  expect(await take(nameless.slice(0, 1))).toMatchObject({ proposed: 0, skipped: again.slice(0, 1) });
  const [first] = nameless;
  const english = (text: string) => ({ language: "en", text, status: "preferred" as const });
  const more = first === undefined ? [] : [{ ...first, fields: { fullThenShort: true } }];
  const other =
    first === undefined ? [] : [{ ...first, terms: [...first.terms.slice(0, 1), english("other")] }];
  expect(await take(more, true)).toMatchObject({ proposed: 1, skipped: [] });
  expect(await take(other, true)).toMatchObject({ proposed: 1, skipped: [] });
});
