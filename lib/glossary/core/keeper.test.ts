import { describe, expect, it } from "vitest";
import { findKeeper, type UsingProject } from "./keeper";
import type { LinkRight } from "./rights";

const using = (...links: readonly [string, LinkRight][]): readonly UsingProject[] =>
  links.map(([projectId, right]) => ({ projectId, right }));

describe("who looks after a glossary", () => {
  const cases: readonly [string, string | null, readonly UsingProject[], string | null, string | null][] = [
    ["its home, whatever its link says", "home", using(["old", "decide"], ["home", "read"]), "home", null],
    [
      "the oldest that decides, without its home",
      "home",
      using(["a", "read"], ["b", "decide"], ["c", "decide"]),
      "b",
      null,
    ],
    ["the same when its home is no more", null, using(["a", "propose"], ["b", "decide"]), "b", null],
    [
      "nobody where none decides: the oldest may take it over",
      "home",
      using(["a", "read"], ["b", "propose"]),
      null,
      "a",
    ],
    ["no project where none decides and it has no home", null, using(["a", "propose"]), null, null],
    ["no project when none uses it", "home", [], null, null],
  ];
  it.each(cases)("%s", (_name, homeProjectId, living, keeperProjectId, heirProjectId) => {
    expect(findKeeper(homeProjectId, living)).toEqual({ keeperProjectId, heirProjectId });
  });
});
