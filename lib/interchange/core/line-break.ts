/** What breaks a line, to one program or another. A carriage return with its line feed is one break. */
export const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu;

/** A text as a format of lines can hold it: what breaks a line is a space, and half a character is none. */
export function oneLine(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "\uFFFD").replace(LINE_BREAK, " ");
}
