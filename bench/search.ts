import { createToken } from "@/lib/accounts/server/tokens";
import { pool } from "@/lib/db/database";
import { buildProject } from "@/lib/testing/build-accounts";
import type { BenchRow } from "./bench-row";
import { randomNumbers } from "./random-numbers";

const DOCUMENTS = 20;
const PARAGRAPHS = 5_000;
const ROUNDS = 40;

/** What is said of each paragraph; one in twenty speaks of 安全. */
const WORDS =
  "发展 合作 和平 改革 开放 经济 社会 文化 教育 科技 人民 国际 地区 多边 主义 公平 正义 环境 气候 能源 粮食 健康 卫生 贸易 投资 金融 数字 创新 绿色 治理 法治 历史 未来 青年 妇女 农村 城市 交通 海洋 网络".split(
    " ",
  );

/** Searching 100,000 paragraphs and their English, through the API. */
export async function measureSearch(server: { readonly url: string }): Promise<BenchRow[]> {
  const { projectId, owner } = await buildProject();
  await seed(projectId, owner.id);
  const { token } = await createToken(owner, { name: "bench", scopes: ["read"] });
  const time = async (query: string): Promise<number> => {
    const began = performance.now();
    const response = await fetch(`${server.url}/api/v1/search?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = (await response.json()) as { items: readonly unknown[] };
    if (items.length === 0) throw new Error(`Nothing was found by ${query}.`);
    return performance.now() - began;
  };
  const rows: BenchRow[] = [];
  for (const [name, query] of [
    ["安全", "q=安全"],
    ["安", "q=安"],
    ["a phrase of seven characters", "q=维护国家安全"],
    ["security", "q=security"],
    ["200 places of 安全", "q=安全&limit=200"],
  ] as const) {
    for (let warm = 0; warm < 3; warm += 1) await time(query);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await time(query));
    times.sort((a, b) => a - b);
    rows.push(
      row(`Search of ${DOCUMENTS * PARAGRAPHS} paragraphs for ${name}, p50`, times[Math.floor(ROUNDS / 2)]),
      row(
        `Search of ${DOCUMENTS * PARAGRAPHS} paragraphs for ${name}, p95`,
        times[Math.floor(ROUNDS * 0.95)],
        50,
      ),
    );
  }
  await pool().query('DELETE FROM "Project" WHERE id = $1', [projectId]);
  return rows;
}

/** The indexes of words, which are filled ten times as fast in one go as with each row. */
const INDEXES = ["Paragraph_search_idx", "Rendering_search_idx"] as const;

async function seed(projectId: string, ownerId: string): Promise<void> {
  const defined = await pool().query<{ name: string; sql: string }>(
    "SELECT indexname AS name, indexdef AS sql FROM pg_indexes WHERE indexname = ANY($1)",
    [INDEXES],
  );
  if (defined.rowCount !== INDEXES.length) throw new Error("The indexes of words are not there.");
  for (const { name } of defined.rows) await pool().query(`DROP INDEX "${name}"`);
  await seedTexts(projectId, ownerId);
  const client = await pool().connect();
  try {
    await client.query("SET maintenance_work_mem = '256MB'");
    for (const { sql } of defined.rows) await client.query(sql);
    await client.query("RESET maintenance_work_mem");
  } finally {
    client.release();
  }
  await pool().query('ANALYZE "Paragraph"; ANALYZE "Rendering"');
}

async function seedTexts(projectId: string, ownerId: string): Promise<void> {
  const random = randomNumbers(7);
  const pick = () => WORDS[Math.floor(random() * WORDS.length)] ?? "";
  for (let document = 0; document < DOCUMENTS; document += 1) {
    const { rows } = await pool().query<{ id: string; track: string }>(
      `WITH d AS (INSERT INTO "Document" ("id", "projectId", "title", "createdById") VALUES (uuidv7(), $1, $2, $3) RETURNING "id")
       INSERT INTO "Track" ("id", "documentId", "name", "language", "orderKey", "ownerId")
       SELECT uuidv7(), d."id", 'Draft', 'en', 'a0', $3 FROM d RETURNING "documentId" AS id, "id" AS track`,
      [projectId, `Document ${document}`, ownerId],
    );
    const made = rows[0];
    if (made === undefined) throw new Error("The document was not made.");
    const texts = Array.from({ length: PARAGRAPHS }, () => {
      const words = Array.from({ length: 25 }, pick).join("");
      return random() < 0.05 ? `${words}，维护国家安全，${pick()}。` : `${words}。`;
    });
    await pool().query(
      `WITH p AS (
         INSERT INTO "Paragraph" ("id", "documentId", "orderKey", "kind", "piece", "text")
         SELECT uuidv7(), $1, 'a' || lpad(n::text, 8, '0'), 'body', '', t FROM unnest($2::text[]) WITH ORDINALITY AS u(t, n) RETURNING "id", "text")
       INSERT INTO "Rendering" ("id", "trackId", "paragraphId", "text")
       SELECT uuidv7(), $3, p."id", CASE WHEN p."text" LIKE '%安全%' THEN 'We uphold national security and promote development.' ELSE 'We promote cooperation and peace.' END FROM p`,
      [made.id, texts, made.track],
    );
  }
}

function row(name: string, value: number | undefined, target?: number): BenchRow {
  return {
    name,
    value: Math.round((value ?? Number.NaN) * 10) / 10,
    unit: "ms",
    ...(target !== undefined && { target }),
  };
}
