import { isMeantAsXliff } from "@/lib/xliff/core/names";
import { looksLikePo } from "./parse-po";
import type { ReadFormat } from "./reader";
import { looksLikeSubtitles } from "./srt-reader";

/** What a file is by its bytes: a zip container, a file we cannot read, or text of some kind. */
export type FileKind = "zip" | "ole" | "pdf" | "text";

/** Tells containers by their first bytes; a name is never believed. */
export function detectFileKind(bytes: Uint8Array): FileKind {
  const head = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join("");
  if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) return "zip";
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) return "ole";
  if (head.startsWith("%PDF")) return "pdf";
  return "text";
}

/** Formats of decoded text. */
export type TextFormat = Exclude<ReadFormat, "docx" | "moses">;

/**
 * Which reader a text wants. XLIFF, HTML, TMX, PO and subtitles show by how they begin, whatever was said. Between Markdown and plain text the
 * caller's word holds, then the file name, then what the text looks like.
 */
export function detectTextFormat(text: string, wanted: ReadFormat | null, fileName: string): TextFormat {
  if (wanted === "xliff" || isMeantAsXliff(text, fileName)) return "xliff";
  const beginning = afterComments(text);
  if (wanted === "html" || /^<(?:!doctype html|html|head|body)\b/iu.test(beginning)) return "html";
  if (wanted === "tmx" || /^<(?:!DOCTYPE\s+tmx|tmx)\b/u.test(beginning)) return "tmx";
  if (wanted === "po" || looksLikePo(text)) return "po";
  if (wanted === "srt" || looksLikeSubtitles(text)) return "srt";
  if (wanted === "markdown" || wanted === "text") return wanted;

  const extension = /\.([a-z]+)$/iu.exec(fileName)?.[1]?.toLowerCase();
  if (extension === "md" || extension === "markdown") return "markdown";
  if (extension === "htm" || extension === "html" || extension === "xhtml")
    return looksLikeHtml(text) ? "html" : "text";
  if (extension === "txt" || extension === "text") return "text";
  if (looksLikeHtml(text)) return "html";
  return looksLikeMarkdown(text) ? "markdown" : "text";
}

/** How a text of markup begins, behind its declaration and its comments: found in one look, whatever stands there. */
function afterComments(text: string): string {
  let at = /^\uFEFF?\s*(?:<\?xml[^>]*>)?/u.exec(text)?.[0].length ?? 0;
  for (;;) {
    while (/\s/u.test(text.charAt(at))) at += 1;
    const end = text.startsWith("<!--", at) ? text.indexOf("-->", at + 4) : -1;
    if (end < 0) return text.slice(at, at + 100);
    at = end + 3;
  }
}

function looksLikeHtml(text: string): boolean {
  return (
    (text.slice(0, 50_000).match(/<\/?(?:p|div|br|h[1-6]|li|table|span|article|section)\b[^<>]*>/giu)
      ?.length ?? 0) >= 2
  );
}

function looksLikeMarkdown(text: string): boolean {
  return (
    /^#{1,6} \S/mu.test(text) ||
    /\*\*[^*\n]{1,40}\*\*/u.test(text) ||
    /^\s*(?:[-*+]|\d+\.) \S.*\n\s*(?:[-*+]|\d+\.) \S/mu.test(text)
  );
}
