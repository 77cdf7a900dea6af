import fs from "node:fs";
import path from "node:path";
import { alignUnits } from "@/lib/alignment/core/align-units";
import type { Bead } from "@/lib/alignment/core/bead";
import { openLexiconFile } from "@/lib/alignment/server/open-lexicon-file";
import { type Command, optional, required, UsageError } from "@/lib/cli/command";
import { readGivenFile } from "@/lib/cli/read-given-file";
import { decode } from "@/lib/documents/core/decode";
import { AppError } from "@/lib/kernel/app-error";

const UNITS = ["sentence", "paragraph"] as const;
const OUTPUTS = ["json", "tsv"] as const;

export const alignCommand: Command = {
  name: "align",
  summary: "Align a Chinese text with an English one, line by line",
  usage: "--source FILE --target FILE [--unit sentence|paragraph] [--output json|tsv]",
  help: [
    "--source FILE        the Chinese text, one sentence or paragraph a line",
    "--target FILE        the English text, likewise",
    "--unit UNIT          what a line is: sentence (as when not given) or paragraph",
    "--output json        [{ source, target, confidence }, …] with line numbers from 0, as when not given",
    "--output tsv         confidence, line numbers and texts, tab-separated",
    "An empty side is what was left out or added. Empty lines stand in no pair, and keep their numbers.",
    "Needs no database.",
  ],
  options: {
    source: { type: "string" },
    target: { type: "string" },
    unit: { type: "string" },
    output: { type: "string" },
  },
  positionals: [0, 0],
  async run(given, terminal) {
    const unit = oneOf(UNITS, "unit", optional(given, "unit") ?? "sentence");
    const output = oneOf(OUTPUTS, "output", optional(given, "output") ?? "json");
    const files = [required(given, "source"), required(given, "target")];
    const [source = [], target = []] = files.map((file) => readLines(path.resolve(terminal.directory, file)));
    const [from, to] = [withText(source), withText(target)];
    const beads = alignUnits(textsOf(from), textsOf(to), { lexicon: openLexiconFile(), unit }).map(
      (bead) => ({
        source: bead.source.map((at) => from[at]?.number ?? 0),
        target: bead.target.map((at) => to[at]?.number ?? 0),
        confidence: Math.round(bead.confidence * 1000) / 1000,
      }),
    );
    terminal.output.write(output === "json" ? toJson(beads) : toTable(beads, source, target));
  },
};

function oneOf<Choice extends string>(choices: readonly Choice[], option: string, wanted: string): Choice {
  const found = choices.find((choice) => choice === wanted);
  if (found === undefined) throw new UsageError(`--${option} is ${choices.join(" or ")}.`);
  return found;
}

/** The lines of a file in whatever encoding; what follows the last line end is a line only when it is not empty. */
function readLines(file: string): string[] {
  const decoded = decode(readGivenFile(file));
  if (!decoded.ok && decoded.reason === "empty") {
    const breaks = fs.readFileSync(file, "latin1").match(/\n/g)?.length ?? 0;
    return Array.from({ length: breaks }, () => "");
  }
  if (!decoded.ok) throw new AppError("invalid", `${file} is no text in an encoding that can be read.`);
  const lines = decoded.value.text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

type Line = { readonly number: number; readonly text: string };

const withText = (lines: readonly string[]): Line[] =>
  lines.map((text, number) => ({ number, text })).filter(({ text }) => text.trim() !== "");

const textsOf = (lines: readonly Line[]): string[] => lines.map(({ text }) => text);

const toJson = (beads: readonly Bead[]): string =>
  beads.length === 0 ? "[]\n" : `[\n${beads.map((bead) => `  ${JSON.stringify(bead)}`).join(",\n")}\n]\n`;

function toTable(beads: readonly Bead[], source: readonly string[], target: readonly string[]): string {
  const rows = beads.map((bead) => [
    bead.confidence.toFixed(3),
    bead.source.join(" "),
    bead.target.join(" "),
    join(bead.source, source),
    join(bead.target, target),
  ]);
  return [["confidence", "source", "target", "source text", "target text"], ...rows]
    .map((row) => `${row.join("\t")}\n`)
    .join("");
}

const join = (places: readonly number[], lines: readonly string[]): string =>
  places.map((at) => (lines[at] ?? "").trim().replaceAll("\t", " ")).join(" ");
