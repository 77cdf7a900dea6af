import type { ActiveSession } from "@/components/workbench/model";

/**
 * What is typed in one open editor, also before anybody can look at it: the checks' code and the project's settings may
 * come later than the first keys.
 */
export class Typing {
  readonly #stop: () => void;
  #typed = false;
  #look: (() => void) | null = null;

  constructor(session: Pick<ActiveSession, "onText">) {
    this.#stop = session.onText(() => {
      this.#typed = true;
      this.#look?.();
    });
  }

  /** Calls back with each state of the text from now on, and at once when it was typed in before. @returns ends it */
  follow(look: () => void): () => void {
    this.#look = look;
    if (this.#typed) look();
    return () => {
      if (this.#look === look) this.#look = null;
    };
  }

  end(): void {
    this.#look = null;
    this.#stop();
  }
}
