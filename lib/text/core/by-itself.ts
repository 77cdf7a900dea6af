/** Texts of fewer UTF-16 units than this are never held as pieces of others. */
const SHORTEST_PIECE = 13;

/**
 * The same text, held by itself. What is cut out of a long text keeps all of that in memory: a cell of a sheet would keep a megabyte of
 * its file.
 */
export function byItself(text: string): string {
  return text.length < SHORTEST_PIECE ? text : (JSON.parse(JSON.stringify(text)) as string);
}
