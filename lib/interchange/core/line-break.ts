/** What breaks a line, to one program or another. A carriage return with its line feed is one break. */
export const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/gu;
