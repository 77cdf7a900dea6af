import path from "node:path";
import { type Command, isSet, optional, positional, required, UsageError } from "@/lib/cli/command";
import { readGivenFile } from "@/lib/cli/read-given-file";
import { openProject } from "@/lib/cli/server/local-actor";
import { READ_FORMATS, type ReadFormat } from "@/lib/documents/core/reader";
import { importDocument } from "@/lib/documents/server/import-document";

export const importCommand: Command = {
  name: "import",
  summary: "Import a source text into a project",
  usage: "FILE --project ID|NAME [--title TITLE] [--format FORMAT]",
  help: [
    "--project ID|NAME    the project's id, or its exact name",
    "--title TITLE        the document's title; taken from the text when not given",
    `--format FORMAT      ${READ_FORMATS.join(", ")}; told by the file when not given`,
    "--allow-duplicate    import it though the project has a document of the same bytes",
    "--as EMAIL           the member who imports; the project's owner when not given",
    "Prints the document's id. What import proposes stays open, to be decided on the import page.",
  ],
  options: {
    project: { type: "string" },
    title: { type: "string" },
    format: { type: "string" },
    "allow-duplicate": { type: "boolean" },
    as: { type: "string" },
  },
  positionals: [1, 1],
  async run(given, terminal, open) {
    const project = required(given, "project");
    const format = toFormat(optional(given, "format"));
    const file = path.resolve(terminal.directory, positional(given, 0));
    const bytes = readGivenFile(file);
    await open();
    const { projectId, actor } = await openProject(project, optional(given, "as"));
    const { id, title, paragraphCount, proposals } = await importDocument(actor, projectId, {
      bytes,
      fileName: path.basename(file),
      format,
      title: optional(given, "title"),
      allowDuplicate: isSet(given, "allow-duplicate"),
    });
    terminal.output.write(`${id}\n`);
    terminal.say(`“${title}”: ${paragraphCount} paragraphs, ${proposals.length} proposals to decide.`);
  },
};

function toFormat(word: string | undefined): ReadFormat | undefined {
  const format = READ_FORMATS.find((one) => one === word);
  if (word === undefined || format !== undefined) return format;
  throw new UsageError(
    `There is no format ${JSON.stringify(word)} to import; use one of ${READ_FORMATS.join(", ")}.`,
  );
}
