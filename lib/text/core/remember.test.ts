import { expect, test } from "vitest";
import { rememberTexts, rememberTurns, rememberWords } from "./remember";
import { doAtOnce } from "./turns";

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

test("a text is read once while it is asked for, and forgotten when many others were", () => {
  const read: string[] = [];
  const lengthOf = rememberTexts((text) => {
    read.push(text);
    return { length: text.length };
  });
  const other = (nth: number) => String(nth).padEnd(10_000, ".");
  for (let nth = 0; nth < 8; nth += 1) {
    lengthOf("a paragraph");
    lengthOf(other(nth));
  }
  expect(read.filter((text) => text === "a paragraph")).toHaveLength(1);
  for (let nth = 0; nth < 45; nth += 1) lengthOf(other(nth));
  expect(lengthOf("a paragraph")).toEqual({ length: 11 });
  expect(read.filter((text) => text === "a paragraph")).toHaveLength(2);
});

test("a reading that pauses is remembered when it is done", () => {
  const read: string[] = [];
  const lengthOf = rememberTurns(function* (text) {
    yield;
    read.push(text);
    return { length: text.length };
  });
  lengthOf("left off").next();
  expect(doAtOnce(lengthOf("peace"))).toBe(doAtOnce(lengthOf("peace")));
  expect(read).toEqual(["peace"]);
});
