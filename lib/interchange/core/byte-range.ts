/** Half of a file that is asked for: both ends belong to it. */
export type ByteRange = { readonly start: number; readonly end: number };

const ONE_RANGE = /^bytes=\s*(\d*)-(\d*)\s*$/i;

/**
 * What a `Range` header asks for of a file (RFC 9110, 14.2): one range of bytes. Several at once, other units and what is
 * no range are passed over, as the standard allows: the whole file is the answer.
 *
 * @param size bytes of the file
 * @returns null for the whole file; "none" when the range lies behind its end
 */
export function readRange(header: string | null, size: number): ByteRange | "none" | null {
  const found = header === null ? null : ONE_RANGE.exec(header);
  const [first = "", last = ""] = [found?.[1], found?.[2]];
  if (first === "" && last === "") return null;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "none" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  if (last !== "" && Number(last) < start) return null;
  if (start >= size) return "none";
  return { start, end: last === "" ? size - 1 : Math.min(Number(last), size - 1) };
}

/**
 * The part of a file to answer with: the range, unless `If-Range` names another state of the file than this one.
 *
 * @param tag the file's strong entity tag, with its quotation marks
 */
export function rangeOf(
  { range, ifRange }: { readonly range: string | null; readonly ifRange: string | null },
  { size, tag }: { readonly size: number; readonly tag: string },
): ByteRange | "none" | null {
  // A date is no strong validator here: files are told apart by what is in them.
  if (ifRange !== null && ifRange.trim() !== tag) return null;
  return readRange(range, size);
}
