import { readNames } from "./store";

/** What people are called, by their ids; who left the installation has no name. */
export async function namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  return wanted.length === 0 ? new Map() : readNames(wanted);
}
