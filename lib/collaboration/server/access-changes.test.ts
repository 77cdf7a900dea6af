import { describe, expect, it } from "vitest";
import { createAccessChanges } from "./access-changes";

const subject = { userId: "u", sessionId: "s", projectId: "p", trackId: "t", renderingId: "r" };

describe("access changes", () => {
  it("are found when they came after the mark and concern the subject", () => {
    const changes = createAccessChanges();
    changes.note({ trackId: "t" });
    const mark = changes.mark();
    expect(changes.concernsSince(mark, subject)).toBe(false);
    changes.note({ trackId: "other" });
    changes.note({ userId: "u", projectId: "other" });
    expect(changes.concernsSince(mark, subject)).toBe(false);
    changes.note({ userId: "u", projectId: "p" });
    expect(changes.concernsSince(mark, subject)).toBe(true);
  });

  it("that concern everybody concern the subject, and so do those that were forgotten", () => {
    const changes = createAccessChanges();
    changes.note({});
    expect(changes.concernsSince(0, subject)).toBe(true);
    const mark = changes.mark();
    for (let at = 0; at < 1500; at++) changes.note({ userId: "other" });
    expect(changes.concernsSince(mark, subject)).toBe(true);
  });
});
