/** What is chosen, of what stands when it is sent. */
export type Change<Settings> = (now: Settings) => Partial<Omit<Settings, "revision">>;

type Options<Settings> = {
  readonly initial: Settings;
  /** Gives what then stands. */
  readonly send: (change: Partial<Omit<Settings, "revision">>, now: Settings) => Promise<Settings>;
  /** What a refusal says that stands there now; null when it says nothing of it. */
  readonly read: (error: unknown) => Settings | null;
  readonly show: (settings: Settings) => void;
};

/**
 * Choices that show at once and are saved one after the other: each is a change of what the one before left. What cannot
 * be saved goes back, and those behind it are saved all the same.
 */
export class SettingsQueue<Settings extends object> {
  readonly #options: Options<Settings>;
  #stands: Settings;
  #waiting: readonly Change<Settings>[] = [];
  #last: Promise<void> = Promise.resolve();

  constructor(options: Options<Settings>) {
    this.#options = options;
    this.#stands = options.initial;
  }

  get isBusy(): boolean {
    return this.#waiting.length > 0;
  }

  /** Rejects with the refusal when it cannot be saved. */
  save(change: Change<Settings>): Promise<void> {
    const saving = this.#last.then(() => this.#send(change));
    // Whoever asked hears of it; who waits behind it goes on.
    this.#last = saving.catch(() => {});
    this.#waiting = [...this.#waiting, change];
    this.#show();
    return saving;
  }

  async #send(change: Change<Settings>): Promise<void> {
    try {
      this.#stands = await this.#options.send(change(this.#stands), this.#stands);
    } catch (error) {
      this.#stands = this.#options.read(error) ?? this.#stands;
      throw error;
    } finally {
      this.#waiting = this.#waiting.filter((each) => each !== change);
      this.#show();
    }
  }

  #show(): void {
    let shown = this.#stands;
    for (const change of this.#waiting) shown = { ...shown, ...change(shown) };
    this.#options.show(shown);
  }
}
