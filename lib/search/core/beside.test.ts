import { expect, it } from "vitest";
import { findBeside } from "./beside";

const zh = (text: string) => ({ text, language: "zh-CN" });
const en = (text: string) => ({ text, language: "en" });
const SOURCE = "会议开幕。各方强调安全。会议闭幕。";

it.each([
  [
    "of the same number",
    SOURCE,
    "安全",
    "It opened. All spoke of security. It closed.",
    "All spoke of security.",
    true,
  ],
  ["about as far along", SOURCE, "闭幕", "It opened and all spoke. It closed.", "It closed.", false],
  ["that is the only one", SOURCE, "安全", "All in one sentence", "All in one sentence", true],
  ["of nothing", SOURCE, "安全", "", "", true],
])("finds the sentence %s", (_, source, word, target, expected, isSure) => {
  const start = source.indexOf(word);
  const found = findBeside(zh(source), { start, end: start + word.length }, en(target));
  expect([target.slice(found.start, found.end), found.isSure]).toEqual([expected, isSure]);
});
