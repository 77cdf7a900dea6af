import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { MQM_WEIGHTS } from "@/lib/review/core/score";
import { buildProject } from "@/lib/testing/build-accounts";
import { getReviewSettings, updateReviewSettings } from "./settings";
import { updateReviewSettings as operation } from "./settings-schema";

describe("the settings of a project's review", () => {
  it("are one's own work allowed, no second review, MQM's weights and no limit, until they are changed", async () => {
    const { viewer, stranger, projectId } = await buildProject();
    expect(await getReviewSettings(viewer, projectId)).toEqual({
      ...{ ownWork: true, secondReview: false, passLimit: null, weights: MQM_WEIGHTS, revision: 0 },
    });
    await expect(getReviewSettings(stranger, projectId)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are changed by who manages, in parts, and kept in the audit trail", async () => {
    const { owner, reviewer, stranger, projectId } = await buildProject();
    const change = { weights: { ...MQM_WEIGHTS, critical: 30 }, passLimit: 4.5 };
    expect(await updateReviewSettings(owner, { projectId, change, seen: 0 })).toMatchObject({
      ...{ ...change, ownWork: true, revision: 1 },
    });
    const row = await database().reviewSettings.findUniqueOrThrow({ where: { projectId } });
    expect([row.weights, row.updatedById]).toEqual([{ critical: 30 }, owner.id]);
    const next = { ownWork: false, passLimit: null };
    expect(await updateReviewSettings(owner, { projectId, change: next, seen: null })).toMatchObject({
      ...{ ...next, weights: change.weights, revision: 2 },
    });
    expect(await database().auditEvent.count({ where: { projectId, action: "project.review" } })).toBe(2);
    const again = { projectId, change: next, seen: null };
    await expect(updateReviewSettings(reviewer, again)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateReviewSettings(stranger, again)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are not changed over somebody else's change", async () => {
    const { owner, projectId } = await buildProject();
    await updateReviewSettings(owner, { projectId, change: { secondReview: true }, seen: 0 });
    await expect(
      updateReviewSettings(owner, { projectId, change: { ownWork: false }, seen: 0 }),
    ).rejects.toMatchObject({ code: "stale", detail: { secondReview: true, revision: 1 } });
  });

  it.each([
    ["a limit below zero", { passLimit: -1 }],
    ["a limit above a thousand", { passLimit: 1001 }],
    ["a severer error that weighs less", { weights: { neutral: 0, minor: 5, major: 1, critical: 25 } }],
    ["weights of only some severities", { weights: { minor: 1 } }],
    ["what is none of them", { owner: true }],
  ])("refuse %s", (_name, body) => {
    expect(operation.body?.safeParse(body).success).toBe(false);
  });
});
