import { type Chapter, EPUB_CONTAINER, EPUB_HEAD, epubNavigation, epubPackage, epubText } from "../core/epub";
import { EPUB_STYLE } from "../core/epub-style";
import type { Writer } from "../core/writer";
import { streamZip } from "./stream-zip";

/**
 * An EPUB 3 for reading: each paragraph with its translations below it, beside it where the page is wide. Headings and
 * questions make the table of contents. What is not printed (states, speakers, kinds) is in `data-` attributes.
 */
export const epub: Writer = {
  format: "epub",
  mediaType: "application/epub+zip",
  extension: "epub",
  carries: ({ layout }) => ({
    emphasis: true,
    states: true,
    structure: true,
    provenance: true,
    untranslated: layout !== "translation",
    characters: "xml",
    source: layout !== "translation",
  }),
  write(document, rows, options) {
    const chapters: Chapter[] = [];
    return streamZip(
      [
        { path: "META-INF/container.xml", pieces: [EPUB_CONTAINER] },
        { path: "EPUB/package.opf", pieces: [epubPackage(document, options)] },
        { path: "EPUB/style.css", pieces: [EPUB_STYLE] },
        {
          path: "EPUB/text.xhtml",
          pieces: epubText(document, rows, options, (chapter) => chapters.push(chapter)),
        },
        // It is asked for when the text before it was written, and so knows all chapters.
        { path: "EPUB/nav.xhtml", pieces: later(() => epubNavigation(document, options, chapters)) },
      ],
      options.writtenAt,
      EPUB_HEAD,
    );
  },
};

async function* later(write: () => string): AsyncGenerator<string> {
  yield write();
}
