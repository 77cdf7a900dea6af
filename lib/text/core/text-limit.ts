/**
 * The longest text of one paragraph and of one rendering, in UTF-16 units: far above any paragraph, far below a book.
 * Checks, alignment, memory and search work on whole paragraphs, so one without end would hold up everybody.
 */
export const TEXT_LIMIT = 100_000;
