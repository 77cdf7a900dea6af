import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkNames, KnownIds, namedKinds } from "./check-record";
import { json, maybe, named, person, to, toOwn, toSeveral } from "./column";
import { kind } from "./kind";
import { OWN_IDS, own } from "./kinds/shapes";

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
    undo: json(own, OWN_IDS),
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

const OTHER = "0197a9a0-0000-7000-8000-000000000003";

const STORIES = kind({
  name: "stories",
  table: "Story",
  within: "conceptId",
  columns: {
    conceptId: to("concepts"),
    told: json(z.unknown(), {
      userId: "people",
      trackIds: "tracks",
      termId: { names: "terms", in: "conceptId" },
      near: { names: "concepts", in: "conceptId", by: "concepts" },
    }),
  },
});

describe("ids inside values", () => {
  const [concept, neighbor, foreign] = [HERE, ELSEWHERE, OTHER];
  const [term, foreignTerm] = [1, 2].map((at) => `0197a9a0-0000-7000-8000-00000000001${at}`);
  const [track, somebody] = [1, 2].map((at) => `0197a9a0-0000-7000-8000-0000000000a${at}`);
  const gone = "0197a9a0-0000-7000-8000-0000000000f0";
  const withStories = (): KnownIds => {
    const ids = new KnownIds(namedKinds([STORIES]));
    for (const id of [concept, neighbor]) ids.add("concepts", id, "a glossary");
    ids.add("concepts", foreign, "another glossary");
    ids.add("terms", term ?? "", concept);
    ids.add("terms", foreignTerm ?? "", foreign);
    ids.add("tracks", track ?? "", "a document");
    ids.add("people", somebody ?? "");
    return ids;
  };
  it.each<[string, unknown, boolean]>([
    [
      "what stands where it belongs",
      { votes: [{ userId: somebody, trackIds: [track] }], termId: term },
      true,
    ],
    ["a neighbor in the same glossary", { near: neighbor }, true],
    ["what is gone", { termId: gone, trackIds: [gone], near: gone }, true],
    ["anything in the archive, under a name of no list", { other: [track, term, somebody] }, true],
    ["a person who is not told", { userId: gone }, false],
    ["a person written otherwise than they are told", { userId: somebody?.toUpperCase() }, false],
    ["a track written otherwise", { trackIds: [track?.toUpperCase()] }, false],
    ["a thing of another kind", { trackIds: [term] }, false],
    ["a person for a track", { trackIds: [somebody] }, false],
    ["a term of another concept", { termId: foreignTerm }, false],
    ["a concept of another glossary", { near: foreign }, false],
  ])("%s", (_name, told, isFine) => {
    const record = { id: gone, conceptId: concept, told };
    expect(checkNames(STORIES, record, withStories())).toBe(isFine ? null : "told");
  });
});

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
