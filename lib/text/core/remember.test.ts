import { expect, test } from "vitest";
import { rememberWords } from "./remember";

test("a word is computed once, and always gives what it gave", () => {
  const asked: string[] = [];
  const lengthOf = rememberWords((word) => {
    asked.push(word);
    return { length: word.length };
  });
  expect(lengthOf("peace")).toEqual({ length: 5 });
  expect(lengthOf("peace")).toBe(lengthOf("peace"));
  expect(asked).toEqual(["peace"]);
});

test("what is too long for a word is not kept", () => {
  let computed = 0;
  const count = rememberWords(() => ++computed);
  const long = "a".repeat(41);
  expect([count(long), count(long)]).toEqual([1, 2]);
});
