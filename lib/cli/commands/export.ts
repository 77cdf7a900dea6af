import {
  type Command,
  type Given,
  isSet,
  optional,
  positional,
  repeated,
  required,
  UsageError,
} from "@/lib/cli/command";
import { findTrackIds } from "@/lib/cli/server/find-tracks";
import { openDocument } from "@/lib/cli/server/local-actor";
import { writeOutput } from "@/lib/cli/write-output";
import { EXPORT_FORMATS } from "@/lib/interchange/core/formats";
import type { ExportLayout } from "@/lib/interchange/core/writer";
import { exportDocument } from "@/lib/interchange/server/export-document";
import { exportQuery } from "@/lib/interchange/server/schema";

export const exportCommand: Command = {
  name: "export",
  summary: "Write a document with its translations as a file",
  usage: `DOCUMENT --format ${EXPORT_FORMATS.join("|")} [--track ID|NAME]… [-o FILE]`,
  help: [
    "DOCUMENT             the document's id, or its exact title",
    "--format FORMAT      the kind of file",
    "--track ID|NAME      a translation to write, in the document's order; repeat for several; all when not given",
    "--states STATES      only renderings in these states: initial,translated,reviewed,final",
    "--translation-only   without the source text (Word, HTML, Markdown and EPUB)",
    "--interleaved        each translation beneath its paragraph (Word)",
    "--comments           with open discussions (Word and JSON Lines)",
    "--terms              with terms and what is agreed for them (Word, JSON Lines and XLIFF 2)",
    "--candidates         with what the memory proposes for each paragraph (XLIFF)",
    "--unit UNIT          paragraph or sentence: what the pairs are (TMX, JSON Lines and Moses)",
    "--level-1            TMX and XLIFF without inline codes for emphasis",
    "--no-bom             CSV and TSV without the byte order mark that Excel needs",
    "--prefill            XLIFF 1.2 with the source where a translation is missing, for OmegaT",
    "-o, --output FILE    where to write; standard output when not given",
    "--as EMAIL           the member who exports; the project's owner when not given",
  ],
  options: {
    format: { type: "string" },
    track: { type: "string", multiple: true },
    states: { type: "string" },
    "translation-only": { type: "boolean" },
    interleaved: { type: "boolean" },
    comments: { type: "boolean" },
    terms: { type: "boolean" },
    candidates: { type: "boolean" },
    "level-1": { type: "boolean" },
    "no-bom": { type: "boolean" },
    prefill: { type: "boolean" },
    unit: { type: "string" },
    output: { type: "string", short: "o" },
    as: { type: "string" },
  },
  positionals: [1, 1],
  async run(given, terminal, open) {
    const query = {
      format: required(given, "format"),
      states: optional(given, "states"),
      layout: layoutOf(given),
      comments: String(isSet(given, "comments")),
      terms: String(isSet(given, "terms")),
      candidates: String(isSet(given, "candidates")),
      emphasis: String(!isSet(given, "level-1")),
      bom: String(!isSet(given, "no-bom")),
      prefill: String(isSet(given, "prefill")),
      unit: optional(given, "unit"),
    };
    const checked = exportQuery.safeParse(query);
    if (!checked.success) throw new UsageError(checked.error.issues[0]?.message ?? "The options do not fit.");

    await open();
    const { documentId, actor } = await openDocument(positional(given, 0), optional(given, "as"));
    const names = repeated(given, "track");
    const track = names.length === 0 ? undefined : await findTrackIds(documentId, names);
    const { body } = await exportDocument(actor, documentId, { ...checked.data, track });
    await writeOutput(body, optional(given, "output"), terminal);
  },
};

function layoutOf(given: Given): ExportLayout {
  if (isSet(given, "translation-only")) return "translation";
  return isSet(given, "interleaved") ? "interleaved" : "bilingual";
}
