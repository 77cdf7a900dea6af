import { type LoadedSample, loadSample } from "./load-sample";
import { findFirstPerson } from "./store";

/**
 * Loads the sample for whoever made this installation, as `--sample` asks.
 *
 * @returns null when there is no account yet: the set-up page does it then
 */
export async function loadSampleAtStart(): Promise<LoadedSample | null> {
  const person = await findFirstPerson();
  if (person === null) return null;
  return loadSample({ ...person, sessionId: null, scopes: null, onlyProjectId: null, address: "start" });
}
