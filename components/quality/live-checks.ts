import type { CheckId } from "@/lib/quality/core/checks";
import type { CheckedPair } from "@/lib/quality/core/finding";
import type { ReportedFinding } from "@/lib/quality/core/fingerprint";
import type { ShownCheckSettings } from "@/lib/quality/server/schema";

export type CheckRequest =
  | { readonly kind: "settings"; readonly settings: ShownCheckSettings }
  | { readonly kind: "check"; readonly nth: number; readonly pair: CheckedPair };
export type CheckAnswer = { readonly nth: number; readonly findings: readonly ReportedFinding<CheckId>[] };

/** Findings of a rendering whose text is ahead of the server's. The glossary's are not among them. */
export type LiveFindings = {
  readonly renderingId: string;
  readonly text: string;
  readonly findings: readonly ReportedFinding<CheckId>[];
};

/** Pauses in the typing are longer; keys held down are checked this often. */
const AFTER_MS = 60;

/**
 * Checks one text after the other in a worker, and tells of the latest only. The worker starts with the first text that
 * is typed: its dictionaries take a core for most of a second, which somebody who only reads should not notice.
 */
export class LiveChecks {
  #settings: ShownCheckSettings;
  #worker: Worker | null = null;
  #nth = 0;
  #asked: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #tell: (findings: readonly ReportedFinding<CheckId>[]) => void = () => {};

  constructor(settings: ShownCheckSettings) {
    this.#settings = settings;
  }

  configure(settings: ShownCheckSettings): void {
    this.#settings = settings;
    if (this.#worker !== null) post(this.#worker, { kind: "settings", settings });
  }

  /** Checks a pair as soon as the one before is done; what was asked for meanwhile is passed over. */
  check(pair: CheckedPair, tell: (findings: readonly ReportedFinding<CheckId>[]) => void): void {
    this.#nth += 1;
    const nth = this.#nth;
    // Without a line the checks' code cannot come: the first text that is typed with one brings it.
    if (this.#worker === null && !navigator.onLine) return;
    this.#asked = () => {
      this.#busy = true;
      this.#tell = tell;
      this.#worker ??= this.#start();
      post(this.#worker, { kind: "check", nth, pair });
    };
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#next();
    }, AFTER_MS);
  }

  /** Forgets what was asked: no answer is told any more. */
  cancel(): void {
    this.#nth += 1;
    this.#asked = null;
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./checks.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<CheckAnswer>) => {
      this.#busy = false;
      if (data.nth === this.#nth) this.#tell(data.findings);
      this.#next();
    });
    // Its code did not come, because the line went: the next text that is typed starts another.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      worker.terminate();
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#busy = false;
    });
    post(worker, { kind: "settings", settings: this.#settings });
    return worker;
  }

  #next(): void {
    if (this.#busy || this.#timer !== undefined) return;
    const ask = this.#asked;
    this.#asked = null;
    ask?.();
  }
}

function post(worker: Worker, request: CheckRequest): void {
  worker.postMessage(request);
}
