import { describe, expect, it } from "vitest";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { deleteAnnotation, restoreAnnotation } from "./delete-annotation";
import { listLabels } from "./labels";
import { listAnnotations } from "./list-annotations";
import { updateAnnotation } from "./update-annotation";

/** A rendering, two labels, and an error in it. */
async function build() {
  const built = await buildAnnotating(["双方的合作取得了积极进展。"]);
  const [paragraphId = ""] = built.paragraphIds;
  await built.write(paragraphId, "Both sides made very good progress.");
  const [first, second] = (await listLabels(built.viewer, built.projectId)).items;
  const [labelId, otherId] = [first?.id ?? "", second?.id ?? ""];
  const mark = (quote: string, more: Partial<Parameters<typeof built.annotate>[2]> = {}) =>
    built.annotate(paragraphId, quote, { side: "track", actor: built.reviewer, ...more });
  const error = await mark("very good", { labelId, severity: "major" });
  const list = async (severity: Parameters<typeof listAnnotations>[2]["severity"]) =>
    (await listAnnotations(built.viewer, built.documentId, { limit: 100, severity })).items.map(
      ({ quote }) => quote,
    );
  return { ...built, paragraphId, labelId, otherId, mark, error, list };
}

const NO_REVIEWER = { code: "forbidden", key: "errorReviewer" };

describe("an error", () => {
  it("is marked by a reviewer with its type, shown to all, and listed by severity", async () => {
    const { error, mark, labelId, list } = await build();
    expect(error).toMatchObject({ severity: "major", labelId });
    await mark("Both", { labelId, severity: "minor" });
    await mark("progress", { labelId });
    expect(await list(undefined)).toEqual(["very good", "Both", "progress"]);
    expect(await list("any")).toEqual(["very good", "Both"]);
    expect(await list("minor")).toEqual(["Both"]);
    expect(await list("critical")).toEqual([]);
  });

  it("is made of what was marked before, takes every severity, and ends with it", async () => {
    const { mark, labelId, reviewer } = await build();
    const { id } = await mark("progress", { labelId });
    for (const severity of [...ERROR_SEVERITIES, null])
      expect(await updateAnnotation(reviewer, id, { severity })).toMatchObject({ severity, labelId });
  });

  it("changes its type, and is none any more without one", async () => {
    const { error, otherId, reviewer } = await build();
    expect(await updateAnnotation(reviewer, error.id, { labelId: otherId })).toMatchObject({
      ...{ labelId: otherId, severity: "major" },
    });
    expect(await updateAnnotation(reviewer, error.id, { labelId: null })).toMatchObject({
      ...{ labelId: null, severity: null },
    });
  });

  it("needs a label and a rendering", async () => {
    const { error, mark, reviewer, labelId, spanOf, paragraphId } = await build();
    const noType = { code: "invalid", key: "errorLabel" };
    const inSource = { code: "invalid", key: "errorSource" };
    await expect(mark("Both", { severity: "minor" })).rejects.toMatchObject(noType);
    await expect(mark("合作", { side: "source", labelId, severity: "minor" })).rejects.toMatchObject(
      inSource,
    );
    const bare = await mark("Both");
    await expect(updateAnnotation(reviewer, bare.id, { severity: "minor" })).rejects.toMatchObject(noType);
    const change = { labelId: null, severity: "minor" } as const;
    await expect(updateAnnotation(reviewer, error.id, change)).rejects.toMatchObject(noType);
    const span = await spanOf(paragraphId, "合作");
    await expect(updateAnnotation(reviewer, error.id, { span })).rejects.toMatchObject(inSource);
  });

  it("stays one when its words are gone", async () => {
    const { write, paragraphId, list } = await build();
    await write(paragraphId, "Both sides made headway.");
    expect(await list("any")).toEqual(["very good"]);
  });

  it("is nobody's to mark, change, move or take away but a reviewer's", async () => {
    const { error, mark, translator, labelId, otherId, spanOf, paragraphId, owner } = await build();
    await expect(mark("Both", { labelId, severity: "neutral", actor: translator })).rejects.toMatchObject(
      NO_REVIEWER,
    );
    const own = await mark("Both", { labelId, actor: translator });
    await expect(updateAnnotation(translator, own.id, { severity: "minor" })).rejects.toMatchObject(
      NO_REVIEWER,
    );
    const span = await spanOf(paragraphId, "progress", "track");
    for (const change of [{ severity: null }, { labelId: null }, { labelId: otherId }, { span }])
      await expect(updateAnnotation(translator, error.id, change)).rejects.toMatchObject(NO_REVIEWER);
    await updateAnnotation(owner, own.id, { severity: "minor" });
    await expect(deleteAnnotation(translator, own.id)).rejects.toMatchObject(NO_REVIEWER);
    await deleteAnnotation(owner, own.id);
    await expect(restoreAnnotation(translator, own.id)).rejects.toMatchObject(NO_REVIEWER);
    expect(await restoreAnnotation(owner, own.id)).toMatchObject({ severity: "minor" });
  });

  it("is linked by a translator like everything that is marked, and not there for strangers", async () => {
    const { error, translator, viewer, stranger, annotate, paragraphId } = await build();
    const source = await annotate(paragraphId, "积极进展");
    expect(await updateAnnotation(translator, error.id, { linkedTo: source.id })).toMatchObject({
      severity: "major",
    });
    await expect(updateAnnotation(viewer, error.id, { severity: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateAnnotation(stranger, error.id, { severity: null })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
