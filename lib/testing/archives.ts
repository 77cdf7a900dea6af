import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Actor } from "@/lib/accounts/core/actor";
import { MANIFEST_PATH, type Manifest, partPath } from "@/lib/archive/core/manifest";
import { exportArchive } from "@/lib/archive/server/export-archive";
import { importArchive } from "@/lib/archive/server/import-archive";
import { readZip } from "@/lib/documents/server/docx/read-zip";
import { streamZip } from "@/lib/interchange/server/stream-zip";

/** What is in an archive, by the names in the ZIP. */
export type Unpacked = ReadonlyMap<string, Uint8Array>;

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The archive of a project as it goes out. */
export async function takeHome(actor: Actor, projectId: string): Promise<Uint8Array> {
  const { body } = await exportArchive(actor, projectId);
  return new Uint8Array(await new Response(body).arrayBuffer());
}

export async function unpack(archive: Uint8Array): Promise<Unpacked> {
  const zip = await readZip(archive, () => true);
  if (!zip.ok) throw new Error(zip.reason);
  return zip.value.parts;
}

/** What two servers have alike: everything but what the manifest says of the moment. */
export function contentOf(unpacked: Unpacked): Readonly<Record<string, string>> {
  const entries = [...unpacked].filter(([name]) => name !== MANIFEST_PATH);
  return Object.fromEntries(entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]));
}

export const manifestOf = (unpacked: Unpacked): Manifest =>
  JSON.parse(Buffer.from(unpacked.get(MANIFEST_PATH) ?? []).toString("utf8")) as Manifest;

/** The records of a part. */
export function recordsOf(unpacked: Unpacked, part: string): Record<string, unknown>[] {
  const lines = Buffer.from(unpacked.get(partPath(part)) ?? [])
    .toString("utf8")
    .split("\n");
  return lines.filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A ZIP of these entries. */
export async function pack(entries: Iterable<readonly [string, Uint8Array]>): Promise<Uint8Array> {
  const files = [...entries].map(([name, bytes]) => ({ path: name, pieces: [bytes] }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamZip(files, "2026-01-03T08:00:00.000Z")) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** An archive with other records in one of its parts, and a manifest that says so. */
export function withRecords(
  unpacked: Unpacked,
  part: string,
  change: (records: Record<string, unknown>[]) => readonly unknown[],
): Map<string, Uint8Array> {
  const records = change(recordsOf(unpacked, part));
  const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  return withManifest(new Map([...unpacked, [partPath(part), bytes]]), (manifest) => ({
    ...manifest,
    parts: manifest.parts.map((one) =>
      one.name === part ? { ...one, records: records.length, bytes: bytes.length, sha256: hash(bytes) } : one,
    ),
  }));
}

export function withManifest(
  unpacked: Unpacked,
  change: (manifest: Manifest) => unknown,
): Map<string, Uint8Array> {
  const manifest = Buffer.from(JSON.stringify(change(manifestOf(unpacked))));
  return new Map([...unpacked, [MANIFEST_PATH, manifest]]);
}

type Bringing = {
  readonly dryRun?: boolean;
  readonly copiesGlossaries?: boolean;
  readonly signal?: AbortSignal;
};

/** Brings an archive in, as a file on disk. */
export async function bringIn(actor: Actor, archive: Uint8Array, asked: Bringing = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-archive-test-"));
  const file = path.join(folder, "archive.zip");
  fs.writeFileSync(file, archive);
  const told: { readonly done: number; readonly total: number }[] = [];
  const watcher = {
    tell: (progress: (typeof told)[number]) => told.push(progress),
    signal: asked.signal ?? new AbortController().signal,
  };
  const receive = async () => ({ path: file, remove: async () => {} });
  try {
    const report = await importArchive(actor, receive, {
      ...{ dryRun: asked.dryRun === true, copiesGlossaries: asked.copiesGlossaries === true, watcher },
    });
    return { ...report, told };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
