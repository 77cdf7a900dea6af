import { readJumpWords } from "./jump-words";
import { isCredit } from "./line-shapes";

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：！？“”‘’（）《》〈〉「」『』【】…—]/u;

/**
 * What stands for a line end that the format says is no line break: nothing between Chinese characters, a space
 * between words. A credit or jump line keeps its own line, because editors lose the two spaces that say so.
 */
export function softBreak(before: string, after: string): "" | " " | "\n" {
  const next = after.trim().split("\n")[0] ?? "";
  if (isCredit(next) || readJumpWords(next) !== null) return "\n";
  const left = before.trimEnd().at(-1) ?? "";
  const right = after.trimStart().at(0) ?? "";
  return WIDE.test(left) && WIDE.test(right) ? "" : " ";
}
