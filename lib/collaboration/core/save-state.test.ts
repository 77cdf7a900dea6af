import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  combineSaveStates,
  deriveSaveState,
  INITIAL_FACTS,
  isLeavingUnsafe,
  needsReopening,
  reduceSaveFacts,
  type SaveEvent,
} from "./save-state";

const follow = (events: readonly SaveEvent[]) => events.reduce(reduceSaveFacts, INITIAL_FACTS);
const kindAfter = (now: number, ...events: readonly SaveEvent[]) => deriveSaveState(follow(events), now).kind;

const up = { type: "socket-up", at: 0 } as const;
const granted = { type: "granted", scope: "read-write", at: 0 } as const;
const waiting = (count: number, at: number) => ({ type: "unacknowledged", count, at }) as const;
const edited = (at: number) => ({ type: "edited", at }) as const;
const down = { type: "socket-down", at: 5 } as const;
const opened = [up, waiting(1, 0), granted, waiting(0, 1)] as const;

describe("deriveSaveState", () => {
  it.each([
    ["before anything", 0, [], "connecting"],
    ["after the handshake", 1, opened, "saved"],
    ["before the server answered, with text from this device", 1, [up, edited(0)], "saving"],
    ["while an edit is on its way", 20, [...opened, edited(10), waiting(1, 10)], "saving"],
    ["after its acknowledgement", 20, [...opened, edited(10), waiting(1, 10), waiting(0, 15)], "saved"],
    [
      "after one of two acknowledgements",
      20,
      [...opened, edited(10), waiting(2, 10), waiting(1, 15)],
      "saving",
    ],
    ["three seconds without one", 3010, [...opened, edited(10), waiting(1, 10)], "slow"],
    ["without a connection", 20, [...opened, down], "offline"],
    ["as a viewer", 1, [up, { type: "granted", scope: "readonly", at: 0 }], "read-only"],
    [
      "when the server cannot save",
      1,
      [...opened, { type: "stopped", reason: "storage-unavailable", at: 1 }],
      "storage",
    ],
    ["in an old page", 1, [up, { type: "stopped", reason: "outdated", at: 1 }], "outdated"],
    [
      "after signing out elsewhere",
      1,
      [...opened, { type: "stopped", reason: "signed-out", at: 1 }, down],
      "signed-out",
    ],
    ["after access was taken", 1, [...opened, { type: "stopped", reason: "not-found", at: 1 }], "no-access"],
    [
      "after a text that is too large",
      1,
      [...opened, { type: "stopped", reason: "too-large", at: 1 }, down, up],
      "refused",
    ],
    [
      "when storage is back",
      9,
      [
        ...opened,
        { type: "stopped", reason: "storage-unavailable", at: 1 },
        down,
        up,
        waiting(1, 7),
        granted,
        waiting(0, 8),
      ],
      "saved",
    ],
  ] as const)("%s", (_name, now, events, kind) => {
    expect(kindAfter(now, ...events)).toBe(kind);
  });

  it("counts the edits kept on this device", () => {
    expect(deriveSaveState(follow([...opened, down, edited(6), edited(7)]), 8)).toEqual({
      kind: "offline",
      edits: 2,
    });
  });

  it("never says saved between an edit and an acknowledgement that brings the count to zero", () => {
    const event = fc.oneof(
      fc.constantFrom<SaveEvent>(up, granted, down, {
        type: "stopped",
        reason: "storage-unavailable",
        at: 0,
      }),
      fc.nat({ max: 5 }).map((count) => waiting(count, 0)),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        let facts = follow([...opened, edited(2), waiting(1, 2)]);
        for (const next of events) {
          if (next.type === "unacknowledged" && next.count === 0) return;
          facts = reduceSaveFacts(facts, next);
          expect(deriveSaveState(facts, 3).kind).not.toBe("saved");
        }
      }),
    );
  });
});

describe("needsReopening", () => {
  it("says so after ten seconds of silence, and not while acknowledgements come", () => {
    const facts = follow([...opened, edited(10), waiting(2, 10)]);
    expect(needsReopening(facts, 9000)).toBe(false);
    expect(needsReopening(facts, 10_010)).toBe(true);
    expect(needsReopening(reduceSaveFacts(facts, waiting(1, 9000)), 10_010)).toBe(false);
  });
});

describe("isLeavingUnsafe", () => {
  it.each([
    ["saved", { kind: "saved" }, 0, false],
    ["offline with edits", { kind: "offline", edits: 1 }, 1, true],
    ["offline without", { kind: "offline", edits: 0 }, 0, false],
    ["saving", { kind: "saving" }, 1, true],
  ] as const)("%s", (_name, state, edits, unsafe) => {
    expect(isLeavingUnsafe(state, edits)).toBe(unsafe);
  });
});

describe("combineSaveStates", () => {
  it.each([
    ["nothing open", [], { kind: "saved" }],
    ["one waits", [{ kind: "saved" }, { kind: "saving" }], { kind: "saving" }],
    [
      "offline",
      [
        { kind: "offline", edits: 2 },
        { kind: "offline", edits: 1 },
      ],
      { kind: "offline", edits: 3 },
    ],
    ["storage before slow", [{ kind: "slow" }, { kind: "storage" }], { kind: "storage" }],
  ] as const)("%s", (_name, states, combined) => {
    expect(combineSaveStates(states)).toEqual(combined);
  });
});
