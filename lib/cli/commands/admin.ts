import { newAccount } from "@/lib/accounts/server/schema";
import { createOwner } from "@/lib/accounts/server/set-up";
import { askPassword, readPassword } from "@/lib/cli/ask-password";
import { type Command, type Given, isSet, required, type Terminal, UsageError } from "@/lib/cli/command";
import { resetPassword } from "@/lib/cli/server/reset-password";

const PASSWORD_HELP =
  "--password-stdin     read the password from the first line of standard input, not from the keyboard";

function passwordOf(given: Given, terminal: Terminal): Promise<string> {
  return isSet(given, "password-stdin") ? readPassword(terminal.input) : askPassword(terminal);
}

export const createOwnerCommand: Command = {
  name: "admin create-owner",
  summary: "Make the first account, as the set-up link does",
  usage: "--email EMAIL --name NAME [--password-stdin]",
  help: [
    "--email EMAIL        the address to sign in with",
    "--name NAME          shown to the others",
    PASSWORD_HELP,
  ],
  options: { email: { type: "string" }, name: { type: "string" }, "password-stdin": { type: "boolean" } },
  positionals: [0, 0],
  async run(given, terminal, open) {
    const [email, name] = [required(given, "email"), required(given, "name")];
    const account = newAccount.safeParse({ email, name, password: await passwordOf(given, terminal) });
    if (!account.success) {
      const field = String(account.error.issues[0]?.path[0] ?? "email");
      throw new UsageError(
        field === "password" ? "The password must not be empty." : `This --${field} cannot be used.`,
      );
    }
    await open();
    const owner = await createOwner(account.data);
    terminal.say(`${owner.email} owns this installation now: sign in with it.`);
  },
};

export const resetPasswordCommand: Command = {
  name: "admin reset-password",
  summary: "Give an account a new password and end its sessions",
  usage: "--email EMAIL [--password-stdin]",
  help: ["--email EMAIL        the account", PASSWORD_HELP],
  options: { email: { type: "string" }, "password-stdin": { type: "boolean" } },
  positionals: [0, 0],
  async run(given, terminal, open) {
    const email = required(given, "email");
    const password = await passwordOf(given, terminal);
    await open();
    await resetPassword(email, password);
    terminal.say(`The password of ${email} is changed, and every session of it has ended.`);
  },
};
