import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import type { OwnPattern } from "@/lib/quality/core/own-patterns";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import { buildProject } from "@/lib/testing/build-accounts";
import { buildChecked, checksOf } from "@/lib/testing/build-checks";
import { listRenderingFindings } from "./find-findings";
import { getCheckSettings, updateCheckSettings } from "./settings";
import { waiveFinding } from "./waive-finding";

describe("a project's settings", () => {
  it("belong to its owners, are seen by all, and refuse a stale change", async () => {
    const { owner, reviewer, viewer, stranger, projectId } = await buildProject();
    const change = { checks: { fullwidth: { on: false, severity: null } } };
    const asked = { projectId, change, seen: null };
    await expect(updateCheckSettings(reviewer, asked)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateCheckSettings(stranger, asked)).rejects.toMatchObject({ code: "not-found" });
    expect(await updateCheckSettings(owner, asked)).toMatchObject({ revision: 1, ...change });
    await expect(updateCheckSettings(owner, { ...asked, seen: 0 })).rejects.toMatchObject({ code: "stale" });
    expect(await getCheckSettings(viewer, projectId)).toMatchObject({ ...change, lengthModel: { pairs: 0 } });
  });

  it("turn checks off, weigh them, and look for the team's own patterns", async () => {
    const { owner, projectId, firstId } = await buildChecked();
    const pattern: OwnPattern = {
      ...{ id: crypto.randomUUID(), name: "No system", ignoreCase: true, message: "Say order." },
      ...{ sourcePattern: "", targetPattern: "\\bsystem\\b" },
      kind: "target-never",
      severity: "error",
    };
    await updateCheckSettings(owner, {
      projectId,
      seen: null,
      change: {
        checks: {
          fullwidth: { on: false, severity: null },
          "repeated-word": { on: true, severity: "notice" },
        },
        patterns: [pattern],
      },
    });
    const findings = await listRenderingFindings(owner, firstId, "en");
    expect(checksOf(findings)).not.toContain("fullwidth");
    expect(findings.find(({ check }) => check === "repeated-word")?.severity).toBe("notice");
    expect(findings.find(({ check }) => check === "own-pattern")).toMatchObject({
      severity: "error",
      message: expect.stringContaining("Say order."),
    });
    await expect(
      updateCheckSettings(owner, {
        projectId,
        seen: null,
        change: { patterns: [{ ...pattern, targetPattern: "(a" }] },
      }),
    ).rejects.toMatchObject({ code: "invalid", key: "pattern-syntax" });
  });

  it("keep a text with findings from being confirmed, until they are waived", async () => {
    const { owner, translator, projectId, firstId } = await buildChecked(["We uphold multilateralism。"]);
    await updateCheckSettings(owner, { projectId, seen: null, change: { blockFrom: "warning" } });
    const confirm = () =>
      setState(translator, { renderingId: firstId, state: "translated", comment: "", seen: null });
    await expect(confirm()).rejects.toMatchObject({ code: "conflict", key: "stateBlocked" });
    // Who may not do it at all is told that, not what to repair first.
    const review = { renderingId: firstId, state: "reviewed", comment: "", seen: null } as const;
    await expect(setState(translator, review)).rejects.toMatchObject({ key: "stateReviewer" });
    for (const { check, fingerprint, severity } of await listRenderingFindings(translator, firstId, "en"))
      if (severity !== "notice")
        await waiveFinding(translator, {
          ...{ renderingId: firstId, check, fingerprint },
          ...{ reason: "As published.", expiresOn: null },
        });
    expect(await confirm()).toMatchObject({ state: "translated" });
  });

  it("keep also what was sent back from being confirmed again", async () => {
    const { owner, translator, projectId, firstId, write } = await buildChecked([
      "We uphold multilateralism, as we always have done.",
    ]);
    const set = (actor: typeof owner, state: "translated" | "needs-work") =>
      setState(actor, { renderingId: firstId, state, comment: "Look again.", seen: null });
    await set(translator, "translated");
    await updateCheckSettings(owner, { projectId, seen: null, change: { blockFrom: "warning" } });
    await set(owner, "needs-work");
    await write(0, "We uphold multilateralism， as we always have done.");
    await expect(set(translator, "translated")).rejects.toMatchObject({ key: "stateBlocked" });
  });

  it("let a confirmed text stay so while one writes, and hold its review and its last word", async () => {
    const { owner, translator, projectId, firstId, write } = await buildChecked([
      "We uphold multilateralism, as we always have done.",
    ]);
    const set = (state: "translated" | "reviewed" | "final") =>
      setState(owner, { renderingId: firstId, state, comment: "", seen: null });
    await updateCheckSettings(owner, { projectId, seen: null, change: { blockFrom: "warning" } });
    await set("translated");
    const { trackId, paragraphId } = await database().rendering.findUniqueOrThrow({ where: { id: firstId } });
    const put = (text: string) =>
      putRendering(translator, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
    expect(await put("We uphold multilateralism， as we always have done.")).toMatchObject({
      state: "translated",
    });
    await expect(set("reviewed")).rejects.toMatchObject({ key: "stateBlocked" });
    await put("We uphold multilateralism, as we always have done.");
    await set("reviewed");
    await write(0, "We uphold multilateralism， as we always have done.");
    await expect(set("final")).rejects.toMatchObject({ key: "stateBlocked" });
  });

  it("let what is final or reviewed be taken a step back, whatever they find", async () => {
    const { owner, projectId, firstId, write } = await buildChecked([
      "We uphold multilateralism, as we always have done.",
    ]);
    const set = (state: "translated" | "reviewed" | "final") =>
      setState(owner, { renderingId: firstId, state, comment: "", seen: null });
    for (const state of ["translated", "reviewed", "final"] as const) await set(state);
    await write(0, "We uphold multilateralism， as we always have done.");
    await updateCheckSettings(owner, { projectId, seen: null, change: { blockFrom: "warning" } });
    expect(await set("reviewed")).toMatchObject({ state: "reviewed" });
    await expect(set("final")).rejects.toMatchObject({ key: "stateBlocked" });
    expect(await set("translated")).toMatchObject({ state: "translated" });
    await expect(set("reviewed")).rejects.toMatchObject({ key: "stateBlocked" });
  });

  it("refuse patterns that together would cost too much", async () => {
    const { owner, projectId } = await buildProject();
    const patterns = Array.from({ length: 20 }, (_, at) => ({
      ...{ id: crypto.randomUUID(), name: `Pattern ${at}`, ignoreCase: false, message: "" },
      ...{ sourcePattern: "", targetPattern: "(a?b?c?d?e?f?g?h?i?j?){9}z" },
      kind: "target-never" as const,
      severity: "notice" as const,
    }));
    const asked = { projectId, seen: null };
    await expect(updateCheckSettings(owner, { ...asked, change: { patterns } })).rejects.toMatchObject({
      key: "patterns-large",
    });
    const few = { patterns: patterns.slice(0, 2) };
    expect((await updateCheckSettings(owner, { ...asked, change: few })).patterns).toHaveLength(2);
  });
});
