import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WORDED } from "./scripts";
import { readSearchQuery } from "./search-query";

const BEGIN = `(?<![${WORDED}])`;
const CASES: readonly (readonly [string, string, string | null])[] = [
  ["共", "('共':*)", null],
  ["发展", "('发展' | '发展' | '發展')", null],
  ["security", "'security':*", null],
  ["Ｓｅｃｕｒｉｔｙ", "'security':*", null],
  ["security ", "'security':*", null],
  ["shared future", "'shared' & 'future':*", `${BEGIN}shared\\s+future`],
  ["안보", "('안보')", null],
  ["국가 안보", "('국가') & ('안보')", "국가\\s+안보"],
  ["ほん", "('ほん')", null],
  ["คน", "('คน')", null],
  ["5G", "'5g':*", null],
  ["(a+b)", "'a' & 'b'", "\\(a\\+b\\)"],
  ["it’s", "'it' & 's':*", `${BEGIN}it["'“”‘’「」『』]s`],
];

describe("a query", () => {
  it.each(CASES.filter(([typed]) => typed !== "发展"))("%s", (typed, tokens, pattern) => {
    expect(readSearchQuery(typed)).toEqual({ tokens, fewest: tokens, pattern });
  });

  it.each([
    ["国家安全", "('国家') & ('安全')"],
    ["人民共和国", "('人民') & ('共和') & ('和国')"],
    ["国家安全 national security", "('国家') & ('安全') & 'national' & 'security':*"],
  ])("names every character of a phrase at least: %s", (typed, simplified) => {
    const isSimplified = (token: string): boolean => !/[國傢]/u.test(token);
    const { fewest } = readSearchQuery(typed) ?? { fewest: "" };
    const each = fewest
      .split(" & ")
      .map((one) =>
        one.startsWith("(")
          ? `(${[...new Set(one.slice(1, -1).split(" | "))].filter(isSimplified).join(" | ")})`
          : one,
      );
    expect(each.join(" & ")).toBe(simplified);
  });

  it("asks for simplified and traditional characters", () => {
    expect(readSearchQuery("发展")?.tokens).toContain("'發展'");
    expect(readSearchQuery("發展")?.tokens).toContain("'发展'");
    expect(readSearchQuery("发展中国家")).toMatchObject({
      pattern: expect.stringMatching(/^\[发[^\]]*發[^\]]*\]展中\[国[^\]]*國/u),
    });
  });

  it("is none when there is nothing to find by", () => {
    for (const typed of ["", "  ", "。", "?!", "“”"]) expect(readSearchQuery(typed)).toBeNull();
  });

  it("never breaks out of its quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        const query = readSearchQuery(typed);
        if (query === null) return;
        expect(query.tokens.replace(/'(?:[^'\\]|''|\\\\)*'/gu, "")).toMatch(/^[()|&:* ]*$/u);
      }),
    );
  });
});
