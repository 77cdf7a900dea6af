import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("nextPath", () => {
  it.each([
    ["/projects/1?p=2", "/projects/1?p=2"],
    ["//elsewhere.example", "/"],
    ["/\\elsewhere.example", "/"],
    ["/\t/elsewhere.example", "/"],
    ["/\n/elsewhere.example", "/"],
    ["/a/..//elsewhere.example", "/"],
    ["/\u0000/elsewhere.example", "/%00/elsewhere.example"],
    ["https://elsewhere.example", "/"],
    ["javascript:alert(1)", "/"],
    [undefined, "/"],
    [["/a"], "/"],
  ])("%s", (given, expected) => {
    expect(nextPath(given)).toBe(expected);
  });
});
