import { describe, expect, it } from "vitest";
import { Typing } from "./typing";

/** An editor in which the test types, with how many listen to it. */
function build() {
  const listeners = new Set<() => void>();
  const session = {
    onText: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const typing = new Typing(session);
  const type = () => {
    for (const listener of listeners) listener();
  };
  let looked = 0;
  const look = () => {
    looked += 1;
  };
  return { typing, type, look, looks: () => looked, listeners };
}

describe("Typing", () => {
  it("tells at once of what was typed before anybody could look, then of each key", () => {
    const { typing, type, look, looks } = build();
    type();
    type();
    typing.follow(look);
    expect(looks()).toBe(1);
    type();
    expect(looks()).toBe(2);
  });

  it("has nothing to tell of a text that is only read", () => {
    const { typing, type, look, looks } = build();
    typing.follow(look);
    expect(looks()).toBe(0);
    type();
    expect(looks()).toBe(1);
  });

  it("tells again when what the checks are has changed, and nothing to who has ended", () => {
    const { typing, type, look, looks, listeners } = build();
    const stop = typing.follow(look);
    type();
    stop();
    type();
    expect(looks()).toBe(1);
    typing.follow(look);
    expect(looks()).toBe(2);
    typing.end();
    type();
    expect([looks(), listeners.size]).toEqual([2, 0]);
  });
});
