/** Names that Windows keeps for devices, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** Most file systems end a name at 255 bytes; the extension and a browser's " (1)" need room. */
const MAX_BYTES = 200;

/**
 * A file name that every system takes, made of the document's title: no separators, controls, direction marks or
 * reserved characters, no leading or trailing dots and spaces, cut between characters at 200 bytes of UTF-8.
 *
 * @param extension without the dot
 */
export function exportFileName(title: string, extension: string): string {
  const cleaned = title
    .toWellFormed()
    .replace(/[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\\/:*?"<>|]+/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const base = cut(cleaned).replace(/[. ]+$/, "");
  const safe = base === "" || RESERVED.test(base) ? `document${base === "" ? "" : `-${base}`}` : base;
  return `${safe}.${extension}`;
}

/**
 * The `Content-Disposition` of a download (RFC 6266): the name as it is in `filename*` (RFC 8187, which replaced
 * 5987), and an ASCII stand-in for clients that know only `filename`.
 */
export function contentDisposition(fileName: string): string {
  const extended = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${asciiName(fileName)}"; filename*=UTF-8''${extended}`;
}

/** Keeps what is ASCII of a name; "document" when that leaves no letter or digit before the extension. */
function asciiName(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  const extension = dot < 0 ? "" : fileName.slice(dot).replace(/[^\w.]/g, "");
  const base = (dot < 0 ? fileName : fileName.slice(0, dot))
    .normalize("NFKD")
    .replace(/[^ -~]+/g, "_")
    .replace(/["\\%]/g, "_")
    .replace(/_+/g, "_")
    .replace(/^[_. ]+|[_. ]+$/g, "");
  return (/[A-Za-z\d]/.test(base) ? base : "document") + extension;
}

function cut(text: string): string {
  let bytes = 0;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text)) {
    bytes += encodeURIComponent(segment).replace(/%[\dA-F]{2}/g, "x").length;
    if (bytes > MAX_BYTES) break;
    kept += segment;
  }
  return kept;
}
