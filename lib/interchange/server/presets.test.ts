import { beforeAll, describe, expect, it } from "vitest";
import { presetWish } from "@/lib/interchange/core/preset-wish";
import { type BuiltProject, buildProject } from "@/lib/testing/build-accounts";
import { deletePreset } from "./delete-preset";
import { listPresets } from "./list-presets";
import { MOST_PRESETS } from "./presets-schema";
import { savePreset } from "./save-preset";

const wish = presetWish.parse({ format: "tmx", unit: "sentence", states: ["reviewed", "final"] });

let project: BuiltProject;
beforeAll(async () => {
  project = await buildProject();
});

const fresh = ({ projectId }: BuiltProject) => ({ projectId, presetId: null });

describe("presets of exports", () => {
  it("are kept by who reviews, listed by name for all, renamed, and put back under their id", async () => {
    const built = await buildProject();
    const { reviewer, viewer, projectId } = built;
    const { id } = await savePreset(reviewer, fresh(built), { name: "Memory", wish });
    await savePreset(built.owner, fresh(built), {
      name: "Corpus",
      wish: presetWish.parse({ format: "moses" }),
    });
    expect((await listPresets(viewer, projectId)).items.map(({ name }) => name)).toEqual([
      "Corpus",
      "Memory",
    ]);
    const changed = { name: "Our memory", wish: { ...wish, emphasis: false } };
    await savePreset(reviewer, { projectId, presetId: id }, changed);
    await deletePreset(reviewer, projectId, id);
    expect((await listPresets(viewer, projectId)).items).toHaveLength(1);
    await expect(deletePreset(reviewer, projectId, id)).rejects.toMatchObject({ code: "not-found" });
    await savePreset(reviewer, { projectId, presetId: id }, changed);
    expect((await listPresets(viewer, projectId)).items[1]).toEqual({ id, ...changed });
  });

  it("have names that differ, in whatever case, and are no more than one looks through", async () => {
    const built = await buildProject();
    const names = Array.from({ length: MOST_PRESETS }, (_, at) => `Preset ${at}`);
    for (const name of names) await savePreset(built.owner, fresh(built), { name, wish });
    const again = savePreset(built.owner, fresh(built), { name: "PRESET 7", wish });
    await expect(again).rejects.toMatchObject({ code: "conflict", key: "presetTaken" });
    const more = savePreset(built.owner, fresh(built), { name: "One more", wish });
    await expect(more).rejects.toMatchObject({ code: "conflict", key: "presetsTooMany" });
  });

  it("are not a translator's or a viewer's to save or delete, and nothing to a stranger", async () => {
    const { translator, viewer, stranger, owner, projectId } = project;
    const { id } = await savePreset(owner, fresh(project), { name: "Ours", wish });
    for (const actor of [translator, viewer]) {
      const saved = savePreset(actor, fresh(project), { name: "Mine", wish });
      await expect(saved).rejects.toMatchObject({ code: "forbidden" });
      await expect(deletePreset(actor, projectId, id)).rejects.toMatchObject({ code: "forbidden" });
      expect((await listPresets(actor, projectId)).items).toHaveLength(1);
    }
    await expect(listPresets(stranger, projectId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("of another project are not there, nor can their ids be taken", async () => {
    const other = await buildProject();
    const { id } = await savePreset(other.owner, fresh(other), { name: "Theirs", wish });
    const { owner, projectId } = project;
    await expect(deletePreset(owner, projectId, id)).rejects.toMatchObject({ code: "not-found" });
    const put = savePreset(owner, { projectId, presetId: id }, { name: "Taken", wish });
    await expect(put).rejects.toMatchObject({ code: "not-found" });
  });
});
