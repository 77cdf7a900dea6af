import fs from "node:fs";
import path from "node:path";
import { exportArchive } from "@/lib/archive/server/export-archive";
import { importArchive } from "@/lib/archive/server/import-archive";
import type { ArchiveReport } from "@/lib/archive/server/schema";
import { type Command, isSet, optional, positional, required, UsageError } from "@/lib/cli/command";
import { actAs, openProject } from "@/lib/cli/server/local-actor";
import { writeOutput } from "@/lib/cli/write-output";

export const exportArchiveCommand: Command = {
  name: "archive export",
  summary: "Write everything of a project into one file, for another server",
  usage: "PROJECT [-o FILE]",
  help: [
    "PROJECT              the project's id, or its exact name",
    "-o, --output FILE    where to write; standard output when not given",
    "--as EMAIL           the owner who takes it; the project's first owner when not given",
    "The server may go on running: the archive is of one moment.",
  ],
  options: { output: { type: "string", short: "o" }, as: { type: "string" } },
  positionals: [1, 1],
  async run(given, terminal, open) {
    await open();
    const { projectId, actor } = await openProject(positional(given, 0), optional(given, "as"));
    const { body } = await exportArchive(actor, projectId);
    await writeOutput(body, optional(given, "output"), terminal);
  },
};

export const importArchiveCommand: Command = {
  name: "archive import",
  summary: "Bring in the archive of a project from another server",
  usage: "FILE --as EMAIL [--dry-run] [--copy-glossaries]",
  help: [
    "--as EMAIL           who brings it in, and becomes the project's owner",
    "--dry-run            only say what it holds and whether it can be taken in",
    "--copy-glossaries    a glossary that came with another project before comes in as a copy",
    "Either all of it is there afterwards, or nothing has changed. It prints the project's id.",
  ],
  options: { as: { type: "string" }, "dry-run": { type: "boolean" }, "copy-glossaries": { type: "boolean" } },
  positionals: [1, 1],
  async run(given, terminal, open) {
    const email = required(given, "as");
    const file = path.resolve(terminal.directory, positional(given, 0));
    if (!fs.existsSync(file)) throw new UsageError(`There is no file ${file}.`);
    await open();
    const actor = await actAs(email);
    const watcher = { tell: () => {}, signal: new AbortController().signal };
    const receive = async () => ({ path: file, remove: async () => {} });
    const [dryRun, copiesGlossaries] = [isSet(given, "dry-run"), isSet(given, "copy-glossaries")];
    const report = await importArchive(actor, receive, { dryRun, copiesGlossaries, watcher });
    terminal.say(sentenceOf(report));
    if (!report.dryRun) terminal.output.write(`${report.id}\n`);
  },
};

function sentenceOf({ name, madeAt, counts, people, dryRun }: ArchiveReport): string {
  const of = (part: string): number => counts[part] ?? 0;
  const held = `${of("documents")} documents, ${of("tracks")} versions, ${of("renderings")} renderings, ${of("comments")} comments, ${of("concepts")} concepts`;
  const who = `${people.matched} of ${people.matched + people.unknown} people have an account that is known to you here`;
  return `“${name}” as it was on ${madeAt} ${dryRun ? "can be taken in" : "is in"}: ${held}; ${who}.`;
}
