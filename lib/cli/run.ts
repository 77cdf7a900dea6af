import { parseArgs } from "node:util";
import { AppError } from "@/lib/kernel/app-error";
import { type Command, type Given, type Terminal, UsageError } from "./command";

/** Each is loaded when it is asked for: who aligns two files waits for nothing that reads Word or speaks to a database. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ["import", async () => (await import("./commands/import")).importCommand],
  ["export", async () => (await import("./commands/export")).exportCommand],
  ["check", async () => (await import("./commands/check")).checkCommand],
  ["align", async () => (await import("./commands/align")).alignCommand],
  ["glossary import", async () => (await import("./commands/glossary")).importGlossaryCommand],
  ["glossary export", async () => (await import("./commands/glossary")).exportGlossaryCommand],
  ["archive export", async () => (await import("./commands/archive")).exportArchiveCommand],
  ["archive import", async () => (await import("./commands/archive")).importArchiveCommand],
  ["admin create-owner", async () => (await import("./commands/admin")).createOwnerCommand],
  ["admin reset-password", async () => (await import("./commands/admin")).resetPasswordCommand],
  ["token create", async () => (await import("./commands/token")).createTokenCommand],
  ["token list", async () => (await import("./commands/token")).listTokensCommand],
  ["token revoke", async () => (await import("./commands/token")).revokeTokenCommand],
  ["backup", async () => (await import("./commands/backup")).backupCommand],
  ["restore", async () => (await import("./commands/backup")).restoreCommand],
]);

/** Exit codes: done; refused or failed; the command line itself was wrong. */
const [DONE, FAILED, WRONG_USAGE] = [0, 1, 2];

/**
 * Runs one command over the database of the environment, which is started and stopped when nobody runs it.
 *
 * @param words what follows the program's name
 * @returns the exit code; failures have been said in one sentence
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const command = await findCommand(words);
  const wantsHelp =
    words.length === 0 || words.includes("--help") || words.includes("-h") || words[0] === "help";
  if (wantsHelp) {
    terminal.output.write(command === undefined ? await overview() : helpOf(command));
    return DONE;
  }
  try {
    if (command === undefined) throw new UsageError(`There is no command ${JSON.stringify(words[0])}.`);
    const given = parse(command, words);
    let outcome: unknown;
    await withDatabase(async (open) => {
      outcome = await command.run(given, terminal, open);
    });
    return outcome === "faulty" ? FAILED : DONE;
  } catch (error) {
    terminal.say(`duizhao: ${sentenceOf(error)}`);
    if (!(error instanceof UsageError)) return FAILED;
    terminal.say(`Try: duizhao ${command === undefined ? "--help" : `${command.name} --help`}`);
    return WRONG_USAGE;
  }
}

/** By its longest name: "token create" before "token". */
function findCommand(words: readonly string[]): Promise<Command> | undefined {
  const names = [2, 1].map((length) => words.slice(0, length).join(" "));
  const name = names.find((each) => COMMANDS.has(each));
  return name === undefined ? undefined : COMMANDS.get(name)?.();
}

function parse(command: Command, words: readonly string[]): Given {
  const args = words.slice(command.name.split(" ").length);
  const given = parseStrictly(command, args);
  const [least, most] = command.positionals;
  if (given.positionals.length < least || given.positionals.length > most) {
    throw new UsageError(`It is used so: duizhao ${command.name} ${command.usage}`);
  }
  return given;
}

function parseStrictly({ options }: Command, args: readonly string[]): Given {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]);
  }
}

/** Whatever `work` opens is closed again, also by Ctrl-C: no PostgreSQL stays behind that only this command wanted. */
async function withDatabase(work: (open: () => Promise<void>) => Promise<void>): Promise<void> {
  let stop = async () => {};
  let disconnect = async () => {};
  const interrupted = () => void close().finally(() => process.exit(130));
  const close = async () => {
    await disconnect();
    await stop();
  };
  process.once("SIGINT", interrupted).once("SIGTERM", interrupted);
  try {
    await work(async () => {
      ({ disconnect } = await import("@/lib/db/database"));
      const { openDatabase } = await import("@/lib/server/open-database");
      stop = (await openDatabase()).stop;
    });
  } finally {
    process.removeListener("SIGINT", interrupted).removeListener("SIGTERM", interrupted);
    await close();
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof AppError || error instanceof UsageError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

async function overview(): Promise<string> {
  const commands = await Promise.all([...COMMANDS.values()].map((load) => load()));
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    "Duizhao 对照: the command line",
    "",
    "Usage: duizhao COMMAND [options]",
    "",
    ...lines,
    "",
    "duizhao COMMAND --help tells more. The database is that of DATABASE_URL, else the one in DATA_DIR (.data).",
    "",
  ].join("\n");
}

function helpOf({ name, summary, usage, help }: Command): string {
  const lines = help.map((line) => `  ${line}`);
  return [
    `${summary}.`,
    "",
    `Usage: duizhao ${name} ${usage}`,
    ...(lines.length > 0 ? ["", ...lines] : []),
    "",
  ].join("\n");
}
