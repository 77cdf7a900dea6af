import { pool } from "@/lib/db/database";
import { type BuiltTrack, buildTrack } from "./build-texts";

/** A document with one track and so many more paragraphs that writing it takes a while, put in by the database itself. */
export async function buildLongTrack(paragraphs: number): Promise<BuiltTrack> {
  const built = await buildTrack({ texts: ["第一段。"] });
  await pool().query(
    `INSERT INTO "Paragraph" ("id", "documentId", "orderKey", "kind", "piece", "text")
     SELECT gen_random_uuid(), $1, 'b' || lpad(n::text, 8, '0'), 'body', $2 || n, $2 || n
     FROM generate_series(2, $3::int) n`,
    [built.documentId, "这是很长的文档里的一段，编号为", paragraphs],
  );
  await pool().query(
    `INSERT INTO "Rendering" ("id", "trackId", "paragraphId", "text", "revision")
     SELECT gen_random_uuid(), $1, p."id", 'A paragraph of a long document.', 1 FROM "Paragraph" p
     WHERE p."documentId" = $2 AND p."orderKey" LIKE 'b%'`,
    [built.trackId, built.documentId],
  );
  return built;
}
