import { expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { fillSortKeys } from "./fill-sort-keys";

it("sorts old concepts by what they are called, and leaves the others alone", async () => {
  const { owner, glossaryId } = await buildGlossary();
  const [old, other] = [await buildConcept(owner, glossaryId), await buildConcept(owner, glossaryId)];
  const { sortKey } = await database().concept.findUniqueOrThrow({ where: { id: old.id } });
  expect(sortKey).not.toBe("");
  await database().concept.update({ where: { id: old.id }, data: { sortKey: "" } });
  await database().concept.update({ where: { id: other.id }, data: { sortKey: "zz" } });
  await fillSortKeys();
  const rows = await database().concept.findMany({ where: { glossaryId }, orderBy: { id: "asc" } });
  expect(rows.map((row) => row.sortKey)).toEqual([sortKey, "zz"]);
});
