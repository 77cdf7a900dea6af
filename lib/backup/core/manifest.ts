import { z } from "zod";
import { ok, type Result, refuse } from "@/lib/kernel/result";

export const BACKUP_FORMAT = "duizhao-backup";
export const BACKUP_VERSION = 1;
export const MANIFEST_FILE = "manifest.json";

const migration = z.object({ name: z.string(), checksum: z.string() });

const shape = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  madeAt: z.iso.datetime(),
  productVersion: z.string(),
  /** In the order in which they were applied. */
  migrations: z.array(migration),
  /** One file per table: a row per line, as PostgreSQL's row_to_json writes it. `sha256` is of those bytes, hex. */
  tables: z.array(
    z.object({ name: z.string(), file: z.string(), rows: z.number().int(), sha256: z.string().length(64) }),
  ),
  /** `lastValue` is a bigint in digits. */
  sequences: z.array(
    z.object({ name: z.string(), lastValue: z.string().regex(/^\d+$/), isCalled: z.boolean() }),
  ),
});

/** What a backup says of itself: the last file in the archive, since it holds the checksums of the others. */
export type Manifest = z.output<typeof shape>;
export type Migration = Manifest["migrations"][number];

/** Reads a manifest; `unreadable` for anything that is not one of this version. */
export function parseManifest(json: string): Result<Manifest, "unreadable"> {
  try {
    const parsed = shape.safeParse(JSON.parse(json));
    return parsed.success ? ok(parsed.data) : refuse("unreadable");
  } catch {
    return refuse("unreadable");
  }
}

/** How two databases' migrations differ; both lists are empty when one's rows fit the other. */
export function compareMigrations(
  backup: readonly Migration[],
  database: readonly Migration[],
): { readonly missing: readonly string[]; readonly extra: readonly string[] } {
  const key = ({ name, checksum }: Migration) => `${name} ${checksum}`;
  const [inBackup, inDatabase] = [new Set(backup.map(key)), new Set(database.map(key))];
  return {
    missing: backup.filter((one) => !inDatabase.has(key(one))).map(({ name }) => name),
    extra: database.filter((one) => !inBackup.has(key(one))).map(({ name }) => name),
  };
}
