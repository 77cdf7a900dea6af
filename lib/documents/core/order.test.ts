import fc from "fast-check";
import { expect, it } from "vitest";
import { compareOrderKeys, orderKeyBetween, orderKeysAfter } from "./order";

it("gives keys that sort as counted, also bytewise, and makes room between any two", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), (count, pick) => {
      const keys = [...orderKeysAfter(null, count)];
      const more = orderKeysAfter(keys.at(-1) ?? null, 3);
      const all = [...keys, ...more];
      expect(all.toSorted(compareOrderKeys)).toEqual(all);
      expect(all.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).toEqual(all);
      const at = pick % (count - 1);
      const between = orderKeyBetween(keys[at] ?? null, keys[at + 1] ?? null);
      expect(compareOrderKeys(keys[at] ?? "", between)).toBe(-1);
      expect(compareOrderKeys(between, keys[at + 1] ?? "")).toBe(-1);
    }),
  );
});
