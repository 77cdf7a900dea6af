import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareOrderKeys, orderKeysAfter } from "./order";
import { planVersion, type SourceRow } from "./version-plan";
import { compareStates } from "./version-steps";

type Given = Partial<Omit<SourceRow, "id" | "orderKey">> & { readonly piece: string };

function rowsOf(given: readonly Given[]): readonly SourceRow[] {
  const keys = orderKeysAfter(null, given.length);
  return given.map((row, at) => ({
    ...{ id: `p${at}`, orderKey: keys[at] ?? "", text: row.piece, joinedIntoId: null, excluded: false },
    ...{ lead: "", trail: "", isFurniture: false },
    ...row,
  }));
}

/** What each row says and where it stands once a plan is carried out, for texts without joins. */
function carryOut(
  rows: readonly SourceRow[],
  next: readonly string[],
): readonly { id: string; text: string }[] {
  const plan = planVersion(rows, next);
  const texts = new Map(plan.corrections.map(({ ids: [id = ""], text }) => [id, text]));
  const keys = new Map(plan.moved.map(({ id, orderKey }) => [id, orderKey]));
  const all = [
    ...rows.map((row) => ({
      id: row.id,
      text: texts.get(row.id) ?? row.text,
      orderKey: keys.get(row.id) ?? row.orderKey,
      shown: row.excluded ? plan.returned.includes(row.id) : !plan.removed.includes(row.id),
    })),
    ...plan.added.map(({ at, orderKey }) => ({
      id: `new${at}`,
      text: next[at] ?? "",
      orderKey,
      shown: true,
    })),
  ];
  expect(new Set(all.map(({ orderKey }) => orderKey)).size).toBe(all.length);
  return all
    .filter(({ shown }) => shown)
    .sort((a, b) => compareOrderKeys(a.orderKey, b.orderKey))
    .map(({ id, text }) => ({ id, text }));
}

const told = (rows: readonly SourceRow[], next: readonly string[]): string =>
  planVersion(rows, next)
    .entries.map((entry) => (entry.kind === "added" ? "added" : `${entry.kind} ${entry.id}`))
    .join(", ");

const A = "代表团抵达会场，受到热烈欢迎。";
const HEAD = "双方就扩大贸易、";
const TAIL = "便利人员往来交换了意见。";
const C = "会谈在友好的气氛中进行。";
const JOINED = [
  { piece: A },
  { piece: HEAD, text: HEAD + TAIL },
  { piece: TAIL, joinedIntoId: "p1" },
  { piece: C },
];

describe("planVersion", () => {
  it.each([
    [
      "its pieces again, one of them corrected",
      [A, HEAD, "便利人员往来交换了看法。", C],
      [[["p2"], "便利人员往来交换了看法。"]],
    ],
    ["one paragraph now", [A, HEAD + TAIL, C], []],
    [
      "one paragraph, corrected",
      [A, `${HEAD}便利人员往来交换了看法。`, C],
      [[["p1", "p2"], `${HEAD}便利人员往来交换了看法。`]],
    ],
    ["one piece gone", [A, HEAD, C], [[["p2"], ""]]],
  ] as const)("a joined paragraph that is %s", (_case, next, corrections) => {
    const plan = planVersion(rowsOf(JOINED), next);
    expect(plan.corrections.map(({ ids, text }) => [ids, text])).toEqual(corrections);
    expect([plan.added, plan.removed, plan.moved]).toEqual([[], [], []]);
  });

  it("has nothing to do where a piece was emptied before", () => {
    const rows = rowsOf([
      { piece: HEAD, text: HEAD + C },
      { piece: "", joinedIntoId: "p0" },
      { piece: C, joinedIntoId: "p0" },
      { piece: A },
    ]);
    for (const next of [
      [HEAD, C, A],
      [HEAD + C, A],
    ]) {
      const plan = planVersion(rows, next);
      expect(plan.corrections).toEqual([]);
      expect(plan.entries.every(({ kind }) => kind === "same")).toBe(true);
    }
    expect(planVersion(rows, [A]).removed).toEqual(["p0"]);
  });

  it("sets a joined paragraph aside as a whole", () => {
    expect(planVersion(rowsOf(JOINED), [A, C]).removed).toEqual(["p1"]);
  });

  it("moves a joined paragraph with its pieces in order", () => {
    const { moved } = planVersion(rowsOf(JOINED), [HEAD + TAIL, A, C]);
    const ids = moved.toSorted((a, b) => compareOrderKeys(a.orderKey, b.orderKey)).map(({ id }) => id);
    expect(ids.join()).toMatch(/^(p1,p2|p0)$/);
  });

  it("leaves page numbers set aside, and brings back what an earlier version took out", () => {
    const rows = rowsOf([
      { piece: A },
      { piece: "—3—", excluded: true, isFurniture: true },
      { piece: C, excluded: true },
    ]);
    expect(told(rows, [A, "—3—", C])).toBe("same p0, same p1, returned p2");
    expect(told(rows, [A])).toBe("same p0");
  });

  it("tells what goes where it stood", () => {
    expect(told(rowsOf([{ piece: A }, { piece: HEAD }, { piece: C }]), [A, C, "谢谢大家。"])).toBe(
      "same p0, removed p1, same p2, added",
    );
  });
});

const paragraph = fc.oneof(
  fc.constantFrom(A, HEAD, TAIL, C, "（掌声）", "谢谢。"),
  fc.string({ unit: fc.constantFrom("会", "议", "开", "放", "，"), minLength: 1, maxLength: 9 }),
);
const texts = fc.array(paragraph, { maxLength: 12 });

describe("a plan that is carried out", () => {
  it("gives exactly the new texts in their order, and what did not change is the paragraph it was", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ piece: paragraph, excluded: fc.boolean() }), { maxLength: 12 }),
        texts,
        (given, next) => {
          const rows = rowsOf(given);
          const after = carryOut(rows, next);
          expect(after.map(({ text }) => text)).toEqual(next);
          for (const entry of planVersion(rows, next).entries)
            if (entry.kind === "same" || entry.kind === "moved")
              expect(after).toContainEqual({
                id: entry.id,
                text: rows.find(({ id }) => id === entry.id)?.text,
              });
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("compareStates", () => {
  const state = (given: string) => [...given].map((id) => ({ paragraphId: id, text: id.toLowerCase() }));
  it.each([
    ["abc", "abc", ""],
    ["abc", "aBc", "added B removed b"],
    ["abcd", "dabc", "moved d"],
    ["abc", "a", "removed b removed c"],
    ["b", "abc", "added a added c"],
  ])("%s to %s", (before, after, expected) => {
    const changes = compareStates(state(before), state(after));
    expect(
      changes
        .map(({ kind, paragraphId }) => `${kind} ${paragraphId}`)
        .sort()
        .join(" "),
    ).toBe(expected);
  });

  it("has places from 1 on both sides", () => {
    expect(
      compareStates(
        [{ paragraphId: "a", text: "旧" }],
        [
          { paragraphId: "z", text: "新" },
          { paragraphId: "a", text: "改" },
        ],
      ),
    ).toEqual([
      { kind: "added", paragraphId: "z", before: null, after: { number: 1, text: "新" } },
      {
        kind: "changed",
        paragraphId: "a",
        before: { number: 1, text: "旧" },
        after: { number: 2, text: "改" },
      },
    ]);
  });
});
