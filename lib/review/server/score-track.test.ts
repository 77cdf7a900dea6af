import { describe, expect, it } from "vitest";
import { authorize } from "@/lib/accounts/server/authorize";
import { database } from "@/lib/db/database";
import { deleteAnnotation } from "@/lib/discussion/server/delete-annotation";
import { listLabels } from "@/lib/discussion/server/labels";
import { MQM_WEIGHTS } from "@/lib/review/core/score";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildAnnotating } from "@/lib/testing/build-annotations";
import { scoreTrack } from "./score-track";
import { updateReviewSettings } from "./settings";

/** Four paragraphs of ten characters each, all rendered, none looked at. */
async function build() {
  const built = await buildAnnotating([
    "一二三四五六七八九。",
    "甲乙丙丁戊己庚辛壬。",
    "春夏秋冬东西南北中。",
    "天地玄黄宇宙洪荒日。",
  ]);
  for (const paragraphId of built.paragraphIds) await built.write(paragraphId, "Some good words.");
  const labelId = (await listLabels(built.viewer, built.projectId)).items[0]?.id ?? "";
  const grant = await authorize(built.viewer, "view", { trackId: built.trackId });
  const at = (index: number) => built.paragraphIds[index] ?? "";
  const mark = (index: number, severity: "minor" | "major") =>
    built.annotate(at(index), "good", { side: "track", actor: built.reviewer, labelId, severity });
  const become = (
    index: number,
    data: { state?: "reviewed" | "final" | "translated"; needsWork?: boolean },
  ) => database().rendering.updateMany({ where: { trackId: built.trackId, paragraphId: at(index) }, data });
  return { ...built, grant, at, mark, become, now: () => scoreTrack(grant, built.trackId) };
}

describe("scoreTrack", () => {
  it("counts paragraphs that are reviewed, final, sent back or with an error, each once", async () => {
    const { mark, become, now } = await build();
    expect(await now()).toEqual({
      ...{ counts: { neutral: 0, minor: 0, major: 0, critical: 0 }, penalty: 0, perThousand: null },
      ...{ passed: null, characters: 0, looked: 0, passLimit: null, weights: MQM_WEIGHTS },
    });
    await become(0, { state: "reviewed" });
    await become(1, { state: "translated", needsWork: true });
    await mark(1, "minor");
    await mark(1, "major");
    await mark(2, "major");
    expect(await now()).toMatchObject({
      ...{ counts: { minor: 1, major: 2 }, penalty: 11, characters: 30, looked: 3 },
      perThousand: (11 * 1000) / 30,
    });
  });

  it("weighs and judges by the project's settings", async () => {
    const { owner, projectId, mark, now } = await build();
    await mark(0, "minor");
    const change = { passLimit: 200, weights: { ...MQM_WEIGHTS, minor: 2 } };
    await updateReviewSettings(owner, { projectId, change, seen: null });
    expect(await now()).toMatchObject({ penalty: 2, perThousand: 200, passed: true, ...change });
    await updateReviewSettings(owner, { projectId, change: { passLimit: 199.5 }, seen: null });
    expect(await now()).toMatchObject({ passed: false });
  });

  it("keeps errors whose words are gone, not those that were taken away", async () => {
    const { mark, write, at, owner, now } = await build();
    const { id } = await mark(0, "major");
    await write(at(0), "Better.");
    expect(await now()).toMatchObject({ penalty: 5, looked: 1 });
    await deleteAnnotation(owner, id);
    expect(await now()).toMatchObject({ penalty: 0, looked: 0 });
  });

  it("counts what was joined where it is shown, once, and nothing that was set aside", async () => {
    const { mark, become, at, now } = await build();
    await mark(0, "minor");
    await mark(1, "minor");
    await become(1, { state: "final" });
    await mark(2, "major");
    await become(3, { state: "reviewed" });
    const head = { text: "一二三四五六七八九。甲乙丙丁戊己庚辛壬。", revision: { increment: 1 } };
    await database().paragraph.update({ where: { id: at(0) }, data: head });
    await database().paragraph.update({ where: { id: at(1) }, data: { joinedIntoId: at(0) } });
    await database().paragraph.update({ where: { id: at(2) }, data: { excluded: true } });
    expect(await now()).toMatchObject({ counts: { minor: 2, major: 0 }, characters: 30, looked: 2 });
  });

  it("knows only tracks of its own project", async () => {
    const { trackId, grant, documentId } = await build();
    const other = await buildProject();
    const foreign = await authorize(other.owner, "view", { projectId: other.projectId });
    await expect(scoreTrack(foreign, trackId)).rejects.toMatchObject({ code: "not-found" });
    await expect(authorize(other.owner, "view", { documentId })).rejects.toMatchObject({ code: "not-found" });
    await database().track.update({ where: { id: trackId }, data: { deletedAt: new Date() } });
    await expect(scoreTrack(grant, trackId)).rejects.toMatchObject({ code: "not-found" });
  });
});
