import type { ExportDocument, ExportRow, WriterOptions } from "../writer";
import type { CommentList } from "./comments";
import { frontMatter, provenance } from "./front";
import { section } from "./parts";
import { interleavedRow, translationRow } from "./running";
import { isWideTable, tableBegin, tableEnd, tableRow } from "./table";
import { createTermList } from "./terms";
import { OFFICE, WORD, XML } from "./xml";

/**
 * The text of a Word file, row by row (`word/document.xml`). A text that begins with its own title gets no other above it;
 * of a translation alone, whose title is the source's, the provenance closes the file.
 */
export async function* writeBody(
  document: ExportDocument,
  rows: AsyncIterable<ExportRow>,
  {
    layout,
    comments,
    terms,
  }: Pick<WriterOptions, "layout"> & {
    readonly comments: CommentList;
    readonly terms: boolean;
  },
): AsyncGenerator<string> {
  const isTable = layout === "bilingual";
  const list = createTermList(document.language, document.tracks[0]?.language ?? document.language);
  const begin = (first: ExportRow | null) =>
    (layout === "translation" ? "" : frontOf(document, first)) + (isTable ? tableBegin(document) : "");
  yield `${XML}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>`;
  let count = 0;
  for await (const row of rows) {
    if (count === 0) yield begin(row);
    count += 1;
    if (terms && layout !== "translation") list.add(row);
    if (isTable) yield tableRow(document, row, comments);
    else if (layout === "interleaved") yield interleavedRow(document, row, comments);
    else yield translationRow(document, row);
  }
  if (count === 0) yield begin(null);
  if (isTable) yield tableEnd(count);
  if (layout === "translation") yield provenance(document.tracks);
  yield list.blocks();
  yield `${section(isTable && isWideTable(document))}</w:body></w:document>`;
}

function frontOf(document: ExportDocument, first: ExportRow | null): string {
  const isTitled = first?.paragraph.kind === "heading" && first.paragraph.text === document.title;
  return frontMatter(isTitled ? { ...document, title: "" } : document) + provenance(document.tracks);
}
