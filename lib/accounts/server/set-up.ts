import { transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import { audit } from "./audit";
import { type NewAccount, prepareAccount } from "./make-account";
import { giveBackTry, takeTry } from "./rate-limit";
import { hashSecret, makeSecret } from "./secrets";
import {
  countUsers,
  deleteSetting,
  type FoundPerson,
  findSetting,
  lockInstallation,
  saveSetting,
} from "./store";

const SETTING = "set-up-link";

/** Makes a fresh set-up secret when no account exists yet; the one before it ends. Null once there is an account. */
export async function openSetUp(): Promise<string | null> {
  return transaction(async (tx) => {
    await lockInstallation(tx);
    if ((await countUsers(tx)) > 0) return null;
    const secret = makeSecret();
    await saveSetting(SETTING, hashSecret(secret), tx);
    return secret;
  });
}

/** Whether a set-up secret is the one that opens this installation now. */
export async function isSetUpOpen(secret: string): Promise<boolean> {
  return (await countUsers()) === 0 && (await findSetting(SETTING)) === hashSecret(secret);
}

/**
 * Makes the first account. The link works once: a second use, also at the same moment, is refused.
 *
 * @throws AppError `not-found` for a wrong or used link
 */
export async function setUp(secret: string, account: NewAccount, address: string): Promise<FoundPerson> {
  await takeTry("secret-link", address);
  if (!(await isSetUpOpen(secret))) throw usedLink();
  await giveBackTry("secret-link", address);
  return makeFirstAccount(account, async (tx) => {
    if ((await findSetting(SETTING, tx)) !== hashSecret(secret)) throw usedLink();
  });
}

/**
 * Makes the owner's account from the command line, where whoever holds the machine holds the installation.
 *
 * @throws AppError `conflict` when an account exists already
 */
export function createOwner(account: NewAccount): Promise<FoundPerson> {
  return makeFirstAccount(account, async () => {});
}

async function makeFirstAccount(
  account: NewAccount,
  check: (tx: Parameters<Parameters<typeof transaction>[0]>[0]) => Promise<void>,
): Promise<FoundPerson> {
  const make = await prepareAccount(account);
  return transaction(async (tx) => {
    await lockInstallation(tx);
    if ((await countUsers(tx)) > 0) {
      throw new AppError(
        "conflict",
        "This installation has its owner already: sign in, or ask for an invitation.",
        { key: "setUpDone" },
      );
    }
    await check(tx);
    const user = await make(tx);
    await deleteSetting(SETTING, tx);
    await audit(null, { action: "installation.set-up", objectType: "user", objectId: user.id }, tx);
    return user;
  });
}

function usedLink(): AppError {
  return new AppError(
    "not-found",
    "This set-up link is not valid any more: start the server again for a new one.",
    { key: "setUpLink" },
  );
}
