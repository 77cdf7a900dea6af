import { announceAccessChange } from "@/lib/accounts/server/announce-access";
import { audit } from "@/lib/accounts/server/audit";
import { hashAllowed } from "@/lib/accounts/server/make-account";
import { transaction } from "@/lib/db/database";
import { actAs } from "./local-actor";
import { savePassword } from "./store";

/**
 * Gives an account a new password without knowing the old one, and ends all its sessions.
 *
 * @throws AppError `not-found` without such an account, `invalid` for a password that cannot be taken
 */
export async function resetPassword(email: string, password: string): Promise<void> {
  const actor = await actAs(email);
  const passwordHash = await hashAllowed(password, actor.email);
  await transaction(async (tx) => {
    await savePassword(actor.id, passwordHash, tx);
    await audit(actor, { action: "password.reset", objectType: "user", objectId: actor.id }, tx);
    await announceAccessChange({ userId: actor.id }, tx);
  });
}
