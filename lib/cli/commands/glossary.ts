import path from "node:path";
import {
  type Command,
  type Given,
  isSet,
  optional,
  positional,
  required,
  UsageError,
} from "@/lib/cli/command";
import { readGivenFile } from "@/lib/cli/read-given-file";
import { openGlossary } from "@/lib/cli/server/local-actor";
import { writeOutput } from "@/lib/cli/write-output";
import { TERM_EXPORT_FORMATS, TERM_FORMATS } from "@/lib/interchange/core/terms/formats";
import { exportTerms } from "@/lib/interchange/server/export-terms";
import { importTermsFile } from "@/lib/interchange/server/import-terms";

const AS =
  "--as EMAIL           the member who does it; the owner of a project that uses the glossary when not given";
const GLOSSARY = "--glossary ID|NAME   the glossary's id, or its exact name";

export const importGlossaryCommand: Command = {
  name: "glossary import",
  summary: "Take terms from a file into a glossary",
  usage: "FILE --glossary ID|NAME [--dry-run] [--replace]",
  help: [
    GLOSSARY,
    "--dry-run            only say what would happen",
    "--replace            wordings of the file take the place of agreed ones that they contend with",
    `--format FORMAT      ${TERM_FORMATS.join(", ")}; told by the file when not given`,
    "--sheet NAME         a sheet of the workbook; its first when not given",
    AS,
    "Prints the import's id, by which it can be undone. Columns: see docs/glossary-formats.md.",
  ],
  options: {
    glossary: { type: "string" },
    "dry-run": { type: "boolean" },
    replace: { type: "boolean" },
    format: { type: "string" },
    sheet: { type: "string" },
    as: { type: "string" },
  },
  positionals: [1, 1],
  async run(given, terminal, open) {
    const glossary = required(given, "glossary");
    const format = formatOf(given, TERM_FORMATS) ?? null;
    const file = path.resolve(terminal.directory, positional(given, 0));
    const bytes = readGivenFile(file);
    await open();
    const { glossaryId, actor } = await openGlossary(glossary, optional(given, "as"));
    const report = await importTermsFile(actor, glossaryId, {
      ...{ bytes, fileName: path.basename(file), format, mapping: {} },
      sheet: optional(given, "sheet") ?? null,
      dryRun: isSet(given, "dry-run"),
      onConflict: isSet(given, "replace") ? "replace" : "keep",
    });
    if (report.importId !== null) terminal.output.write(`${report.importId}\n`);
    const { created, updated, unchanged, proposed, skipped, conflicts } = report;
    const counts = `${created} created, ${updated} updated, ${unchanged} unchanged, ${proposed} proposed`;
    terminal.say(`${isSet(given, "dry-run") ? "Would be: " : ""}${counts}.`);
    for (const { line, reason, text } of skipped) terminal.say(`Line ${line} skipped (${reason}): ${text}`);
    for (const { line, text, existing } of conflicts)
      terminal.say(`Line ${line} contends: ${text}; agreed is ${existing}`);
  },
};

export const exportGlossaryCommand: Command = {
  name: "glossary export",
  summary: "Write the terms of a glossary as a file",
  usage: "--glossary ID|NAME --format FORMAT [--out FILE]",
  help: [
    GLOSSARY,
    `--format FORMAT      ${TERM_EXPORT_FORMATS.join(", ")}`,
    "-o, --out FILE       where to write; standard output when not given",
    AS,
  ],
  options: {
    glossary: { type: "string" },
    format: { type: "string" },
    out: { type: "string", short: "o" },
    as: { type: "string" },
  },
  positionals: [0, 0],
  async run(given, terminal, open) {
    const glossary = required(given, "glossary");
    required(given, "format");
    const format = formatOf(given, TERM_EXPORT_FORMATS) ?? "csv";
    await open();
    const { glossaryId, actor } = await openGlossary(glossary, optional(given, "as"));
    const { body } = await exportTerms(actor, glossaryId, format);
    await writeOutput(body, optional(given, "out"), terminal);
  },
};

/** Undefined when none was named. */
function formatOf<Format extends string>(given: Given, formats: readonly Format[]): Format | undefined {
  const word = optional(given, "format");
  const format = formats.find((one) => one === word);
  if (word === undefined || format !== undefined) return format;
  throw new UsageError(
    `There is no format ${JSON.stringify(word)} of terms; use one of ${formats.join(", ")}.`,
  );
}
