import type { LinkedPair } from "@/lib/alignment/core/sentence-beads";
import type { ConceptVerdict } from "@/lib/glossary/core/term";
import type { CheckId } from "@/lib/quality/core/checks";
import type { CheckedPair } from "@/lib/quality/core/finding";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import type { MentionsBefore } from "@/lib/quality/core/first-mention";
import type { SourceTerms } from "@/lib/quality/core/source-terms";
import type { TrackParagraph } from "@/lib/quality/core/track";
import type { ShownCheckSettings } from "@/lib/quality/server/schema";

/** Two texts to check, with the sentence links that are known of them, and what its track names before them. */
export type LivePair = CheckedPair &
  LinkedPair &
  Required<Pick<TrackParagraph, "kind">> & {
    /** Null where nothing is known of it, or no check asks. */
    readonly mentions: MentionsBefore | null;
  };

export type CheckRequest =
  | { readonly kind: "settings"; readonly settings: ShownCheckSettings }
  /** What the pairs that follow are held to. */
  | { readonly kind: "terms"; readonly terms: SourceTerms | null }
  | { readonly kind: "check"; readonly nth: number; readonly pair: LivePair };

export type WorkerNews =
  /** What takes terms is there: what was found before may not be all. */
  { readonly kind: "ready" } | ({ readonly kind: "found"; readonly nth: number } & Found);

export type Found = {
  readonly findings: readonly ReportedFinding<CheckId>[];
  /** The glossary's; null where it was not asked, and its findings are not among them. */
  readonly verdicts: readonly ConceptVerdict[] | null;
  /** Whether those of first mentions are among them. */
  readonly isNamed: boolean;
};

/** What was found in a rendering whose text is ahead of the server's. */
export type LiveFindings = Found & { readonly renderingId: string; readonly text: string };

/** Pauses in the typing are longer; keys held down are checked this often. */
const AFTER_MS = 60;
/** When the checks' code did not come, it is asked for again after so long, then after twice as long each time. */
const RETRY_MS = 3000;
const LONGEST_RETRY_MS = 60_000;

type Tell = (found: Found) => void;
type Asked = {
  readonly nth: number;
  readonly pair: LivePair;
  readonly terms: SourceTerms | null;
  readonly tell: Tell;
};

/**
 * Checks one text after the other in a worker, and tells of the latest only. The worker starts with the first text that
 * is typed: its dictionaries take a core for most of a second, which somebody who only reads should not notice. When its
 * code does not come, the latest text waits for it.
 */
export class LiveChecks {
  #settings: ShownCheckSettings;
  #worker: Worker | null = null;
  #nth = 0;
  /** The latest text that waits, and the one that the worker has. */
  #waiting: Asked | null = null;
  #asked: Asked | null = null;
  /** The one that was told last. */
  #told: Asked | null = null;
  /** The terms that the worker has. */
  #terms: SourceTerms | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  readonly #goOn = (): void => this.#next();

  constructor(settings: ShownCheckSettings) {
    this.#settings = settings;
    window.addEventListener("online", this.#goOn);
  }

  configure(settings: ShownCheckSettings): void {
    this.#settings = settings;
    if (this.#worker !== null) post(this.#worker, { kind: "settings", settings });
  }

  /**
   * Checks a pair as soon as the one before is done; what was asked for meanwhile is passed over.
   *
   * @param terms the same object as long as the source's terms are the same; null where nothing is known of them
   */
  check(pair: LivePair, terms: SourceTerms | null, tell: Tell): void {
    this.#nth += 1;
    this.#waiting = { nth: this.#nth, pair, terms, tell };
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#next();
    }, AFTER_MS);
  }

  /** Forgets what was asked: no answer is told any more. */
  cancel(): void {
    this.#nth += 1;
    this.#waiting = null;
    clearTimeout(this.#retry);
  }

  destroy(): void {
    this.cancel();
    clearTimeout(this.#timer);
    window.removeEventListener("online", this.#goOn);
    this.#worker?.terminate();
  }

  #next(): void {
    if (this.#waiting === null || this.#asked !== null || this.#timer !== undefined) return;
    // Without a line the checks' code cannot come.
    if (this.#worker === null && !navigator.onLine) return;
    clearTimeout(this.#retry);
    const { nth, pair, terms } = this.#waiting;
    this.#asked = this.#waiting;
    this.#waiting = null;
    this.#worker ??= this.#start();
    if (terms !== this.#terms) post(this.#worker, { kind: "terms", terms });
    this.#terms = terms;
    post(this.#worker, { kind: "check", nth, pair });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./checks.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerNews>) => {
      if (data.kind === "ready") this.#checkAgain();
      else this.#take(data);
      this.#next();
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      worker.terminate();
      if (this.#worker === worker) this.#fail();
    });
    post(worker, { kind: "settings", settings: this.#settings });
    this.#terms = null;
    return worker;
  }

  #take({ nth, findings, verdicts, isNamed }: Extract<WorkerNews, { kind: "found" }>): void {
    const asked = this.#asked;
    this.#asked = null;
    this.#failures = 0;
    if (nth !== this.#nth) return;
    this.#told = asked;
    asked?.tell({ findings, verdicts, isNamed });
  }

  /** The latest text once more, unless it has gone on. */
  #checkAgain(): void {
    if (this.#told?.nth === this.#nth) this.#waiting ??= this.#told;
  }

  /** The worker's code did not come, because the line went: another one is started for the latest text. */
  #fail(): void {
    this.#worker = null;
    if (this.#asked?.nth === this.#nth) this.#waiting ??= this.#asked;
    this.#asked = null;
    const pause = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = setTimeout(this.#goOn, pause);
  }
}

function post(worker: Worker, request: CheckRequest): void {
  worker.postMessage(request);
}
