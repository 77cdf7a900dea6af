import { describe, expect, it, vi } from "vitest";
import type { Row } from "./row";
import { RowCache, type RowPage } from "./row-cache";

const TRACK = "t1";

function row(index: number, text = "", revision = 1): Row {
  return {
    index,
    paragraph: {
      id: `p${index}`,
      kind: "body",
      level: null,
      speaker: null,
      label: null,
      turn: null,
      text: `段落${index}`,
      marks: [],
      revision: 1,
    },
    renderings: {
      [TRACK]: {
        id: `r${index}`,
        trackId: TRACK,
        paragraphId: `p${index}`,
        text,
        marks: [],
        state: "initial",
        needsWork: false,
        sourceSince: null,
        revision,
        generation: 1,
        wordCount: 0,
        updatedAt: "2026-01-01T00:00:00.000Z",
        updatedById: null,
      },
    },
  };
}

const page = (from: number, count: number, total: number): RowPage => ({
  total,
  items: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, at) => row(from + at)),
});

/** A server whose answers are given by hand. */
function slowServer(total: number) {
  const asked: { from: number; count: number; answer: (page?: RowPage) => void; fail: () => void }[] = [];
  const fetchRows = (from: number, count: number) =>
    new Promise<RowPage>((resolve, reject) =>
      asked.push({
        from,
        count,
        answer: (given = page(from, count, total)) => resolve(given),
        fail: () => reject(new Error("down")),
      }),
    );
  return { asked, fetchRows };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe("RowCache", () => {
  it("asks for the pages that a range touches, each once", async () => {
    const { asked, fetchRows } = slowServer(1000);
    const cache = new RowCache({ fetchRows, first: page(0, 50, 1000) });
    cache.ensure(0, 50);
    expect(asked).toHaveLength(0);
    cache.ensure(140, 160);
    cache.ensure(140, 160);
    expect(asked.map((each) => each.from)).toEqual([100, 150]);
    for (const each of asked) each.answer();
    await settle();
    expect(cache.row(151)?.paragraph.id).toBe("p151");
    cache.ensure(140, 160);
    expect(asked).toHaveLength(2);
  });

  it("tells only the listeners of the row that changed", () => {
    const cache = new RowCache({ fetchRows: slowServer(3).fetchRows, first: page(0, 3, 3) });
    const [first, second] = [vi.fn(), vi.fn()];
    cache.subscribe(0, first);
    cache.subscribe(1, second);
    const before = cache.row(1);
    cache.apply({ renderingId: "r0", trackId: TRACK, paragraphId: "p0", text: "Hello", revision: 2 });
    expect(first).toHaveBeenCalledOnce();
    expect(second).not.toHaveBeenCalled();
    expect(cache.row(0)?.renderings[TRACK]?.text).toBe("Hello");
    expect(cache.row(1)).toBe(before);
  });

  it("ignores news older than what it holds, and news of strangers", () => {
    const cache = new RowCache({
      fetchRows: slowServer(1).fetchRows,
      first: { total: 1, items: [row(0, "new", 5)] },
    });
    cache.apply({ renderingId: "r0", trackId: TRACK, paragraphId: "p0", text: "old", revision: 4 });
    cache.apply({ renderingId: "other", trackId: TRACK, paragraphId: "p0", text: "other", revision: 9 });
    cache.apply({ renderingId: "r0", trackId: "t2", paragraphId: "p0", text: "elsewhere", revision: 9 });
    expect(cache.row(0)?.renderings[TRACK]?.text).toBe("new");
  });

  it("keeps what it heard while an answer was on its way", async () => {
    const { asked, fetchRows } = slowServer(1);
    const cache = new RowCache({ fetchRows, first: page(0, 1, 1) });
    const done = cache.reload();
    cache.apply({ renderingId: "r0", trackId: TRACK, paragraphId: "p0", text: "typed", revision: 1 });
    asked[0]?.answer({ total: 1, items: [row(0, "stored before", 1)] });
    await done;
    expect(cache.row(0)?.renderings[TRACK]?.text).toBe("typed");
    const again = cache.reload();
    asked[1]?.answer({ total: 1, items: [row(0, "stored after", 2)] });
    await again;
    expect(cache.row(0)?.renderings[TRACK]?.text).toBe("stored after");
  });

  it("reads again what is on screen, drops late answers, and follows the total", async () => {
    const { asked, fetchRows } = slowServer(200);
    const cache = new RowCache({ fetchRows, first: page(0, 50, 200) });
    const total = vi.fn();
    cache.subscribeTotal(total);
    cache.ensure(60, 90);
    const done = cache.reload();
    asked[0]?.answer({ total: 200, items: [row(60, "too late")] });
    asked[1]?.answer(page(50, 50, 120));
    await done;
    expect(asked.map((each) => each.from)).toEqual([50, 50]);
    expect(cache.row(60)?.renderings[TRACK]?.text).toBe("");
    expect(cache.total).toBe(120);
    expect(total).toHaveBeenCalledOnce();
    expect(cache.indexOf("p60")).toBe(60);
  });

  it("holds a bounded number of pages", async () => {
    const cache = new RowCache({
      fetchRows: async (from, count) => page(from, count, 10_000),
      first: page(0, 50, 10_000),
      maxPages: 4,
    });
    for (let from = 0; from < 2000; from += 50) {
      cache.ensure(from, from + 20);
      await settle();
    }
    expect(cache.row(0)).toBeUndefined();
    expect(cache.indexOf("p0")).toBeUndefined();
    expect(cache.row(1960)).toBeDefined();
  });

  it("tries again after a failure, when the rows are still wanted", async () => {
    const { asked, fetchRows } = slowServer(100);
    const cache = new RowCache({ fetchRows, first: page(0, 50, 100), retryAfterMs: 1 });
    cache.ensure(50, 60);
    asked[0]?.fail();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]?.answer();
    await settle();
    expect(cache.row(55)).toBeDefined();
  });
});
