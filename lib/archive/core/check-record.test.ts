import { describe, expect, it } from "vitest";
import { checkNames, KnownIds, namedKinds } from "./check-record";
import { json, maybe, named, person, to, toOwn, toSeveral } from "./column";
import { kind } from "./kind";
import { own } from "./kinds/shapes";

const HERE = "0197a9a0-0000-7000-8000-000000000001";
const ELSEWHERE = "0197a9a0-0000-7000-8000-000000000002";

const NOTES = kind({
  name: "notes",
  table: "Note",
  within: "trackId",
  columns: {
    trackId: to("tracks"),
    paragraphIds: toSeveral("paragraphs"),
    parentId: maybe(toOwn("notes")),
    authorId: maybe(person()),
    subjectId: maybe(to("anything")),
    undo: json(own),
    object: named(),
  },
});

function known(): KnownIds {
  const ids = new KnownIds(namedKinds([NOTES]));
  for (const name of ["tracks", "paragraphs", "people"]) ids.add(name, HERE);
  return ids;
}

const FINE = {
  ...{ id: HERE, trackId: HERE, paragraphIds: [HERE], parentId: null, authorId: HERE, subjectId: HERE },
  ...{ undo: {}, object: "none" },
};

describe("checkNames", () => {
  it.each([
    ["a record that names what is there", {}, null],
    ["nobody as its author", { authorId: null }, null],
    ["one of its own kind that may come later", { parentId: ELSEWHERE }, null],
    ["a thing of another archive", { trackId: ELSEWHERE }, "trackId"],
    ["one such thing among others", { paragraphIds: [HERE, ELSEWHERE] }, "paragraphIds"],
    ["a person who is not told", { authorId: ELSEWHERE }, "authorId"],
    ["a subject that is nothing", { subjectId: ELSEWHERE }, "subjectId"],
    ["a value that the database cannot keep", { undo: { text: "\0" } }, "undo"],
  ])("%s", (_name, change, expected) => {
    expect(checkNames(NOTES, { ...FINE, ...change }, known())).toBe(expected);
  });

  it("notes ids of nothing known that stand in values, wherever they stand", () => {
    const ids = known();
    checkNames(NOTES, { ...FINE, undo: { pieces: [{ text: ELSEWHERE.toUpperCase() }, HERE] } }, ids);
    expect([...ids.loose]).toEqual([ELSEWHERE]);
  });
});
