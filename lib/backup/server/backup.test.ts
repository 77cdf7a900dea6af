import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database, pool } from "@/lib/db/database";
import { buildTrack } from "@/lib/testing/build-texts";
import { makeEmptyDatabase, useDatabase } from "@/lib/testing/databases";
import { restoreBackup } from "./restore-backup";
import { listTables } from "./tables-store";
import { writeBackup } from "./write-backup";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-backup-"));
/** A database of this file's own: other tests write into the shared one meanwhile. */
let source = "";

async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table in a form that two databases can be compared by. */
function contents(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const all: Record<string, string[]> = {};
    for (const table of await listTables(client)) {
      const { rows } = await client.query<{ line: string }>(
        `SELECT t::text AS line FROM "${table}" t ORDER BY 1`,
      );
      all[table] = rows.map(({ line }) => line);
    }
    return all;
  });
}

const file = path.join(folder, "all.zip");
let before: Record<string, string[]> = {};

beforeAll(async () => {
  source = await makeEmptyDatabase();
  await useDatabase(source);
  const { documentId, renderingIds, paragraphIds, owner, projectId } = await buildTrack({
    texts: ["𠮷\u2028\n\t\\“", "二"],
  });
  const [renderingId = ""] = renderingIds;
  const bytes = new Uint8Array([0, 1, 10, 13, 255]);
  const row = { renderingId, generation: 1, update: bytes, origin: "client" };
  for (let i = 0; i < 3; i++) await database().collabUpdate.create({ data: row });
  // As after compaction: the highest ids are gone from the log, and must never be given again.
  await pool().query(
    'DELETE FROM "CollabUpdate" WHERE id > (SELECT min(id) FROM "CollabUpdate" WHERE "renderingId" = $1)',
    [renderingId],
  );
  await database().collabSnapshot.create({
    data: { renderingId, generation: 1, state: bytes, sha256: "00", mergedCount: 3 },
  });
  await database().sourceFile.create({
    data: {
      documentId,
      part: 0,
      fileName: "文.md",
      format: "markdown",
      encoding: "utf-8",
      sha256: "00",
      bytes,
      importedById: owner.id,
    },
  });
  await database().importProposal.create({
    data: {
      documentId,
      kind: "jump_line",
      confidence: 0.1 + 0.2,
      evidence: [{ rule: "x" }],
      paragraphIds: [...paragraphIds],
      position: 0,
    },
  });
  // A paragraph that refers to a later one: rows come in any order.
  await database().paragraph.update({
    where: { id: paragraphIds[0] ?? "" },
    data: { joinedIntoId: paragraphIds[1] ?? "" },
  });
  await database().auditEvent.create({
    data: { projectId, action: "x", objectType: "project", objectId: projectId },
  });
  await writeBackup(source, file);
  before = await contents(source);
});

afterAll(async () => {
  await useDatabase();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("backup and restore", () => {
  it("gives every row of every table back, the collaboration log too", async () => {
    const url = await makeEmptyDatabase();
    const manifest = await restoreBackup(url, file, { force: false });
    expect(await contents(url)).toEqual(before);
    expect(manifest.tables.map(({ name }) => name)).toContain("CollabUpdate");
    expect(before.CollabUpdate?.length).toBeGreaterThan(0);
  });

  it("puts keys, triggers and sequences in force again", async () => {
    const url = await makeEmptyDatabase();
    const { sequences } = await restoreBackup(url, file, { force: false });
    await withClient(url, async (client) => {
      await expect(client.query('DELETE FROM "AuditEvent"')).rejects.toThrow("append-only");
      const orphan = 'UPDATE "Document" SET "projectId" = gen_random_uuid()';
      await expect(client.query(orphan)).rejects.toMatchObject({ code: "23503" });
      const next = `INSERT INTO "CollabUpdate" ("renderingId", generation, update, origin)
        SELECT "renderingId", 1, '\\x00', 'client' FROM "CollabUpdate" LIMIT 1 RETURNING id`;
      const { rows } = await client.query<{ id: string }>(next);
      const stood = sequences.find(({ name }) => name.startsWith("CollabUpdate"))?.lastValue;
      expect(Number(rows[0]?.id)).toBe(Number(stood) + 1);
      expect(Number(stood)).toBeGreaterThanOrEqual(3);
    });
  });

  it("erases only when forced", async () => {
    const url = await makeEmptyDatabase();
    await restoreBackup(url, file, { force: false });
    await expect(restoreBackup(url, file, { force: false })).rejects.toThrow("not empty");
    await restoreBackup(url, file, { force: true });
    expect(await contents(url)).toEqual(before);
  });

  it.each([0.02, 0.3, 0.6])(
    "leaves the database as it was when the backup is damaged (%f)",
    async (place) => {
      const bytes = fs.readFileSync(file);
      const at = Math.floor(bytes.length * place);
      bytes.fill(0x55, at, at + 40);
      const damaged = path.join(folder, "damaged.zip");
      fs.writeFileSync(damaged, bytes);
      const url = await makeEmptyDatabase();
      await expect(restoreBackup(url, damaged, { force: false })).rejects.toMatchObject({ code: "invalid" });
      expect(Object.values(await contents(url)).flat()).toEqual([]);
    },
  );

  it.each([
    ["no file", () => path.join(folder, "none.zip"), "There is no file"],
    ["another file", () => path.resolve("package.json"), "not a backup"],
  ])("refuses %s in a sentence", async (_name, named, sentence) => {
    await expect(restoreBackup(source, named(), { force: false })).rejects.toThrow(sentence);
  });

  it("refuses a database of other migrations, and one that is in use", async () => {
    const url = await makeEmptyDatabase();
    await withClient(url, async (client) => {
      await expect(restoreBackup(url, file, { force: false })).rejects.toThrow("stop the server first");
      await client.query("DELETE FROM _prisma_migrations WHERE migration_name LIKE '%first'");
    });
    await expect(restoreBackup(url, file, { force: false })).rejects.toThrow("restore it with that version");
  });

  it("does not write over a file, and leaves none when it fails", async () => {
    await expect(writeBackup(source, file)).rejects.toMatchObject({ code: "conflict" });
    const target = path.join(folder, "failed.zip");
    const gone = new URL(source);
    gone.pathname = "/nowhere";
    await expect(writeBackup(gone.href, target)).rejects.toThrow();
    expect(fs.existsSync(target)).toBe(false);
  });
});
