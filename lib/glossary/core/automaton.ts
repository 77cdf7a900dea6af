/**
 * An Aho-Corasick automaton in flat arrays: built once for all patterns, it finds every occurrence of each in one
 * walk over a text, however many patterns there are. Patterns and texts are code points.
 */
export type Automaton = {
  /** Calls `found` for each occurrence of each pattern, by end, the longest first; `end` is exclusive. */
  scan(codes: Int32Array, length: number, found: (pattern: number, end: number) => void): void;
  /** Of all arrays together. */
  readonly bytes: number;
};

/** The root's edges are the ones most often asked for, so they have a table of their own for the basic plane. */
const BASIC_PLANE = 0x10000;
const NONE = -1;

/** Builds the automaton; `patterns` are neither empty nor repeated, and are known by their place in the list. */
export function buildAutomaton(patterns: readonly Int32Array[]): Automaton {
  const edges = new Trie(patterns.reduce((sum, pattern) => sum + pattern.length, 1));
  const ending = new Int32Array(edges.capacity).fill(NONE);
  patterns.forEach((pattern, index) => {
    ending[edges.insert(pattern)] = index;
  });
  const { fail, output } = linkFailures(edges, ending);
  return {
    scan: (codes, length, found) => scan({ edges, ending, fail, output }, { codes, length }, found),
    bytes: edges.bytes + ending.byteLength + fail.byteLength + output.byteLength,
  };
}

type Links = {
  /** The state of the longest proper suffix that is a prefix of some pattern. */
  readonly fail: Int32Array;
  /** The nearest state on the way of failures, itself left out, at which a pattern ends; 0 when none. */
  readonly output: Int32Array;
};

type Machine = Links & { readonly edges: Trie; readonly ending: Int32Array };

function scan(
  { edges, ending, fail, output }: Machine,
  { codes, length }: { readonly codes: Int32Array; readonly length: number },
  found: (pattern: number, end: number) => void,
): void {
  let state = 0;
  for (let at = 0; at < length; at += 1) {
    state = step(edges, fail, state, codes[at] ?? 0);
    if (state === 0) continue;
    let out = (ending[state] ?? NONE) === NONE ? (output[state] ?? 0) : state;
    while (out !== 0) {
      found(ending[out] ?? 0, at + 1);
      out = output[out] ?? 0;
    }
  }
}

function step(edges: Trie, fail: Int32Array, from: number, code: number): number {
  let state = from;
  while (state !== 0) {
    const next = edges.child(state, code);
    if (next !== 0) return next;
    state = fail[state] ?? 0;
  }
  return edges.child(0, code);
}

/** Computes the links level by level: a state's links need those of shorter states only. */
function linkFailures(edges: Trie, ending: Int32Array): Links {
  const fail = new Int32Array(edges.count);
  const output = new Int32Array(edges.count);
  for (const state of edges.byDepth()) {
    const parent = edges.parent[state] ?? 0;
    const to = parent === 0 ? 0 : step(edges, fail, fail[parent] ?? 0, edges.code[state] ?? 0);
    fail[state] = to;
    output[state] = (ending[to] ?? NONE) === NONE ? (output[to] ?? 0) : to;
  }
  return { fail, output };
}

/** The patterns' trie; an edge is looked up in one open-addressed table by state and code point. State 0 is the root. */
class Trie {
  readonly capacity: number;
  readonly parent: Int32Array;
  readonly code: Int32Array;
  count = 1;
  private readonly depth: Int32Array;
  private readonly root = new Int32Array(BASIC_PLANE);
  /** Of each slot the state, the code point, the state it leads to, and one unused: side by side in one cache line. */
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.parent = new Int32Array(capacity);
    this.code = new Int32Array(capacity);
    this.depth = new Int32Array(capacity);
    const slots = 2 ** Math.ceil(Math.log2(capacity * 2 + 2));
    this.slots = new Int32Array(4 * slots);
    this.mask = slots - 1;
  }

  get bytes(): number {
    return 4 * (3 * this.capacity + BASIC_PLANE + 4 * (this.mask + 1));
  }

  /** Adds a pattern; the state at which it ends. */
  insert(pattern: Int32Array): number {
    let state = 0;
    for (const code of pattern) state = this.child(state, code) || this.addChild(state, code);
    return state;
  }

  /** The state that the edge leads to; 0 when there is none. */
  child(state: number, code: number): number {
    if (state === 0 && code < BASIC_PLANE) return this.root[code] ?? 0;
    const { slots, mask } = this;
    for (let slot = this.slotOf(state, code); ; slot = (slot + 1) & mask) {
      const target = slots[4 * slot + 2] ?? 0;
      if (target === 0 || (slots[4 * slot] === state && slots[4 * slot + 1] === code)) return target;
    }
  }

  /** All states but the root, the shallow ones first. */
  byDepth(): Int32Array {
    const starts = new Int32Array(this.depth.reduce((max, depth) => Math.max(max, depth), 0) + 2);
    for (let state = 1; state < this.count; state += 1) bump(starts, (this.depth[state] ?? 0) + 1);
    for (let depth = 1; depth < starts.length; depth += 1)
      starts[depth] = (starts[depth] ?? 0) + (starts[depth - 1] ?? 0);
    const ordered = new Int32Array(this.count - 1);
    for (let state = 1; state < this.count; state += 1) ordered[bump(starts, this.depth[state] ?? 0)] = state;
    return ordered;
  }

  private addChild(state: number, code: number): number {
    const target = this.count;
    this.count += 1;
    this.parent[target] = state;
    this.code[target] = code;
    this.depth[target] = (this.depth[state] ?? 0) + 1;
    if (state === 0 && code < BASIC_PLANE) this.root[code] = target;
    else this.addEdge(state, code, target);
    return target;
  }

  private addEdge(state: number, code: number, target: number): void {
    let slot = this.slotOf(state, code);
    while (this.slots[4 * slot + 2] !== 0) slot = (slot + 1) & this.mask;
    this.slots.set([state, code, target], 4 * slot);
  }

  private slotOf(state: number, code: number): number {
    const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.mask;
  }
}

/** Adds one to a count and gives what it was. */
function bump(counts: Int32Array, at: number): number {
  const before = counts[at] ?? 0;
  counts[at] = before + 1;
  return before;
}
