/**
 * Paragraphs whose authorship is told at once: what is on a screen, and a little more. It stands apart from the
 * operation's schema, which the workbench would have to load for this number.
 */
export const MOST_AUTHORED = 60;
