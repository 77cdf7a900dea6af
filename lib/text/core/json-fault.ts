const BLANK = " \t\n\r";
/** What a string, a number or a word is made of; whether it is right is tried out. */
const WORD = /[-+.0-9A-Za-z]/u;

/** What may come next: a value, one or the end of a list, a name, one or the end of an object, a colon, or what follows a value. */
type Wanted = "value" | "value-or-end" | "name" | "name-or-end" | "colon" | "more";

/**
 * The 1-based line where a text stops being JSON; null where it is JSON. For texts that `JSON.parse` refused: what it says of the
 * place differs from one version of the engine to the next.
 */
export function findJsonFault(text: string): number | null {
  const fault = offsetOfFault(text);
  return fault === null ? null : text.slice(0, fault).split("\n").length;
}

function offsetOfFault(text: string): number | null {
  const open: string[] = [];
  let wanted = "value" as Wanted;
  for (let at = 0; ; ) {
    while (at < text.length && BLANK.includes(text.charAt(at))) at += 1;
    const char = text.charAt(at);
    if (char === "") return open.length === 0 && wanted === "more" ? null : at;
    const next = step(char, wanted, open);
    if (next === null) return at;
    if (next !== "token") {
      wanted = next;
      at += 1;
      continue;
    }
    const end = endOfToken(text, at);
    if (!isToken(text.slice(at, end), wanted)) return at;
    wanted = wanted === "name" || wanted === "name-or-end" ? "colon" : "more";
    at = end;
  }
}

/** What a mark makes of what is wanted; "token" for what is no mark, null for one that may not stand there. */
function step(char: string, wanted: Wanted, open: string[]): Wanted | "token" | null {
  const isValue = wanted === "value" || wanted === "value-or-end";
  if (char === "{" || char === "[") {
    if (!isValue) return null;
    open.push(char);
    return char === "{" ? "name-or-end" : "value-or-end";
  }
  if (char === "}" || char === "]") {
    const mayEnd = wanted === "more" || wanted === (char === "}" ? "name-or-end" : "value-or-end");
    return mayEnd && open.pop() === (char === "}" ? "{" : "[") ? "more" : null;
  }
  if (char === ":") return wanted === "colon" ? "value" : null;
  if (char !== ",") return wanted === "colon" || wanted === "more" ? null : "token";
  if (wanted !== "more" || open.length === 0) return null;
  return open.at(-1) === "{" ? "name" : "value";
}

function endOfToken(text: string, from: number): number {
  let at = from + 1;
  if (text.charAt(from) !== '"') {
    while (at < text.length && WORD.test(text.charAt(at))) at += 1;
    return at;
  }
  // The end of a line is no part of a string.
  while (at < text.length && text.charAt(at) !== '"' && text.charAt(at) !== "\n")
    at += text.charAt(at) === "\\" ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function isToken(token: string, wanted: Wanted): boolean {
  if (!token.startsWith('"') && (wanted === "name" || wanted === "name-or-end")) return false;
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}
