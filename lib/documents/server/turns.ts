import { AppError } from "@/lib/kernel/app-error";

type Limits = {
  /** As many run at once; the rest wait their turn, first come, first served. */
  readonly atOnce: number;
  /** As many may wait; who comes then is sent away. */
  readonly waiting: number;
  /** As many of one person may run or wait. */
  readonly ofOne: number;
};

/** Who wants a turn. */
export type Asker = {
  /** A person's id; null for whoever is not counted. */
  readonly who: string | null;
  /** Gives the wait up. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how many are to be done before, whenever that changes. */
  readonly tell?: ((ahead: number) => void) | undefined;
};

type Waiting = Asker & { readonly go: () => void };

/** Turns for work that would bring the server down if all of it were done at once. */
export class Turns {
  readonly #limits: Limits;
  #running = 0;
  #waiting: readonly Waiting[] = [];
  readonly #ofOne = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /**
   * Does the work when its turn has come.
   *
   * @throws AppError `rate-limited` when this person has as much under way as one may have; `unavailable` when too many
   *   wait; what the signal was aborted with, when that happens before its turn
   */
  async run<Value>(asker: Asker, work: () => Promise<Value>): Promise<Value> {
    asker.signal?.throwIfAborted();
    this.#count(asker.who);
    try {
      await this.#turn(asker);
      try {
        asker.signal?.throwIfAborted();
        return await work();
      } finally {
        this.#running -= 1;
        this.#next();
      }
    } finally {
      this.#forget(asker.who);
    }
  }

  #count(who: string | null): void {
    if (who === null) return;
    const own = this.#ofOne.get(who) ?? 0;
    if (own >= this.#limits.ofOne)
      throw new AppError(
        "rate-limited",
        "This much of yours is under way already: wait until some is done.",
        {
          ...{ key: "turnsOfOne", values: { count: own } },
        },
      );
    this.#ofOne.set(who, own + 1);
  }

  #forget(who: string | null): void {
    if (who === null) return;
    const left = (this.#ofOne.get(who) ?? 1) - 1;
    if (left > 0) this.#ofOne.set(who, left);
    else this.#ofOne.delete(who);
  }

  async #turn(asker: Asker): Promise<void> {
    if (this.#running >= this.#limits.atOnce) await this.#wait(asker);
    else this.#running += 1;
  }

  #wait(asker: Asker): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting)
      throw new AppError("unavailable", "Too much is waiting for this: try again in some minutes.", {
        key: "turnsFull",
      });
    return new Promise((resolve, reject) => {
      const { signal } = asker;
      const giveUp = () => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        this.#tellAll();
        reject(signal?.reason);
      };
      const go = () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      const waiting = { ...asker, go };
      signal?.addEventListener("abort", giveUp, { once: true });
      this.#waiting = [...this.#waiting, waiting];
      asker.tell?.(this.#running + this.#waiting.length - 1);
    });
  }

  /** Whoever goes takes the place that was given back, before anybody else can come. */
  #next(): void {
    const [first, ...others] = this.#waiting;
    if (first === undefined) return;
    this.#waiting = others;
    this.#running += 1;
    first.go();
    this.#tellAll();
  }

  #tellAll(): void {
    for (const [at, { tell }] of this.#waiting.entries()) tell?.(this.#running + at);
  }
}
