import { beadsOf } from "@/lib/alignment/core/sentence-beads";
import { preparePattern } from "@/lib/quality/core/own-patterns";
import { type PairOptions, runPairChecks } from "@/lib/quality/core/run-checks";
import type { CheckAnswer, CheckRequest } from "./live-checks";

/** A text that is blank for now is being written. */
let options: PairOptions = { begun: false };

/** Checks what is being typed, off the thread that takes the keys. Of what waits only the latest is of use. */
self.addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  if (data.kind === "settings") {
    const { patterns, checks, lengthModel } = data.settings;
    options = {
      begun: false,
      settings: checks,
      lengthModel,
      patterns: patterns.flatMap((pattern) => {
        const made = preparePattern(pattern);
        return made.ok ? [made.prepared] : [];
      }),
    };
    return;
  }
  const { nth, pair } = data;
  const answer: CheckAnswer = {
    nth,
    findings: runPairChecks(pair, { ...options, beads: beadsOf(pair) }),
  };
  self.postMessage(answer);
});
