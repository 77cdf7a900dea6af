import type { LayeredText, TextLayer } from "@/lib/text/core/layers";

/**
 * What features show over texts, by the text's key: a paragraph's id for its source, a rendering's id for a rendering.
 * Each feature writes under a name of its own and knows of no other; a row listens to its own texts alone.
 */
export class LayerStore {
  readonly #texts = new Map<string, ReadonlyMap<string, LayeredText>>();
  readonly #listeners = new Map<string, Set<() => void>>();

  /** What all features show over a text, by the feature's name; the same map as long as nothing changed. */
  get(key: string): ReadonlyMap<string, LayeredText> {
    return this.#texts.get(key) ?? NONE;
  }

  /**
   * Says what `feature` shows over a text from now on; no layers, or null, takes away what it showed.
   * @param layered.text the text that was looked at, which the offsets count in
   */
  set(feature: string, key: string, layered: LayeredText | null): void {
    const before = this.get(key);
    const known = before.get(feature);
    const next = layered === null || layered.layers.length === 0 ? undefined : layered;
    if (next === undefined ? known === undefined : known !== undefined && isSame(known, next)) return;
    const all = new Map(before);
    if (next === undefined) all.delete(feature);
    else all.set(feature, next);
    if (all.size === 0) this.#texts.delete(key);
    else this.#texts.set(key, all);
    for (const listener of [...(this.#listeners.get(key) ?? [])]) listener();
  }

  /** Takes away everything that a feature shows. */
  clear(feature: string): void {
    for (const key of [...this.#texts.keys()]) this.set(feature, key, null);
  }

  /** Calls `listener` whenever what is shown over this text changes. */
  subscribe(key: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(key);
    };
  }
}

const NONE: ReadonlyMap<string, LayeredText> = new Map();

function isSame(a: LayeredText, b: LayeredText): boolean {
  return (
    a.text === b.text &&
    a.layers.length === b.layers.length &&
    a.layers.every((layer, at) => isSameLayer(layer, b.layers[at]))
  );
}

function isSameLayer(a: TextLayer, b: TextLayer | undefined): boolean {
  return (
    b !== undefined &&
    a.start === b.start &&
    a.end === b.end &&
    a.kind === b.kind &&
    a.id === b.id &&
    a.label === b.label &&
    a.color === b.color
  );
}
