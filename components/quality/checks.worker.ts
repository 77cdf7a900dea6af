import { beadsOf } from "@/lib/alignment/core/sentence-beads";
import type { LiveTerms } from "@/lib/quality/core/live-terms";
import { preparePattern } from "@/lib/quality/core/own-patterns";
import { type PairOptions, runFirstMention, runPairChecks } from "@/lib/quality/core/run-checks";
import type { SourceTerms } from "@/lib/quality/core/source-terms";
import type { CheckRequest, LivePair, WorkerNews } from "./live-checks";

/** A text that is blank for now is being written. */
let options: PairOptions = { begun: false };
/** The terms of the source that is being translated; null where nothing is known of them. */
let terms: SourceTerms | null = null;
/** The same, ready to judge by; null until they are asked for. */
let held: LiveTerms | null = null;
/** Reads English by its word forms, of which there is a dictionary: it comes with the first source that has terms. */
let holdTo: ((terms: SourceTerms) => LiveTerms) | null = null;
let isComing = false;

/** Checks what is being typed, off the thread that takes the keys. Of what waits only the latest is of use. */
self.addEventListener("message", ({ data }: MessageEvent<CheckRequest>) => {
  switch (data.kind) {
    case "settings": {
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
    case "terms":
      terms = data.terms;
      held = null;
      return;
    case "check":
      tell({ kind: "found", nth: data.nth, ...check(data.pair) });
  }
});

const tell = (news: WorkerNews): void => self.postMessage(news);

function check(pair: LivePair) {
  const live = holdNow();
  const judged = live?.judge(pair) ?? null;
  const findings = runPairChecks(pair, { ...options, terms: judged ?? [], beads: beadsOf(pair) });
  const { mentions } = pair;
  const isNamed = live !== null && mentions !== null;
  const named = isNamed
    ? runFirstMention(
        { id: "", ...pair, namings: live.readNamings?.(pair) ?? [] },
        mentions,
        options.settings,
      )
    : [];
  return {
    findings: [...findings, ...named],
    verdicts: judged?.map(({ verdict }) => verdict) ?? null,
    isNamed,
  };
}

/** What translations are held to; null while nothing is known of it or its code is still to come. */
function holdNow(): LiveTerms | null {
  if (terms === null) return null;
  if (holdTo === null) {
    void load();
    return null;
  }
  held ??= holdTo(terms);
  return held;
}

/** When it does not come, the next text asks for it again. */
async function load(): Promise<void> {
  if (isComing) return;
  isComing = true;
  try {
    ({ holdTo } = await import("@/lib/quality/core/live-terms"));
    tell({ kind: "ready" });
  } catch {
    holdTo = null;
  } finally {
    isComing = false;
  }
}
