import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { database, transaction } from "@/lib/db/database";
import { sqlOf } from "@/lib/db/sql";
import { readEnvironment } from "@/lib/environment";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import { AppError } from "@/lib/kernel/app-error";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { holdElsewhere, meanwhile, whileHeld } from "@/lib/testing/held-glossary";
import { listConcepts, updateTerm } from "./concepts";
import { createProposal } from "./create-proposal";
import { castVote } from "./decide-proposal";
import { updateGlossary } from "./glossaries";
import { holdGlossary } from "./hold-glossary";
import { importConcepts } from "./import-concepts";
import type { ImportProgress, ImportRequest } from "./import-request";

const concept = (line: number, zh: string, en: string) => ({
  ...{ line, externalId: null, fields: {} },
  terms: [
    { language: "zh-CN", text: zh, status: "preferred" as const },
    { language: "en", text: en, status: "preferred" as const },
  ],
});

const fileOf = (concepts: ImportRequest["concepts"], more: Partial<ImportRequest> = {}): ImportRequest => ({
  ...{ concepts, skipped: [], fileName: "t.csv", format: "csv", onConflict: "keep", dryRun: false },
  ...more,
});

const file = fileOf([concept(2, "双循环", "dual circulation"), concept(3, "安全观", "view of security")]);

describe("while an import is written", () => {
  it("another one is looked at, and one that changes nothing is done", async () => {
    const built = await buildGlossary();
    await importConcepts(built.owner, built.glossaryId, file);
    const more = fileOf([...file.concepts, concept(4, "共同体", "community")], { dryRun: true });
    await whileHeld(built.glossaryId, async () => {
      expect(await importConcepts(built.owner, built.glossaryId, more)).toMatchObject({
        ...{ importId: null, created: 1, unchanged: 2 },
      });
      expect(await importConcepts(built.owner, built.glossaryId, file)).toMatchObject({
        ...{ importId: null, unchanged: 2 },
      });
    });
  });

  it("votes and edits do not hang: they hear that it is busy", async () => {
    const built = await buildGlossary({ rule: { quorum: 2 } });
    const { owner, reviewer, glossaryId } = built;
    const terms = [newTerm.parse({ language: "zh-CN", text: "词", status: "preferred" })];
    const wanted = { ...newConceptFields.parse({}), terms };
    const { id } = await createProposal(reviewer, glossaryId, { concept: wanted, reason: "", evidence: [] });
    const { items } = await listConcepts(owner, glossaryId, { sort: "created", limit: 1 });
    const termId = items[0]?.terms[0]?.id ?? "";
    const busy = { code: "unavailable", key: "glossaryBusy" };
    await whileHeld(built.glossaryId, () =>
      Promise.all([
        expect(castVote(owner, id, { agrees: true, reason: "" })).rejects.toMatchObject(busy),
        expect(updateTerm(owner, termId, { citation: "x" }, { seen: null })).rejects.toMatchObject(busy),
        expect(updateGlossary(owner, glossaryId, { name: "x" })).rejects.toMatchObject(busy),
      ]),
    );
    expect((await listConcepts(owner, glossaryId, { sort: "created", limit: 9 })).total).toBe(1);
    expect((await castVote(owner, id, { agrees: true, reason: "" })).votes).toHaveLength(1);
  });

  it("another one waits for longer than a person does, and is written then", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const holder = await holdElsewhere(glossaryId);
    const importing = importConcepts(owner, glossaryId, file);
    await holder.untilWaitedFor(importing);
    await expect(updateGlossary(owner, glossaryId, { name: "x" })).rejects.toMatchObject({
      ...{ code: "unavailable", key: "glossaryBusy" },
    });
    await holder.letGo();
    expect(await importing).toMatchObject({ created: 2 });
  });

  it("rows of others that refer to the glossary do not wait", async () => {
    const built = await buildGlossary();
    const { owner, glossaryId } = built;
    const other = new pg.Client({ connectionString: readEnvironment().DATABASE_URL });
    await other.connect();
    try {
      await transaction(async (tx) => {
        await holdGlossary(tx, owner, "propose", { glossaryId });
        await other.query("SET lock_timeout = '1ms'");
        const insert = `INSERT INTO "Concept" ("id", "glossaryId") VALUES (gen_random_uuid(), $1)`;
        expect((await other.query(insert, [glossaryId])).rowCount).toBe(1);
      });
    } finally {
      await other.end();
    }
  });
});

/** Makes a concept as others do, by one statement. */
const MAKE = `WITH made AS (
    INSERT INTO "Concept" ("id", "glossaryId") VALUES (gen_random_uuid(), $1) RETURNING "id"
  ), termed AS (
    INSERT INTO "Term" ("id", "conceptId", "language", "text", "status")
    SELECT gen_random_uuid(), "id", 'zh-CN', $2, 'preferred' FROM made
  ) UPDATE "Glossary" SET "version" = "version" + 1 WHERE "id" = $1`;

describe("an import that was planned", () => {
  const watched = () => {
    const stages: ImportProgress["stage"][] = [];
    return { stages, request: { ...file, tell: ({ stage }: ImportProgress) => void stages.push(stage) } };
  };

  it("is planned again by what others made before it is written", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const { stages, request } = watched();
    const take = () => importConcepts(owner, glossaryId, request);
    const report = await meanwhile(glossaryId, MAKE, [glossaryId, "双循环"], take);
    expect(report).toMatchObject({ created: 1, updated: 1 });
    expect(stages).toEqual(["matching", "matching", "writing"]);
    expect(await database().concept.count({ where: { glossaryId } })).toBe(2);
  });

  it.each([
    ["came to be voted on", false],
    ["an open proposal came to be about", true],
  ])("leaves alone what %s before it is written", async (_, isOpen) => {
    const { translator, owner, glossaryId } = await buildGlossary({ rule: { quorum: 2 } });
    const { id, terms } = await buildConcept(translator, glossaryId, { status: "proposed" });
    const [source, target] = terms;
    await database().term.update({ where: { id: source?.id ?? "" }, data: { status: "preferred" } });
    const about = (step: object) => JSON.stringify({ steps: [step], addedTermIds: [], isNewConcept: false });
    const propose = `INSERT INTO "TermProposal" ("id", "glossaryId", "conceptId", "change", "createdById")
      VALUES (gen_random_uuid(), $1, $2, $3, $4)`;
    const rewrite = `UPDATE "TermProposal" SET "change" = $3, "revision" = "revision" + 1
      WHERE "glossaryId" = $1 AND "conceptId" = $2 AND "createdById" = $4`;
    const definition = about({ op: "edit-concept", set: { definition: "One." } });
    if (isOpen) await sqlOf(database())(propose, [glossaryId, id, definition, owner.id]);
    const change = about({ op: "edit-term", termId: target?.id, set: { status: "preferred" } });
    const acronym = { language: "en", text: "shared destiny", type: "acronym" as const };
    const row = {
      line: 2,
      externalId: null,
      fields: {},
      terms: [{ language: "zh-CN", text: "共同命运" }, acronym],
    };
    const take = () => importConcepts(translator, glossaryId, fileOf([row]));
    const values = [glossaryId, id, change, owner.id];
    expect(await meanwhile(glossaryId, isOpen ? rewrite : propose, values, take)).toMatchObject({
      ...{ importId: null, updated: 0, skipped: [{ line: 2, reason: "held-by-proposal" }] },
    });
  });

  it("has one time for all its plans and waits", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const first = await holdElsewhere(glossaryId);
    const importing = importConcepts(owner, glossaryId, file, 2);
    const refused = expect(importing).rejects.toBeInstanceOf(AppError);
    await first.untilWaitedFor(importing);
    await setTimeout(1200);
    await first.client.query(MAKE, [glossaryId, "共同体"]);
    const next = holdElsewhere(glossaryId);
    await first.untilWaitedFor(importing, 2);
    await first.letGo();
    const second = await next;
    await second.untilWaitedFor(importing);
    await setTimeout(1200);
    await second.letGo();
    await refused;
    expect(await database().concept.count({ where: { glossaryId } })).toBe(1);
  });

  it("has others wait when they would not let it come to an end", async () => {
    const { owner, glossaryId } = await buildGlossary();
    const { stages, request } = watched();
    let holder = await holdElsewhere(glossaryId);
    const importing = importConcepts(owner, glossaryId, request);
    for (const text of ["双循环", "安全观", "共同体"]) {
      await holder.client.query(MAKE, [glossaryId, text]);
      await holder.untilWaitedFor(importing);
      const next = text === "共同体" ? null : holdElsewhere(glossaryId);
      if (next !== null) await holder.untilWaitedFor(importing, 2);
      await holder.letGo();
      if (next !== null) holder = await next;
    }
    expect(await importing).toMatchObject({ created: 0, updated: 2 });
    expect(stages).toEqual(["matching", "matching", "matching", "matching", "writing"]);
  });
});
