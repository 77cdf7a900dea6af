import { z } from "zod";
import { ROLES } from "@/lib/accounts/core/rights";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { storable } from "@/lib/text/core/storable";
import { ID } from "./column";

export const ARCHIVE_FORMAT = "duizhao-project";
/** Grows when an older version of the product could not take an archive in any more. */
export const ARCHIVE_VERSION = 1;
export const ARCHIVE_MEDIA_TYPE = "application/zip";
export const MANIFEST_PATH = "manifest.json";

export const partPath = (name: string): string => `records/${name}.ndjson`;
export const filePath = (sha256: string): string => `files/${sha256}`;

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const head = z.looseObject({ format: z.literal(ARCHIVE_FORMAT), version: z.int().min(1) });
const shape = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.literal(ARCHIVE_VERSION),
  productVersion: z.string().max(50),
  madeAt: z.iso.datetime(),
  project: z.strictObject({ id: z.string().regex(ID), name: storable().max(4000) }),
  /** Who was a member where it was made; nobody becomes one by it. */
  team: z.array(z.strictObject({ name: storable(), email: storable(), role: z.enum(ROLES) })).max(10_000),
  /** `sha256` is of the part's bytes, hex. */
  parts: z
    .array(z.strictObject({ name: z.string().max(100), records: count, bytes: count, sha256 }))
    .max(200),
  /** Source files by the checksum of their bytes. */
  files: z.array(z.strictObject({ sha256, bytes: count })).max(100_000),
  /** What is not in it, and why. */
  leftOut: z.array(z.strictObject({ what: z.string(), why: z.string() })).max(200),
});

/** What an archive says of itself: the last file in it, since it holds the checksums of the others. */
export type Manifest = z.output<typeof shape>;
export type ManifestPart = Manifest["parts"][number];

/** Reads a manifest. `newer`: it is one, of a later version of the product. */
export function parseManifest(json: string): Result<Manifest, "no-archive" | "newer"> {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return refuse("no-archive");
  }
  const known = head.safeParse(given);
  if (!known.success) return refuse("no-archive");
  if (known.data.version > ARCHIVE_VERSION) return refuse("newer");
  const parsed = shape.safeParse(given);
  return parsed.success ? ok(parsed.data) : refuse("no-archive");
}
