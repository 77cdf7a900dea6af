import { describe, expect, it, vi } from "vitest";
import type { LayeredText } from "@/lib/text/core/layers";
import { LayerStore } from "./layer-store";

const term: LayeredText = {
  text: "一带一路",
  layers: [{ start: 0, end: 4, kind: "term-preferred", id: "t" }],
};
const note: LayeredText = { text: "一带一路", layers: [{ start: 2, end: 4, kind: "annotation", id: "n" }] };

describe("LayerStore", () => {
  it("keeps what each feature shows, and takes away only its own", () => {
    const store = new LayerStore();
    store.set("terms", "p1", term);
    store.set("annotations", "p1", note);
    expect([...store.get("p1").keys()]).toEqual(["terms", "annotations"]);
    store.set("terms", "p1", null);
    expect([...store.get("p1").values()]).toEqual([note]);
    store.set("annotations", "p1", { ...note, layers: [] });
    expect(store.get("p1").size).toBe(0);
  });

  it("tells the listeners of that text, and only when something changed", () => {
    const store = new LayerStore();
    const [here, elsewhere] = [vi.fn(), vi.fn()];
    store.subscribe("p1", here);
    store.subscribe("p2", elsewhere);
    store.set("terms", "p1", null);
    store.set("terms", "p1", term);
    const shown = store.get("p1");
    store.set("terms", "p1", structuredClone(term));
    expect(store.get("p1")).toBe(shown);
    store.set("terms", "p1", { ...term, text: "一带一路。" });
    expect(here).toHaveBeenCalledTimes(2);
    expect(elsewhere).not.toHaveBeenCalled();
  });

  it("clears a feature everywhere", () => {
    const store = new LayerStore();
    store.set("terms", "p1", term);
    store.set("terms", "p2", term);
    store.set("annotations", "p2", note);
    store.clear("terms");
    expect([store.get("p1").size, store.get("p2").size]).toEqual([0, 1]);
  });
});
