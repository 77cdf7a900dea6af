import { SCOPES, type Scope } from "@/lib/accounts/core/rights";
import { createToken, listTokens, revokeToken } from "@/lib/accounts/server/tokens";
import { type Command, optional, positional, required, UsageError } from "@/lib/cli/command";
import { actAs, openProject, openToken } from "@/lib/cli/server/local-actor";

export const createTokenCommand: Command = {
  name: "token create",
  summary: "Make an API token; it is printed once",
  usage: "--email EMAIL --name NAME [--scopes read,write,admin] [--project ID|NAME] [--expires 90d|DATE]",
  help: [
    "--email EMAIL        whose token it is",
    "--name NAME          what it is for",
    "--scopes SCOPES      out of read, write, admin; admin when not given: all that the person may",
    "--project ID|NAME    reach this project only",
    "--expires WHEN       days from now (90d) or a day (2030-01-31); never when not given",
  ],
  options: {
    email: { type: "string" },
    name: { type: "string" },
    scopes: { type: "string" },
    project: { type: "string" },
    expires: { type: "string" },
  },
  positionals: [0, 0],
  async run(given, terminal, open) {
    const [email, name] = [required(given, "email"), required(given, "name")];
    const scopes = (optional(given, "scopes") ?? "admin").split(",").map(toScope);
    const [project, expires] = [optional(given, "project"), optional(given, "expires")];
    const expiresAt = expires === undefined ? undefined : toTime(expires, Date.now());
    await open();
    const actor = await actAs(email);
    const projectId = project === undefined ? undefined : (await openProject(project, email)).projectId;
    const { token } = await createToken(actor, { name, scopes, projectId, expiresAt });
    terminal.output.write(`${token}\n`);
    terminal.say("Keep it now: it is not shown again.");
  },
};

export const listTokensCommand: Command = {
  name: "token list",
  summary: "The API tokens of a person",
  usage: "--email EMAIL",
  help: ["--email EMAIL        whose tokens"],
  options: { email: { type: "string" } },
  positionals: [0, 0],
  async run(given, terminal, open) {
    const email = required(given, "email");
    await open();
    const { items } = await listTokens(await actAs(email));
    for (const { id, prefix, name, scopes, expiresAt, lastUsedAt } of items) {
      const facts = [
        id,
        `${prefix}…`,
        name,
        scopes.join(","),
        `expires ${expiresAt ?? "never"}`,
        `used ${lastUsedAt ?? "never"}`,
      ];
      terminal.output.write(`${facts.join("\t")}\n`);
    }
    if (items.length === 0) terminal.say("There are no tokens.");
  },
};

export const revokeTokenCommand: Command = {
  name: "token revoke",
  summary: "End an API token at once",
  usage: "ID|BEGINNING",
  help: ["Take the id, or the beginning of the token, from `token list`."],
  options: {},
  positionals: [1, 1],
  async run(given, terminal, open) {
    await open();
    const { tokenId, actor } = await openToken(positional(given, 0).replace(/…$/, ""));
    await revokeToken(actor, tokenId);
    terminal.say(`The token of ${actor.email} is revoked.`);
  },
};

function toScope(word: string): Scope {
  const scope = SCOPES.find((one) => one === word.trim());
  if (scope === undefined)
    throw new UsageError(`There is no scope ${JSON.stringify(word)}; use ${SCOPES.join(", ")}.`);
  return scope;
}

const DAY = 86_400_000;

/** ISO 8601, UTC. A day means its end. */
function toTime(written: string, now: number): string {
  const days = /^(\d{1,4})d$/.exec(written)?.[1];
  const time = days === undefined ? Date.parse(`${written}T23:59:59.999Z`) : now + Number(days) * DAY;
  if (Number.isNaN(time) || time <= now) {
    throw new UsageError(
      "--expires takes a number of days (90d) or a day that is still to come (2030-01-31).",
    );
  }
  return new Date(time).toISOString();
}
