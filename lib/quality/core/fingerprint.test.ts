import { describe, expect, it } from "vitest";
import { withFingerprints } from "./fingerprint";
import type { OwnPattern } from "./own-patterns";
import { preparePattern } from "./own-patterns";
import { runPairChecks } from "./run-checks";

const fingerprintOf = (source: string, target: string, check: string): string | undefined =>
  runPairChecks({ source, target, date: null }).find((finding) => finding.check === check)?.fingerprint;

describe("a fingerprint", () => {
  const source = "双方签署了协议，并同意继续会谈。";

  it("survives edits elsewhere, and ends with the words it is about", () => {
    const first = fingerprintOf(
      source,
      "The two sides signed the the agreement and agreed to talk.",
      "repeated-word",
    );
    expect(first).toBeDefined();
    expect(
      fingerprintOf(
        source,
        "Both sides have signed the the agreement, and agreed to go on talking.",
        "repeated-word",
      ),
    ).toBe(first);
    expect(
      fingerprintOf(source, "The two sides signed an agreement and and agreed to talk.", "repeated-word"),
    ).not.toBe(first);
  });

  it("of a whole text survives small edits of it, and ends when it is far shorter or longer than it was", () => {
    const long =
      "双方重申相互尊重主权和领土完整，互不侵犯，互不干涉内政，平等互利，和平共处，并愿继续加强合作。";
    const of = (target: string) => fingerprintOf(long, target, "length-ratio");
    const first = of("Both sides reaffirmed mutual respect and further cooperation.");
    expect(first).toBeDefined();
    expect(of("The two sides reaffirmed mutual respect and more cooperation.")).toBe(first);
    expect(of("Both sides want peace.")).not.toBe(first);
  });

  it("tells equal findings apart by their order", () => {
    const finding = {
      ...{
        check: "double-space",
        code: "double-space",
        severity: "notice" as const,
        values: {},
        source: null,
      },
      target: { start: 0, end: 2, text: "ab" },
    };
    const [one, two] = withFingerprints([finding, finding], { source, target: "ab ab" });
    expect(one?.fingerprint).not.toBe(two?.fingerprint);
  });

  it("is of one pattern of the team, not of another that finds the same words", () => {
    const pattern = (id: string): OwnPattern => ({
      ...{ id, name: id, kind: "target-never", sourcePattern: "", targetPattern: "reform" },
      ...{ ignoreCase: true, severity: "error", message: "" },
    });
    const found = (id: string): string | undefined => {
      const made = preparePattern(pattern(id));
      return runPairChecks(
        { source: "推进改革。", target: "Advance reform.", date: null },
        { patterns: made.ok ? [made.prepared] : [] },
      ).find(({ check }) => check === "own-pattern")?.fingerprint;
    };
    expect(found("a")).toBe(found("a"));
    expect(found("a")).not.toBe(found("b"));
  });
});
