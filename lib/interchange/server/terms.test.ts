import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { getConcept, listConcepts, updateConcept } from "@/lib/glossary/server/concepts";
import { listProposals } from "@/lib/glossary/server/get-proposal";
import { judgePair } from "@/lib/glossary/server/match-texts";
import { listImports, undoImport } from "@/lib/glossary/server/undo-import";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { exportTerms } from "./export-terms";
import { importTerms, importTermsFile } from "./import-terms";

const CSV = `concept_id,zh,zh_alt,en,en_alt,en_deprecated,valid_from,valid_until,domain,note
c1,命运共同体,,community with a shared future,,community of common destiny,2018-03-01,,diplomacy,
c2,双循环,国内国际双循环,dual circulation,,double circulation,,,economy,`;

function upload(
  actor: Actor,
  glossaryId: string,
  text: string,
  fields: Readonly<Record<string, string>> = {},
) {
  const form = new FormData();
  form.set("file", new File([text], "terms.csv"));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return importTerms(actor, glossaryId, new Request("http://localhost/", { method: "POST", body: form }));
}

const list = async (actor: Actor, glossaryId: string) =>
  (await listConcepts(actor, glossaryId, { sort: "created", limit: 100 })).items;

describe("importing terms", () => {
  it("creates, and a second time changes nothing", async () => {
    const { owner, glossaryId } = await buildGlossary();
    expect(await upload(owner, glossaryId, CSV)).toMatchObject({
      created: 2,
      updated: 0,
      unchanged: 0,
      proposed: 0,
    });
    expect(await upload(owner, glossaryId, CSV)).toMatchObject({ created: 0, unchanged: 2, importId: null });
    expect(await list(owner, glossaryId)).toHaveLength(2);
  });

  it("gives verdicts by what the file says holds when", async () => {
    const { owner, glossaryId } = await buildGlossary();
    await upload(owner, glossaryId, CSV);
    const verdict = async (target: string, date: string | null) =>
      (await judgePair(owner, glossaryId, { source: "构建命运共同体", target, date })).map(
        (each) => each.verdict,
      );
    expect(await verdict("a community of common destiny", "2013-04-01")).toEqual(["variant"]);
    expect(await verdict("a community of common destiny", "2024-04-01")).toEqual(["superseded"]);
    expect(await verdict("communities with a shared future", null)).toEqual(["found"]);
    const double = { source: "双循环", target: "double circulation", date: "2010-01-01" };
    expect(await judgePair(owner, glossaryId, double)).toMatchObject([
      { externalId: "c2", verdict: "forbidden" },
    ]);
  });

  it("tells how many concepts are matched and written, in batches", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const lines = Array.from({ length: 501 }, (_, at) => `第${at}号,number ${at}`);
    const bytes = new TextEncoder().encode(["zh,en", ...lines].join("\n"));
    const file = { bytes, fileName: "terms.csv", format: null, sheet: null, mapping: {} };
    const told: string[] = [];
    await importTermsFile(owner, glossaryId, {
      ...{ ...file, dryRun: false, onConflict: "keep" },
      tell: ({ stage, done, total }) => told.push(`${stage} ${done}/${total}`),
    });
    expect(told).toEqual(["matching 0/501", "matching 500/501", "writing 0/501", "writing 500/501"]);
    await importTermsFile(owner, glossaryId, {
      ...{ ...file, dryRun: true, onConflict: "keep" },
      tell: ({ stage }) => told.push(stage),
    });
    expect(told.slice(4)).toEqual(["matching", "matching"]);
  });

  it("keeps what waits for a decision, also where nothing else is in the file", async () => {
    const { owner, translator, glossaryId } = await buildGlossary();
    const { id } = await buildConcept(owner, glossaryId, { zh: "术语", en: "term" });
    const report = await upload(translator, glossaryId, "zh,definition\n术语,a word with one meaning");
    expect(report).toMatchObject({ updated: 1, proposed: 1, importId: expect.any(String) });
    expect((await getConcept(owner, id)).definition).toBe("");
    const open = async () => (await listProposals(owner, glossaryId, { limit: 10, status: "open" })).items;
    expect(await open()).toMatchObject([{ status: "open", reason: "terms.csv" }]);
    await undoImport(translator, report.importId ?? "");
    expect(await open()).toEqual([]);
  });

  it("a dry run tells the same and does nothing", async () => {
    const { owner, glossaryId } = await buildGlossary();
    expect(await upload(owner, glossaryId, CSV, { dryRun: "true" })).toMatchObject({
      created: 2,
      importId: null,
    });
    expect(await list(owner, glossaryId)).toEqual([]);
  });

  it("finds a concept by its source term when the file has no ids; a sparse file clears nothing", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const { id } = await buildConcept(owner, glossaryId, { zh: "术语", en: "term" });
    await updateConcept(owner, id, { note: "kept" }, { seen: null });
    const report = await upload(owner, glossaryId, "zh,en,en_alt,domain\n术语,term,word,language");
    expect(report).toMatchObject({ created: 0, updated: 1 });
    const after = await getConcept(owner, id);
    expect([after.note, after.domain, after.terms.map(({ text }) => text)]).toEqual([
      "kept",
      "language",
      ["术语", "term", "word"],
    ]);
  });

  it("takes two rows without an id for one when their terms are of one concept", async () => {
    const { owner, glossaryId } = await buildGlossary();
    await upload(owner, glossaryId, CSV);
    const rows =
      "zh,en_alt\n双循环,two circulations\n国内国际双循环,domestic and international circulation\n";
    expect(await upload(owner, glossaryId, rows)).toMatchObject({ created: 0, updated: 1, skipped: [] });
    const id = (await list(owner, glossaryId)).find(({ externalId }) => externalId === "c2")?.id ?? "";
    const texts = (await getConcept(owner, id)).terms.map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(["two circulations", "domestic and international circulation"]),
    );
  });

  it("tells of a wording that contends with the agreed one, and replaces it when asked", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const { id } = await buildConcept(owner, glossaryId, { zh: "术语", en: "term" });
    const csv = "zh,en\n术语,word";
    const kept = await upload(owner, glossaryId, csv);
    expect(kept).toMatchObject({
      unchanged: 1,
      conflicts: [{ line: 2, conceptId: id, text: "word", existing: "term" }],
    });
    await upload(owner, glossaryId, csv, { onConflict: "replace" });
    const { terms } = await getConcept(owner, id);
    expect(terms.map(({ text, status }) => [text, status])).toEqual([
      ["术语", "preferred"],
      ["term", "superseded"],
      ["word", "preferred"],
    ]);
  });

  it("decides nothing around the rule: a translator's file, or one where two must agree, becomes proposals", async () => {
    for (const rule of [{}, { quorum: 2 }]) {
      const { owner, translator, glossaryId } = await buildGlossary({ rule });
      const actor = rule.quorum === 2 ? owner : translator;
      const report = await upload(actor, glossaryId, CSV);
      expect(report).toMatchObject({ created: 2, proposed: 2 });
      const concepts = await list(owner, glossaryId);
      expect(new Set(concepts.flatMap(({ terms }) => terms.map(({ status }) => status)))).toEqual(
        new Set(["proposed"]),
      );
      expect((await listProposals(owner, glossaryId, { limit: 9, status: "open" })).items).toHaveLength(2);
      await undoImport(actor, report.importId ?? "");
      expect((await listProposals(owner, glossaryId, { limit: 9, status: "open" })).items).toEqual([]);
      expect(await list(owner, glossaryId)).toEqual([]);
    }
  });

  it("is undone as one, but for what was changed since", async () => {
    const { owner, translator, glossaryId, stranger } = await buildGlossary();
    const old = await buildConcept(owner, glossaryId, {
      zh: "双循环",
      en: "dual circulation",
      externalId: "c2",
    });
    const { importId } = await upload(owner, glossaryId, CSV);
    const created = (await list(owner, glossaryId)).find(({ externalId }) => externalId === "c1");
    await expect(undoImport(stranger, importId ?? "")).rejects.toMatchObject({ code: "not-found" });
    await expect(undoImport(translator, importId ?? "")).rejects.toMatchObject({ code: "forbidden" });
    await updateConcept(owner, created?.id ?? "", { note: "changed since" }, { seen: null });
    expect(await undoImport(owner, importId ?? "")).toEqual({ restored: 1, kept: 1 });
    expect((await getConcept(owner, old.id)).terms).toEqual(old.terms);
    await expect(undoImport(owner, importId ?? "")).rejects.toMatchObject({
      code: "conflict",
      key: "undoneAlready",
    });
    const { items } = await listImports(owner, glossaryId, { limit: 9 });
    expect(items).toMatchObject([
      { fileName: "terms.csv", authorName: "owner", counts: { created: 1, updated: 1 } },
    ]);
  });

  it("tells in one sentence what is wrong with a file, and refuses those who may only read", async () => {
    const { owner, viewer, stranger, glossaryId } = await buildGlossary();
    await expect(upload(owner, glossaryId, "")).rejects.toMatchObject({
      code: "invalid",
      key: "termFile.empty",
    });
    await expect(upload(owner, glossaryId, "a1,b2\nx,y")).rejects.toMatchObject({
      key: "termFile.no-known-column",
    });
    await expect(upload(owner, glossaryId, CSV, { mapping: '{"zh":"what"}' })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(upload(viewer, glossaryId, CSV)).rejects.toMatchObject({ code: "forbidden" });
    await expect(upload(stranger, glossaryId, CSV)).rejects.toMatchObject({ code: "not-found" });
  });

  it("takes thousands of rows at once, and gives them back", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const rows = Array.from({ length: 2_500 }, (_each, at) => `c${at},术语第${at}号,term number ${at}`);
    expect(await upload(owner, glossaryId, `concept_id,zh,en\n${rows.join("\n")}`)).toMatchObject({
      created: 2_500,
    });
    const { body, fileName } = await exportTerms(owner, glossaryId, "csv");
    const text = await new Response(body).text();
    expect(fileName).toBe("Test glossary.csv");
    const other = await buildGlossary();
    expect(await upload(other.owner, other.glossaryId, text)).toMatchObject({ created: 2_500, skipped: [] });
  });
});
