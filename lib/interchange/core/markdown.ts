import { labelAtTurn } from "@/lib/renderings/core/speaker-names";
import type { RichText } from "@/lib/text/core/marks";
import { markdownLine, markdownText } from "./markdown-text";
import type { ExportDocument, ExportParagraph, ExportRow, TextWriter, WriterOptions } from "./writer";

/**
 * Markdown for reading and for text tools. Bilingual: each source paragraph with its translations quoted beneath,
 * each under its track's name when there are several; provenance closes the file. One translation alone: plain
 * running text.
 */
export const markdown: TextWriter = {
  format: "markdown",
  mediaType: "text/markdown; charset=utf-8",
  extension: "md",
  carries: ({ layout }) => ({
    emphasis: true,
    states: false,
    structure: false,
    provenance: layout !== "translation",
    untranslated: layout !== "translation",
    characters: "no-null",
    source: layout !== "translation",
  }),
  async *write(document, rows, options) {
    let first = true;
    for await (const row of rows) {
      if (first && options.layout !== "translation" && row.paragraph.kind !== "heading") {
        yield `# ${markdownLine(document.title)}\n\n`;
      }
      first = false;
      yield rowText(document, row, options);
    }
    if (options.layout !== "translation") yield colophon(document);
  },
};

function rowText(
  document: ExportDocument,
  { paragraph, renderings }: ExportRow,
  { layout }: WriterOptions,
): string {
  const blocks = layout !== "translation" ? [block(paragraph, withLabel(paragraph, paragraph.label))] : [];
  for (const track of document.tracks) {
    const rendering = renderings[track.id];
    if (rendering === undefined || rendering.text === "") continue;
    const label = labelAtTurn(track.speakers, paragraph);
    const text = block(paragraph, withLabel(rendering, label === null ? null : `${label} `));
    if (document.tracks.length > 1) blocks.push(quote(`_${markdownLine(track.name)}_\n\n${text}`));
    else blocks.push(layout === "translation" ? text : quote(text));
  }
  return blocks.map((text) => `${text}\n\n`).join("");
}

/** A heading in every language keeps its level; everything else is a paragraph. */
function block({ kind, level }: ExportParagraph, rich: RichText): string {
  if (kind !== "heading") return markdownText(rich, "paragraph");
  return `${"#".repeat(level ?? 2)} ${markdownText(rich, "heading")}`;
}

/**
 * The text with a label before it, the name bold. The colon stays outside, where it lets CommonMark close the emphasis
 * in front of a Chinese character.
 */
function withLabel({ text, marks }: RichText, label: string | null): RichText {
  if (label === null || label === "") return { text, marks };
  const bold = label.replace(/[\s\p{P}]+$/u, "").length;
  const moved = marks.map((span) => ({
    ...span,
    start: span.start + label.length,
    end: span.end + label.length,
  }));
  const labelMarks = bold === 0 ? [] : [{ start: 0, end: bold, mark: "bold" as const }];
  return { text: label + text, marks: [...labelMarks, ...moved] };
}

function quote(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

/** What a publisher prints on the last page: the document, then whose text each track is. */
function colophon(document: ExportDocument): string {
  const lines = [
    [document.title, document.date, document.occasion, document.citation],
    ...document.tracks.map((track) => [
      `${track.name} (${track.language})`,
      track.attribution,
      track.citation,
      track.date,
    ]),
  ].map(
    (facts) =>
      `- ${facts
        .filter((fact) => fact !== null && fact !== "")
        .map(markdownFact)
        .join(" · ")}`,
  );
  return `---\n\n${lines.join("\n")}\n`;
}

function markdownFact(fact: string | null): string {
  return markdownLine(fact ?? "");
}
