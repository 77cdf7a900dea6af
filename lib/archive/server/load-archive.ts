import type { Sql } from "@/lib/db/sql";
import { KnownIds, namedKinds } from "../core/check-record";
import { KINDS, LOGS_PART, PARTS, PEOPLE_PART } from "../core/kinds";
import { ARCHIVE_LIMITS } from "../core/limits";
import { copyGlossaries, NO_COPIES } from "./copy-glossaries";
import { kindNamed } from "./kind-sql";
import { loadKind } from "./load-kind";
import { loadLogs } from "./load-logs";
import { type LoadedPeople, loadPeople } from "./load-people";
import { areElsewhere, findWithoutLog, hasProject, insertOwner } from "./load-store";
import type { OpenArchive } from "./open-archive";
import { damaged, isHere, isPartlyHere, reachesOut, tooLarge, unfit, unlikeLog } from "./refusals";
import { countRows } from "./rows-store";

export type Loaded = {
  readonly people: LoadedPeople;
  /** The names of glossaries that are here already and came in as copies. */
  readonly copied: readonly string[];
};

/** Ids that are looked for in all tables with one statement. */
const LOOSE_AT_ONCE = 5000;

/** PostgreSQL's classes of what a row may be refused for: a key that is there already; data or rules broken. */
const KEY_TAKEN = "23505";
const NOT_FITTING = /^(22|23)/;

/**
 * Takes in a whole archive in the transaction of `sql`. Nothing of it may stay when this throws.
 *
 * @param given.step hears of each portion of records; what it throws ends the work
 * @throws AppError with one sentence for the first thing that is not as it must be
 */
export async function loadArchive(
  sql: Sql,
  archive: OpenArchive,
  given: {
    readonly actorId: string;
    readonly step: (records: number) => void;
    readonly copiesGlossaries: boolean;
  },
): Promise<Loaded> {
  const { project } = archive.manifest;
  if (await hasProject(sql, project.id)) throw isHere();
  const copied = given.copiesGlossaries ? await copyGlossaries(sql, archive) : NO_COPIES;
  const people = await loadPeople(sql, archive, given.actorId);
  const known = new KnownIds(namedKinds(KINDS));
  for (const key of people.ids.keys()) known.add(PEOPLE_PART, key);
  const { actorId, step } = given;
  const loading = {
    sql,
    archive,
    known,
    copied,
    people: people.ids,
    takeBytes: countBytes(step),
    actorId,
    step,
  };
  for (const name of PARTS.slice(1)) {
    await (name === LOGS_PART ? loadLogs(loading) : loadKind(loading, kindNamed(name))).catch(
      refuseRows(name),
    );
    if (name === "project" && !known.has(name, project.id)) throw damaged("manifest.json");
  }
  await checkWhole(sql, archive, known);
  await insertOwner(sql, project.id, given.actorId);
  return { people, copied: copied.names };
}

function countBytes(step: (records: number) => void): (bytes: number) => void {
  let sum = 0;
  return (bytes) => {
    sum += bytes;
    if (sum > ARCHIVE_LIMITS.unpackedBytes) throw tooLarge();
    step(0);
  };
}

const refuseRows = (part: string) => (error: unknown) => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === KEY_TAKEN) throw isPartlyHere();
  if (NOT_FITTING.test(code)) throw unfit(part, 0, "it does not fit together with the others");
  throw error;
};

/** Everything that came in is the project's, and it names nothing else on this server. */
async function checkWhole(sql: Sql, { manifest }: OpenArchive, known: KnownIds): Promise<void> {
  const projectId = manifest.project.id;
  const counts = await countRows(sql, KINDS, projectId);
  for (const { name, records } of manifest.parts)
    if (counts.has(name) && counts.get(name) !== records) throw reachesOut();
  const silent = await findWithoutLog(sql, projectId);
  if (silent !== null) throw unlikeLog(silent);
  const loose = [...known.loose];
  for (let at = 0; at < loose.length; at += LOOSE_AT_ONCE)
    if (await areElsewhere(sql, projectId, loose.slice(at, at + LOOSE_AT_ONCE))) throw reachesOut();
}
