import {
  checkPassword,
  MAX_PASSWORD,
  MIN_PASSWORD,
  type PasswordRefusal,
} from "@/lib/accounts/core/password";
import type { Transaction } from "@/lib/db/database";
import { AppError } from "@/lib/kernel/app-error";
import { hashPassword } from "./passwords";
import { createUser, type FoundPerson, findUserByEmail } from "./store";

export type NewAccount = { readonly email: string; readonly name: string; readonly password: string };

const SENTENCES: Record<PasswordRefusal, string> = {
  "too-short": `The password needs at least ${MIN_PASSWORD} characters.`,
  "too-long": `The password may have at most ${MAX_PASSWORD} characters.`,
  "too-common": "This password is one that everybody tries first: choose another.",
  "same-as-email": "The password must not be the e-mail address.",
};

/**
 * Makes an account with a password; hashing happens before the transaction that stores it.
 *
 * @throws AppError `invalid` for a password that cannot be taken
 */
export async function prepareAccount(
  account: NewAccount,
): Promise<(tx: Transaction) => Promise<FoundPerson>> {
  const passwordHash = await hashAllowed(account.password, account.email);
  return async (tx) => {
    if ((await findUserByEmail(account.email, tx)) !== null) {
      throw new AppError(
        "conflict",
        "There is an account with this e-mail address already: sign in with it.",
        { key: "emailTaken" },
      );
    }
    return createUser({ email: account.email, name: account.name, passwordHash }, tx);
  };
}

/** @throws AppError `invalid` for a password that cannot be taken */
export async function hashAllowed(password: string, email: string): Promise<string> {
  const refusal = checkPassword(password, email);
  if (refusal !== null) {
    const options = { key: `password.${refusal}`, values: { min: MIN_PASSWORD, max: MAX_PASSWORD } };
    throw new AppError("invalid", SENTENCES[refusal], {
      ...options,
      fields: { password: SENTENCES[refusal] },
    });
  }
  return hashPassword(password);
}
