import type { Sql } from "@/lib/db/sql";
import { newId } from "@/lib/documents/server/new-id";
import { PEOPLE_PART } from "../core/kinds";
import { personRecord } from "../core/people";
import { readRecord } from "../core/read-record";
import { insertPeople, type NewPerson } from "./load-store";
import type { OpenArchive } from "./open-archive";
import { findVisibleAccounts } from "./people-store";
import { unfit } from "./refusals";

/** A team, with all who ever worked in it, and those of its glossaries. */
const MOST = 20_000;

export type LoadedPeople = {
  /** Everybody's id here, by the id in the archive. */
  readonly ids: ReadonlyMap<string, string>;
  /** How many of them have an account here. */
  readonly matched: number;
};

/**
 * Takes in the people whom the records name. Who has an account here that whoever brings the archive in can see anyway –
 * somebody of their own projects, or themselves – is that account; everybody else is kept by name, and gets in nowhere.
 * Nobody learns from an archive who has an account.
 */
export async function loadPeople(sql: Sql, archive: OpenArchive, actorId: string): Promise<LoadedPeople> {
  const people = await readPeople(archive);
  const emails = people.flatMap(({ email }) => email ?? []);
  const accounts = await findVisibleAccounts(sql, emails, actorId);
  const ids = new Map<string, string>();
  const unknown: NewPerson[] = [];
  for (const { id: key, email, name } of people) {
    const account = email === null ? undefined : accounts.get(email);
    const id = account ?? newId();
    ids.set(key, id);
    if (account === undefined) unknown.push({ id, address: `${id}@archive.invalid`, key, email, name });
  }
  if (unknown.length > 0) await insertPeople(sql, unknown);
  return { ids, matched: people.length - unknown.length };
}

async function readPeople(archive: OpenArchive) {
  const people = [];
  const [keys, emails] = [new Set<string>(), new Set<string>()];
  for await (const line of archive.lines(PEOPLE_PART)) {
    const read = readRecord(line, personRecord);
    const at = people.length + 1;
    if (!read.ok) throw unfit(PEOPLE_PART, at, read.reason);
    const { id, email } = read.value;
    const isTwice = keys.has(id) || (email !== null && emails.has(email));
    if (isTwice || at > MOST) throw unfit(PEOPLE_PART, at, isTwice ? "it comes twice" : "there are too many");
    keys.add(id);
    if (email !== null) emails.add(email);
    people.push(read.value);
  }
  return people;
}
