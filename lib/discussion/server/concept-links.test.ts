import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { deleteConcept, getConcept } from "@/lib/glossary/server/concepts";
import { deleteLink, putLink } from "@/lib/glossary/server/glossaries";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { deleteAnnotation } from "./delete-annotation";
import { getAnnotation, listAnnotations } from "./list-annotations";
import { listConceptAnnotations } from "./list-concept-annotations";
import { updateAnnotation } from "./update-annotation";

const PAGE = { limit: 50 };

async function build() {
  const built = await buildAnnotating(["第一段谈合作。", "第二段也谈合作。"]);
  const { glossaryId } = await buildGlossary({ project: built });
  const concept = await buildConcept(built.owner, glossaryId, { zh: "合作", en: "cooperation" });
  const [first = "", second = ""] = built.paragraphIds;
  const placesFor = async (actor = built.viewer) =>
    (await listConceptAnnotations(actor, concept.id, PAGE)).items.map(({ quote, number, trackName }) => [
      ...[quote, number, trackName],
    ]);
  return { ...built, glossaryId, concept, first, second, placesFor };
}

describe("words linked to a concept", () => {
  it("show it, are listed with their places, and are parted again", async () => {
    const { annotate, write, concept, first, second, placesFor, translator, viewer, documentId } =
      await build();
    const linked = await annotate(second, "合作", { conceptId: concept.id });
    expect(linked.concept).toMatchObject({
      ...{ id: concept.id, term: "合作", wording: "cooperation", status: "preferred", deleted: false },
    });
    await write(first, "It speaks of working together.");
    const other = await annotate(first, "working together", { side: "track" });
    await updateAnnotation(translator, other.id, { conceptId: concept.id });
    expect(await placesFor()).toEqual([
      ["working together", 1, "Draft 1"],
      ["合作", 2, null],
    ]);
    expect(await getAnnotation(viewer, other.id)).toMatchObject({ concept: { id: concept.id } });
    const listed = await listAnnotations(viewer, documentId, PAGE);
    expect(listed.items.map((each) => each.concept?.wording)).toEqual(["cooperation", "cooperation"]);

    await updateAnnotation(translator, other.id, { conceptId: null });
    await deleteAnnotation(translator, linked.id);
    expect(await placesFor()).toEqual([]);
  });

  it("are paged, newest first", async () => {
    const { annotate, concept, first, second, viewer } = await build();
    await annotate(first, "合作", { conceptId: concept.id });
    await annotate(second, "合作", { conceptId: concept.id });
    const one = await listConceptAnnotations(viewer, concept.id, { limit: 1 });
    const rest = await listConceptAnnotations(viewer, concept.id, {
      ...{ limit: 1, cursor: one.nextCursor ?? undefined },
    });
    expect([...one.items, ...rest.items].map(({ number }) => number)).toEqual([2, 1]);
    expect(rest.nextCursor).toBeNull();
  });

  it("are refused a concept that the project's glossaries do not hold", async () => {
    const { annotate, first, translator, concept, owner } = await build();
    const elsewhere = await buildGlossary();
    const foreign = await buildConcept(elsewhere.owner, elsewhere.glossaryId);
    const plain = await annotate(first, "第一段");
    await deleteConcept(owner, concept.id, { seen: null });
    for (const conceptId of [foreign.id, concept.id, crypto.randomUUID()]) {
      const refused = { code: "invalid", key: "conceptNotHere" };
      await expect(annotate(first, "合作", { conceptId })).rejects.toMatchObject(refused);
      await expect(updateAnnotation(translator, plain.id, { conceptId })).rejects.toMatchObject(refused);
    }
  });

  it("keep a deleted concept, and say nothing of a glossary that the project has left", async () => {
    const { annotate, first, concept, glossaryId, owner, viewer, projectId, placesFor } = await build();
    const { id } = await annotate(first, "合作", { conceptId: concept.id });
    await deleteConcept(owner, concept.id, { seen: null });
    expect((await getAnnotation(viewer, id)).concept).toMatchObject({ term: "合作", deleted: true });
    const other = await buildGlossary();
    // As where the glossary is at home in another project.
    await database().glossary.update({
      where: { id: glossaryId },
      data: { homeProjectId: other.projectId },
    });
    await deleteLink(owner, glossaryId, projectId);
    expect(await getAnnotation(viewer, id)).toMatchObject({ conceptId: concept.id, concept: null });
    await expect(placesFor(other.owner)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are seen in one's own projects only, and not by strangers", async () => {
    const { annotate, first, concept, glossaryId, owner, stranger, translator, placesFor } = await build();
    const { id } = await annotate(first, "合作", { conceptId: concept.id });
    const sister = await buildAnnotating();
    // One person owns both: they link the glossary to the other project, whose members come to read it.
    await database().membership.create({
      data: { userId: owner.id, projectId: sister.projectId, role: "owner" },
    });
    await putLink(owner, { glossaryId, projectId: sister.projectId, right: "read" });
    expect((await getConcept(sister.viewer, concept.id)).id).toBe(concept.id);
    expect(await placesFor(sister.viewer)).toEqual([]);
    expect(await placesFor(translator)).toEqual([["合作", 1, null]]);
    await expect(placesFor(stranger)).rejects.toMatchObject({ code: "not-found" });
    await expect(getAnnotation(stranger, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(getAnnotation(sister.viewer, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(updateAnnotation(stranger, id, { conceptId: null })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
