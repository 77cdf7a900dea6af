import type { Actor } from "@/lib/accounts/core/actor";
import { findUser } from "./store";

/**
 * The person for whom something is done later than they asked for it. What they may do is looked up when it is done, as
 * ever; it is done in one project only.
 *
 * @returns null when there is no such person any more
 */
export async function findPerson(
  userId: string,
  { onlyProjectId }: { readonly onlyProjectId: string },
): Promise<Actor | null> {
  const found = await findUser(userId);
  if (found === null) return null;
  const { id, name, email } = found;
  return { id, name, email, sessionId: null, scopes: ["read"], onlyProjectId, address: "" };
}
