import { describe, expect, it } from "vitest";
import { findSpans } from "./find-spans";

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ["维护国家安全与安全发展", "安全", ["安全", "安全"]],
  ["維護國家安全", "国家安全", ["國家安全"]],
  ["Security and insecurity; SECURITIES", "securit", ["Securit", "SECURIT"]],
  ["A shared  future, a shared\nfuture", "shared future", ["shared  future", "shared\nfuture"]],
  ["𠮷野家与安全", "安全", ["安全"]],
  ["２０２０年", "2020", ["２０２０"]],
  ["he said“peace”", "peace", ["peace"]],
  ["l’homme", "homme", ["homme"]],
  ["nothing here", "安全", []],
];

describe("where the words stand", () => {
  it.each(CASES)("%s / %s", (text, phrase, found) => {
    expect(findSpans(text, phrase).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });
});
