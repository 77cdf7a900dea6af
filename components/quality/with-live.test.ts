import { describe, expect, it } from "vitest";
import { withLive } from "./with-live";

const span = (text: string, value?: string) => ({
  start: 0,
  end: text.length,
  text,
  ...(value && { value }),
});
const WAIVER = {
  id: "w",
  reason: "said so",
  expiresOn: null,
  expiresAt: null,
  byName: null,
  createdAt: "2020-01-01T00:00:00Z",
};

const found = (check: "term-missing" | "amount" | "name" | "first-mention", fingerprint: string) => ({
  ...{ check, code: check, severity: "warning" as const, values: {}, fingerprint },
  ...{ source: span("多边主义", "c1"), target: span("words") },
});
const kept = (...of: Parameters<typeof found>) => ({
  ...{ ...found(...of), message: "", waiver: null },
  ofTrack: of[0] === "name" || of[0] === "first-mention",
});
const STORED = [
  kept("term-missing", "a"),
  kept("amount", "b"),
  kept("name", "c"),
  kept("first-mention", "d"),
];
const live = (verdicts: readonly never[] | null, ...findings: ReturnType<typeof found>[]) => ({
  ...{ findings, verdicts, isNamed: verdicts !== null },
});
const names = (findings: readonly { readonly check: string }[]) => findings.map(({ check }) => check);

describe("withLive", () => {
  it("lets the server have its say only where nothing else has", () => {
    expect(names(withLive({ findings: STORED, left: [] }, live([])))).toEqual(["name"]);
    expect(names(withLive({ findings: STORED, left: [] }, live(null)))).toEqual([
      "term-missing",
      "name",
      "first-mention",
    ]);
  });

  it("knows what is left as it is, also where the stored text has no such finding", () => {
    const left = [
      { conceptId: "c1", waiver: WAIVER },
      { check: "amount", fingerprint: "b", waiver: { ...WAIVER, id: "v" } },
    ];
    const shown = withLive(
      { findings: [], left },
      live([], found("term-missing", "x"), found("amount", "b"), found("amount", "y")),
    );
    expect(shown.map(({ waiver }) => waiver?.id ?? null)).toEqual(["w", "v", null]);
  });
});
