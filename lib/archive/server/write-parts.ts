import { createHash } from "node:crypto";
import type { Sql } from "@/lib/db/sql";
import type { ZipEntry } from "@/lib/interchange/server/stream-zip";
import packageFile from "@/package.json";
import { KINDS, LOGS_PART, PARTS, PEOPLE_PART } from "../core/kinds";
import { LEFT_OUT, NOT_WHOLE } from "../core/left-out";
import {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  filePath,
  MANIFEST_PATH,
  type Manifest,
  partPath,
} from "../core/manifest";
import type { PersonRecord } from "../core/people";
import { readLogs } from "./logs-store";
import { type NamedPerson, readPeople } from "./people-store";
import { readRecords } from "./record-of-row";
import { listFiles, readFile, readProject } from "./rows-store";

/** Records are gathered to about this many characters before they are packed. */
const CHUNK = 65_536;

type Of = { readonly projectId: string; readonly readerId: string; readonly madeAt: string };

/**
 * The files of an archive in their order, read from the database only when their turn comes: the parts, the source
 * files, and last the manifest, which tells what the others became.
 *
 * @param sql statements of one transaction, which sees one moment
 */
export async function archiveEntries(sql: Sql, { projectId, readerId, madeAt }: Of): Promise<ZipEntry[]> {
  const people = await readPeople(sql, projectId, readerId);
  const keys = new Map(people.map(({ userId, key }) => [userId, key]));
  const files = await listFiles(sql, projectId);
  const manifest: Manifest = {
    ...{ format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, productVersion: packageFile.version, madeAt },
    ...(await readProject(sql, projectId)),
    ...{ parts: [], files: files.map(({ sha256, size }) => ({ sha256, bytes: size })) },
    leftOut: [...Object.entries(LEFT_OUT).map(([what, why]) => ({ what, why })), ...NOT_WHOLE],
  };
  const recordsOf = (name: string): Iterable<object> | AsyncIterable<object> => {
    if (name === PEOPLE_PART) return personRecords(people);
    if (name === LOGS_PART) return withKeys(readLogs(sql, projectId), keys);
    const kind = KINDS.find((one) => one.name === name);
    return kind === undefined ? [] : readRecords(sql, kind, { projectId, people: keys });
  };
  return [
    ...PARTS.map((name) => ({ path: partPath(name), pieces: writePart(name, recordsOf, manifest) })),
    ...files.map(({ sha256 }) => ({ path: filePath(sha256), pieces: fileBytes(sql, projectId, sha256) })),
    { path: MANIFEST_PATH, pieces: manifestText(manifest) },
  ];
}

async function* writePart(
  name: string,
  recordsOf: (name: string) => Iterable<object> | AsyncIterable<object>,
  manifest: Manifest,
): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let [records, bytes, held] = [0, 0, ""];
  const take = (): string => {
    const text = held;
    held = "";
    hash.update(text);
    bytes += Buffer.byteLength(text);
    return text;
  };
  for await (const record of recordsOf(name)) {
    held += `${JSON.stringify(record)}\n`;
    records += 1;
    if (held.length >= CHUNK) yield take();
  }
  if (held !== "") yield take();
  manifest.parts.push({ name, records, bytes, sha256: hash.digest("hex") });
}

/** One person may have two ids here, and is one in the archive. */
function personRecords(people: readonly NamedPerson[]): readonly PersonRecord[] {
  const byKey = new Map<string, PersonRecord>();
  for (const { key, email, name } of people.toSorted((one, other) => (one.userId < other.userId ? -1 : 1)))
    if (!byKey.has(key)) byKey.set(key, { id: key, email, name });
  return [...byKey.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

async function* withKeys(
  logs: ReturnType<typeof readLogs>,
  keys: ReadonlyMap<string, string>,
): AsyncGenerator<object> {
  for await (const log of logs) {
    const updates = log.updates.map(({ update, authorId, ...rest }) => ({
      ...{ update, authorId: authorId === null ? null : (keys.get(authorId) ?? null) },
      ...rest,
    }));
    yield { ...log, updates };
  }
}

async function* fileBytes(sql: Sql, projectId: string, sha256: string): AsyncGenerator<Uint8Array> {
  yield await readFile(sql, projectId, sha256);
}

async function* manifestText(manifest: Manifest): AsyncGenerator<string> {
  yield JSON.stringify(manifest, null, 2);
}
