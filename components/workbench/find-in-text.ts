/** A stretch of text, half-open UTF-16 offsets. */
export type Stretch = { readonly start: number; readonly end: number };

/**
 * Where `query` stands in `text`, without regard to case and to full or half width; in order, not overlapping.
 * Folding is by character, so that offsets stay those of `text`.
 */
export function findInText(text: string, query: string): Stretch[] {
  const wanted = fold(query.trim());
  if (wanted === "") return [];
  const folded = fold(text);
  const found: Stretch[] = [];
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

function fold(text: string): string {
  let folded = "";
  for (const unit of text.split("")) {
    const code = unit.charCodeAt(0);
    const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : unit;
    const lower = narrow.toLowerCase();
    folded += lower.length === 1 ? lower : narrow;
  }
  return folded;
}
