import { describe, expect, it } from "vitest";
import { presetWish } from "@/lib/interchange/core/preset-wish";
import { STATES } from "@/lib/interchange/core/writer";
import { isPresetOf, presetOfWish, wishOfPreset } from "./export-preset";

const A = { id: "0198a000-0000-7000-8000-0000000000a1", name: "Official" };
const B = { id: "0198a000-0000-7000-8000-0000000000a2", name: "Draft" };
const ALL = [A, B];

describe("presets on the export page", () => {
  it("choose all tracks and states where they say nothing of them", () => {
    const wish = wishOfPreset(presetWish.parse({ format: "tmx" }), ALL);
    expect(wish).toMatchObject({ format: "tmx", tracks: [A.id, B.id], states: STATES, emphasis: true });
    expect(presetOfWish(wish, ALL)).toEqual(presetWish.parse({ format: "tmx" }));
  });

  it("keep some tracks by id and name, and come back as they were", () => {
    const preset = presetWish.parse({ format: "csv", tracks: [B], states: ["final"], byteOrderMark: false });
    expect(presetOfWish(wishOfPreset(preset, ALL), ALL)).toEqual(preset);
  });

  it("know whether what is chosen is still what they say", () => {
    const preset = presetWish.parse({ format: "csv", tracks: [{ ...B, name: "Called so once" }] });
    const wish = wishOfPreset(preset, ALL);
    expect(isPresetOf(preset, wish, ALL)).toBe(true);
    expect(isPresetOf(preset, { ...wish, states: ["final"] }, ALL)).toBe(false);
    expect(isPresetOf(preset, { ...wish, tracks: [A.id, B.id] }, ALL)).toBe(false);
    expect(isPresetOf(presetWish.parse({ format: "csv" }), wishOfPreset(preset, [A]), [A])).toBe(true);
  });
});
