import { conceptOf } from "@/lib/quality/core/term-findings";
import type { KeptFinding, RenderingFindings } from "@/lib/quality/server/schema";
import type { LiveFindings } from "./live-checks";

export type ShownFinding = Pick<
  KeptFinding,
  "check" | "code" | "severity" | "values" | "source" | "target" | "fingerprint" | "waiver"
>;

/** What is found in a text as it is now, with what the server said of it last where only the server can say it. */
export function withLive(
  { findings, left }: Pick<RenderingFindings, "findings" | "left">,
  live: Pick<LiveFindings, "findings" | "verdicts" | "isNamed">,
): readonly ShownFinding[] {
  const waivers = new Map(
    left.map((each) => [
      "conceptId" in each ? each.conceptId : `${each.check} ${each.fingerprint}`,
      each.waiver,
    ]),
  );
  const now = live.findings.map((finding) => ({
    ...finding,
    waiver: waivers.get(conceptOf(finding) ?? `${finding.check} ${finding.fingerprint}`) ?? null,
  }));
  const needsServer = (finding: KeptFinding): boolean => {
    if (finding.check === "first-mention") return !live.isNamed;
    return finding.ofTrack || (live.verdicts === null && conceptOf(finding) !== null);
  };
  // Where these stood in the text that is being changed, nobody knows now.
  return [...now, ...findings.filter(needsServer).map((finding) => ({ ...finding, target: null }))];
}
