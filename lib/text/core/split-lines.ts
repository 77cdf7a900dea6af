/**
 * The lines of a plain file. A line feed ends one, and a carriage return before it is its end too; what else might break a line is text.
 * The end of the last line begins no further one, and a byte order mark is no text.
 */
export function splitLines(text: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/u, "").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map(withoutReturn);
}

/** A line without the carriage return that ends it. */
export function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
