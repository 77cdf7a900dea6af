import path from "node:path";
import { type Command, isSet, optional, positional, UsageError } from "@/lib/cli/command";
import { readGivenFile } from "@/lib/cli/read-given-file";
import { openGlossary } from "@/lib/cli/server/local-actor";
import { isLocale } from "@/lib/i18n/locales";
import { readPairs } from "@/lib/interchange/server/read-pairs";
import { CHECK_IDS, type CheckId } from "@/lib/quality/core/checks";
import { SEVERITIES } from "@/lib/quality/core/finding";
import { checkFile, type FileFinding } from "@/lib/quality/server/check-file";
import { day } from "@/lib/text/core/day";

export const checkCommand: Command = {
  name: "check",
  summary: "Check the pairs of a file of parallel text",
  usage: "FILE [--glossary ID|NAME] [--date DAY] [--only CHECK,…] [--json]",
  help: [
    "FILE                 TMX, XLIFF, CSV, TSV, XLSX, or a .zip of plain files (text.zh, text.en)",
    "--glossary ID|NAME   whose wordings are to stand; only this needs the database",
    "--date DAY           the text's own day, 2020-05-24: which wordings held then",
    `--only CHECK,…       only these checks: ${CHECK_IDS.join(", ")}`,
    "--json               one JSON object a line instead of sentences",
    "--language TAG       of the sentences: en or zh-CN",
    "--as EMAIL           the member who reads the glossary; the owner of a project that uses it when not given",
    "Exit code 1 when there is an error among the findings; warnings and notices alone are 0.",
  ],
  options: {
    glossary: { type: "string" },
    date: { type: "string" },
    only: { type: "string" },
    json: { type: "boolean" },
    language: { type: "string" },
    as: { type: "string" },
  },
  positionals: [1, 1],
  async run(given, terminal, open) {
    const locale = optional(given, "language") ?? "en";
    if (!isLocale(locale)) throw new UsageError("--language is en or zh-CN.");
    const date = optional(given, "date") ?? null;
    if (date !== null && !day.safeParse(date).success) throw new UsageError("--date is a day: 2020-05-24.");
    const checks = readChecks(optional(given, "only"));
    const pairs = await readPairs(readGivenFile(path.resolve(terminal.directory, positional(given, 0))));
    const wanted = optional(given, "glossary");
    if (wanted !== undefined) await open();
    const opened = wanted === undefined ? null : await openGlossary(wanted, optional(given, "as"));
    const glossary = opened === null ? null : { id: opened.glossaryId, actor: opened.actor };
    const findings = await checkFile(pairs, { date, glossary, checks, locale });
    for (const finding of findings)
      terminal.output.write(`${isSet(given, "json") ? JSON.stringify(finding) : toLine(finding)}\n`);
    terminal.say(`${summarize(findings)} in ${pairs.length} pairs.`);
    return findings.some(({ severity }) => severity === "error") ? "faulty" : "sound";
  },
};

function readChecks(only: string | undefined): readonly CheckId[] | null {
  if (only === undefined) return null;
  return only.split(",").map((name) => {
    const found = CHECK_IDS.find((id) => id === name.trim());
    if (found === undefined) throw new UsageError(`There is no check ${JSON.stringify(name.trim())}.`);
    return found;
  });
}

const toLine = ({ place, track, severity, check, message }: FileFinding): string =>
  `${track === "" ? place : `${place}, ${track}`}: ${severity} ${check}: ${message}`;

function summarize(findings: readonly FileFinding[]): string {
  return SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}${count === 1 ? "" : "s"}`;
  }).join(", ");
}
