import { describe, expect, it } from "vitest";
import { checkPassword } from "./password";

describe("checkPassword", () => {
  it.each([
    ["a passphrase", "correct horse battery", null],
    ["a passphrase in Chinese", "山水之间自有清音", null],
    ["seven characters", "abcdefg", "too-short"],
    ["seven characters outside the BMP", "😀😁😂😃😄😅😆", "too-short"],
    ["three hundred characters", "ab c".repeat(75), "too-long"],
    ["the head of every leaked list", "Password123", "too-common"],
    ["one character repeated", "aaaaaaaaaaaa", "too-common"],
    ["the address itself", "Someone@example.org", "same-as-email"],
  ])("judges %s", (_name, password, expected) => {
    expect(checkPassword(password, "someone@example.org")).toBe(expected);
  });
});
