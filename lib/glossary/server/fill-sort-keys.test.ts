import { expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { fillSortKeys } from "./fill-sort-keys";

it("sorts old concepts by what they are called, and leaves the others alone", async () => {
  const { owner, glossaryId } = await buildGlossary();
  const [old, other] = [await buildConcept(owner, glossaryId), await buildConcept(owner, glossaryId)];
  // What somebody proposed comes first, and is not what the concept is called.
  const [first] = await database().term.findMany({
    where: { conceptId: old.id },
    orderBy: { position: "asc" },
  });
  const proposed = {
    conceptId: old.id,
    language: "zh-CN",
    text: "阿",
    status: "proposed",
    position: -1,
  } as const;
  await database().term.create({ data: { ...first, ...proposed, id: crypto.randomUUID() } });
  const { sortKey } = await database().concept.findUniqueOrThrow({ where: { id: old.id } });
  await database().concept.update({ where: { id: old.id }, data: { sortKey: "" } });
  await database().concept.update({ where: { id: other.id }, data: { sortKey: "zz" } });
  await fillSortKeys();
  const rows = await database().concept.findMany({ where: { glossaryId }, orderBy: { id: "asc" } });
  expect(sortKey).not.toBe("a");
  expect(rows.map((row) => row.sortKey)).toEqual([sortKey, "zz"]);
});
