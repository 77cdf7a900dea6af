/**
 * Control characters, which XML does not allow, and which other programs write all the same: what was a hyphen or a field in their file.
 * No text here has any. NUL is none of them: a file that has it is damaged.
 */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
  /[\u0001-\u0008\u000B\u000C\u000E-\u001F]|&#(?:x0*(?:[1-8BCEF]|1[0-9A-F])|0*(?:[1-8]|1[124-9]|2\d|3[01]));/giu;

/** The text of an XML file without them, and how many there were. */
export function withoutXmlControls(text: string): { readonly text: string; readonly dropped: number } {
  let dropped = 0;
  const kept = text.replace(CONTROLS, () => {
    dropped += 1;
    return "";
  });
  return { text: kept, dropped };
}
