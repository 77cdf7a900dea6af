import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import { primaryLanguage } from "@/lib/text/core/language";

/** A unit as the index has it. */
export type IndexRow = {
  readonly id: number;
  readonly key: string;
  readonly numbersHash: number;
  readonly formHash: number;
  readonly before: number;
  readonly after: number;
  readonly origins: number;
  readonly isDeleted: boolean;
};

const COLUMNS = `"id"::float8 AS id, "key", "numbersHash"::float8 AS "numbersHash", "formHash"::float8 AS "formHash",
  "beforeHash"::float8 AS before, "afterHash"::float8 AS after, "origins", "deletedAt" IS NOT NULL AS "isDeleted"`;
const AT_ONCE = 5_000;

type Languages = { readonly sourceLanguage: string; readonly targetLanguage: string };
type IndexedMemory = Languages & { readonly id: string };

/** Units of these two languages, whatever the region: the first parts of their tags are in this placeholder and the next. */
const ofLanguages = (first: number): string =>
  `lower(substring("sourceLanguage" from '^[^-_]*')) = $${first} AND lower(substring("targetLanguage" from '^[^-_]*')) = $${first + 1}`;

const namesOf = ({ sourceLanguage, targetLanguage }: Languages): readonly string[] => [
  primaryLanguage(sourceLanguage),
  primaryLanguage(targetLanguage),
];

/** Every unit of a memory that is in use, by id, read in batches. Called by what builds indexes alone, which gives out no texts. */
export async function* readAllUnits({
  id,
  ...languages
}: IndexedMemory): AsyncGenerator<readonly IndexRow[]> {
  let last = 0;
  for (;;) {
    const rows = await sqlOfConnection(pool())<IndexRow>(
      `SELECT ${COLUMNS} FROM "MemoryUnit" WHERE "memoryId" = $1::uuid AND "deletedAt" IS NULL AND "id" > $2::bigint
         AND ${ofLanguages(3)}
       ORDER BY "id" LIMIT ${AT_ONCE}`,
      [id, last, ...namesOf(languages)],
    );
    yield rows;
    last = rows.at(-1)?.id ?? last;
    if (rows.length < AT_ONCE) return;
  }
}

/** The units that were written or deleted after a version. */
export function readUnitsSince(
  { id, ...languages }: IndexedMemory,
  version: number,
): Promise<readonly IndexRow[]> {
  return sqlOfConnection(pool())<IndexRow>(
    `SELECT ${COLUMNS} FROM "MemoryUnit" WHERE "memoryId" = $1::uuid AND "version" > $2::int
       AND (${ofLanguages(3)} OR "deletedAt" IS NOT NULL) ORDER BY "id"`,
    [id, version, ...namesOf(languages)],
  );
}
