/**
 * What XML 1.0 cannot hold, even as a reference (section 2.2, Char): most of C0, lone surrogates, U+FFFE, U+FFFF.
 * HTML forbids the same and a few more that every parser lets through.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what the expression is about
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A parser would turn a bare carriage return into a line feed.
  "\r": "&#13;",
};

/** The characters of `text` that XML and HTML cannot hold, in order; usually none. */
export function illegalCharacters(text: string): readonly string[] {
  return text.match(ILLEGAL) ?? [];
}

/** The text as XML can hold it: each character that it cannot becomes U+FFFD. */
export function replaceIllegal(text: string): string {
  return text.replace(ILLEGAL, "\uFFFD");
}

/**
 * Text as element content or quoted attribute of XML and HTML. Characters that neither can hold become U+FFFD;
 * the loss report names them.
 */
export function escapeXml(text: string): string {
  return escapeXmlWith(text, () => "\uFFFD");
}

/** As `escapeXml`, for formats that have markup for a character that XML cannot hold. */
export function escapeXmlWith(text: string, instead: (char: string) => string): string {
  let written = "";
  let from = 0;
  for (const { 0: char, index } of text.matchAll(ILLEGAL)) {
    written += escapeMarkup(text.slice(from, index)) + instead(char);
    from = index + char.length;
  }
  return written + escapeMarkup(text.slice(from));
}

const escapeMarkup = (text: string): string => text.replace(/[&<>"'\r]/g, (char) => ESCAPES[char] ?? char);

/** As `escapeXml`, for attributes: there a parser would also turn tabs and line feeds into spaces. */
export function escapeXmlAttribute(text: string): string {
  return escapeXml(text).replace(/[\t\n]/g, (char) => (char === "\t" ? "&#9;" : "&#10;"));
}
