import { checkXliff } from "../core/check-xliff";
import type { XliffDocument } from "../core/file";
import { readXliff } from "../core/read-xliff";
import type { XliffRefusal } from "../core/refusal";
import { isFatal, type RuleBreak } from "../core/rules/names";
import { parseXliff } from "./parse-xliff";
import { isNamedEncoding } from "./xliff-stream";

/** An XLIFF file, with what it breaks of its version's rules without being unreadable for it. */
export type UnderstoodXliff = { readonly document: XliffDocument; readonly breaks: readonly RuleBreak[] };

/** Reads a text as XLIFF of any version. It takes as long as the text is large: call it in a reader's thread. */
export function understandXliff(
  text: string,
  encoding: string,
): ({ readonly ok: true } & UnderstoodXliff) | { readonly ok: false; readonly refusal: XliffRefusal } {
  const whole = text.replace(/^\uFEFF/u, "");
  if (!isNamedEncoding(whole, encoding)) return refused({ reason: "encoding", line: 1, rule: null });
  const parsed = parseXliff(whole);
  if (!parsed.ok) return refused({ reason: parsed.reason, line: parsed.line, rule: null });
  const document = readXliff(parsed.root);
  if (document === null) return refused({ reason: "version", line: parsed.root.line, rule: null });
  const breaks = checkXliff(parsed.root);
  const fatal = breaks.find(isFatal);
  return fatal === undefined ? { ok: true, document, breaks } : refused({ reason: "rule", ...fatal });
}

const refused = (refusal: XliffRefusal) => ({ ok: false, refusal }) as const;
