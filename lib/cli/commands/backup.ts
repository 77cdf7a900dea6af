import path from "node:path";
import { restoreBackup } from "@/lib/backup/server/restore-backup";
import { writeBackup } from "@/lib/backup/server/write-backup";
import { type Command, isSet, positional, type Terminal } from "@/lib/cli/command";
import { readEnvironment } from "@/lib/environment";

/** Known by now: opening the database has set it. */
function databaseUrl(): string {
  return readEnvironment().DATABASE_URL ?? "";
}

function tell(terminal: Terminal, table: string, rows: number): void {
  if (rows > 0) terminal.say(`  ${table}: ${rows}`);
}

export const backupCommand: Command = {
  name: "backup",
  summary: "Write everything the database holds into one file",
  usage: "FILE",
  help: [
    "The server may go on running: the backup is of one moment.",
    "The file holds every text, its history and all accounts: keep it where only you can read it.",
  ],
  options: {},
  positionals: [1, 1],
  async run(given, terminal, open) {
    const file = path.resolve(terminal.directory, positional(given, 0));
    await open();
    const { tables } = await writeBackup(databaseUrl(), file, (table, rows) => tell(terminal, table, rows));
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    terminal.say(`${rows} rows of ${tables.length} tables are in ${file}.`);
  },
};

export const restoreCommand: Command = {
  name: "restore",
  summary: "Put a backup into an empty database",
  usage: "FILE [--force]",
  help: [
    "--force              erase what the database holds first",
    "Stop the server before. Either all of the backup is there afterwards, or nothing has changed.",
  ],
  options: { force: { type: "boolean" } },
  positionals: [1, 1],
  async run(given, terminal, open) {
    const file = path.resolve(terminal.directory, positional(given, 0));
    await open();
    const { tables, madeAt } = await restoreBackup(databaseUrl(), file, {
      force: isSet(given, "force"),
      onTable: (table, rows) => tell(terminal, table, rows),
    });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    terminal.say(`${rows} rows are back as they were on ${madeAt}.`);
  },
};
