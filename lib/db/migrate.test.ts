import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeEmptyDatabase, migrateWhole } from "@/lib/testing/databases";

/** What a server had before glossaries had a home; written by the statements of that time. */
class Earlier {
  readonly #client: pg.Client;
  constructor(client: pg.Client) {
    this.#client = client;
  }

  async #insert(table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
    const names = Object.keys(row).map((name) => `"${name}"`);
    const values = names.map((_, at) => `$${at + 1}`);
    const sql = `INSERT INTO "${table}" (${names.join(", ")}) VALUES (${values.join(", ")})`;
    await this.#client.query(sql, Object.values(row));
  }

  async person(): Promise<string> {
    const id = randomUUID();
    await this.#insert("User", { id, email: `${id}@example.org`, name: "Somebody" });
    return id;
  }

  async project(deletedAt: string | null = null): Promise<string> {
    const id = randomUUID();
    await this.#insert("Project", {
      id,
      name: "p",
      sourceLanguage: "zh-CN",
      targetLanguage: "en",
      deletedAt,
    });
    return id;
  }

  /** @param madeIn the project that the audit tells; null for a glossary of one's own */
  async glossary(madeIn: string | null): Promise<string> {
    const [id, createdById] = [randomUUID(), await this.person()];
    await this.#insert("Glossary", {
      id,
      name: "g",
      sourceLanguage: "zh-CN",
      targetLanguage: "en",
      createdById,
    });
    const event = { action: "glossary.create", objectType: "glossary", objectId: id };
    await this.#insert("AuditEvent", { ...event, actorId: createdById, projectId: madeIn });
    const conceptId = randomUUID();
    await this.#insert("Concept", { id: conceptId, glossaryId: id });
    await this.#insert("Term", { id: randomUUID(), conceptId, language: "zh-CN", text: "词" });
    return id;
  }

  async link(glossaryId: string, projectId: string, right: string, day: number): Promise<void> {
    const createdAt = `2026-01-${String(day).padStart(2, "0")}`;
    await this.#insert("GlossaryLink", { glossaryId, projectId, right, createdAt });
  }
}

describe("glossaries that were there before they had a home", () => {
  let client: pg.Client;
  const glossaries = new Map<string, string>();
  const projects = new Map<string, string>();

  beforeAll(async () => {
    const url = await makeEmptyDatabase("20261127002100_glossary_home");
    client = new pg.Client({ connectionString: url });
    await client.connect();
    const earlier = new Earlier(client);
    const deleted = "2026-02-01";
    for (const [name, at] of [["a"], ["b"], ["c"], ["deleted", deleted], ["also deleted", deleted]] as const)
      projects.set(name, await earlier.project(at));
    const project = (name: string): string => projects.get(name) ?? "";
    const add = async (
      name: string,
      madeIn: string | null,
      links: readonly (readonly [string, string, number])[] = [],
    ) => {
      const id = await earlier.glossary(madeIn === null ? null : project(madeIn));
      glossaries.set(name, id);
      for (const [of, right, day] of links) await earlier.link(id, project(of), right, day);
    };
    await add("made in a, used there", "a", [
      ["b", "decide", 1],
      ["a", "decide", 2],
    ]);
    await add("made in a, which only reads", "a", [
      ["b", "decide", 1],
      ["a", "read", 2],
    ]);
    await add("made in a, handed over", "a", [
      ["c", "decide", 3],
      ["b", "decide", 2],
      ["deleted", "decide", 1],
    ]);
    await add("made in a deleted one that uses it", "deleted", [
      ["deleted", "decide", 1],
      ["b", "decide", 2],
    ]);
    await add("made in a deleted one, used by none that is not", "deleted", [
      ["deleted", "decide", 2],
      ["also deleted", "decide", 3],
      ["c", "read", 1],
    ]);
    await add("made in a, used by none", "a");
    await add("made in a deleted one, used by none", "deleted");
    await add("made in a, that others propose to", "a", [["b", "propose", 1]]);
    await add("one's own", null);
    await add("one's own, that others read", null, [["b", "read", 1]]);
    await add("one's own, that others decide in", null, [
      ["b", "read", 1],
      ["c", "decide", 2],
    ]);
    await migrateWhole(url);
  });

  afterAll(() => client.end());

  it.each<[string, string | null]>([
    ["made in a, used there", "a"],
    ["made in a, which only reads", "a"],
    ["made in a, handed over", "b"],
    ["made in a deleted one that uses it", "b"],
    ["made in a deleted one, used by none that is not", "deleted"],
    ["made in a, used by none", "a"],
    ["made in a deleted one, used by none", "deleted"],
    ["made in a, that others propose to", null],
    ["one's own", null],
    ["one's own, that others read", null],
    ["one's own, that others decide in", "c"],
  ])("%s: at home in %s", async (name, home) => {
    const { rows } = await client.query<{ home: string | null; links: string[]; terms: number }>(
      `SELECT g."homeProjectId" AS home, (SELECT count(*)::int FROM "Term" t JOIN "Concept" c ON c."id" = t."conceptId"
         WHERE c."glossaryId" = g."id") AS terms,
         array(SELECT l."projectId"::text FROM "GlossaryLink" l WHERE l."glossaryId" = g."id") AS links
       FROM "Glossary" g WHERE g."id" = $1`,
      [glossaries.get(name)],
    );
    const id = home === null ? null : projects.get(home);
    expect(rows[0]).toMatchObject({ home: id, terms: 1 });
    if (id !== null) expect(rows[0]?.links).toContain(id);
  });

  it("outlive the project that they are at home in", async () => {
    const id = glossaries.get("made in a, used by none");
    const isAtHome = async () =>
      (await client.query(`SELECT "homeProjectId" AS home FROM "Glossary" WHERE "id" = $1`, [id])).rows;
    expect(await isAtHome()).toEqual([{ home: projects.get("a") }]);
    await client.query(`DELETE FROM "Project" WHERE "id" = $1`, [projects.get("a")]);
    expect(await isAtHome()).toEqual([{ home: null }]);
    const concepts = await client.query(`SELECT 1 FROM "Concept" WHERE "glossaryId" = $1`, [id]);
    expect(concepts.rowCount).toBe(1);
  });
});
