import type { LinkedPair } from "@/lib/alignment/core/sentence-beads";
import type { CheckId } from "@/lib/quality/core/checks";
import type { CheckedPair } from "@/lib/quality/core/finding";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import type { ShownCheckSettings } from "@/lib/quality/server/schema";

/** Two texts to check, with the sentence links that are known of them. */
export type LivePair = CheckedPair & LinkedPair;

export type CheckRequest =
  | { readonly kind: "settings"; readonly settings: ShownCheckSettings }
  | { readonly kind: "check"; readonly nth: number; readonly pair: LivePair };
export type CheckAnswer = { readonly nth: number; readonly findings: readonly ReportedFinding<CheckId>[] };

/** Findings of a rendering whose text is ahead of the server's. The glossary's are not among them. */
export type LiveFindings = {
  readonly renderingId: string;
  readonly text: string;
  readonly findings: readonly ReportedFinding<CheckId>[];
};

/** Pauses in the typing are longer; keys held down are checked this often. */
const AFTER_MS = 60;
/** When the checks' code did not come, it is asked for again after so long, then after twice as long each time. */
const RETRY_MS = 3000;
const LONGEST_RETRY_MS = 60_000;

type Tell = (findings: readonly ReportedFinding<CheckId>[]) => void;
type Asked = { readonly nth: number; readonly pair: LivePair; readonly tell: Tell };

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

  /** Checks a pair as soon as the one before is done; what was asked for meanwhile is passed over. */
  check(pair: LivePair, tell: Tell): void {
    this.#nth += 1;
    this.#waiting = { nth: this.#nth, pair, tell };
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
    const { nth, pair } = this.#waiting;
    this.#asked = this.#waiting;
    this.#waiting = null;
    this.#worker ??= this.#start();
    post(this.#worker, { kind: "check", nth, pair });
  }

  #start(): Worker {
    const worker = new Worker(new URL("./checks.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<CheckAnswer>) => {
      const asked = this.#asked;
      this.#asked = null;
      this.#failures = 0;
      if (data.nth === this.#nth) asked?.tell(data.findings);
      this.#next();
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      worker.terminate();
      if (this.#worker === worker) this.#fail();
    });
    post(worker, { kind: "settings", settings: this.#settings });
    return worker;
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
