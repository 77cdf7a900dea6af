import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";

/** What a function did: no clock is read, so it is the same number each time. */
export type Work = {
  /** Blocks of our own code that ran, and characters and items that built-in functions went over. */
  readonly steps: number;
  /** Expressions that went back far more often than there are characters, as they do when they try all ways. */
  readonly runaways: readonly string[];
};

/**
 * Counts what synchronous code does, for tests of how its cost grows. Blocks are counted by V8's precise coverage,
 * which sees only modules that are imported after `begin`; what regular expressions try is bounded by V8's own count
 * of backtracks.
 */
export class WorkCounter {
  readonly #session = new Session();
  readonly #isOurs: (url: string) => boolean;

  /** @param isOurs whose blocks are counted, by the address of the module */
  constructor(isOurs: (url: string) => boolean) {
    this.#isOurs = isOurs;
  }

  async begin(): Promise<void> {
    this.#session.connect();
    await this.#session.post("Profiler.enable");
    await this.#session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  async count(work: () => void): Promise<Work> {
    await this.#session.post("Profiler.takePreciseCoverage");
    const found = countBuiltIns(work);
    const { result } = await this.#session.post("Profiler.takePreciseCoverage");
    const blocks = result
      .filter(({ url }) => this.#isOurs(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
    return { steps: blocks + found.steps, runaways: [...found.runaways] };
  }

  end(): void {
    this.#session.disconnect();
  }
}

type Found = { steps: number; readonly runaways: Set<string> };
type Method = (this: unknown, ...given: readonly unknown[]) => unknown;

/** How far it goes over what it is called on. */
type Passed = (length: number, given: readonly unknown[], result: unknown) => number;
const whole: Passed = (length) => length;
const fromStart: Passed = (length, [, from], result) =>
  (Number(result) < 0 ? length : Number(result)) - Math.min(Number(from ?? 0), length);
const fromEnd: Passed = (length, _given, result) => length - Math.max(0, Number(result));

const STRING_METHODS: Readonly<Record<string, Passed>> = {
  ...{ indexOf: fromStart, lastIndexOf: fromEnd, includes: whole },
  ...{ normalize: whole, toLowerCase: whole, toUpperCase: whole },
};
const ARRAY_METHODS: Readonly<Record<string, Passed>> = {
  ...{ indexOf: fromStart, includes: whole },
  ...{ splice: whole, concat: whole, unshift: whole, join: whole },
};

function countBuiltIns(work: () => void): Found {
  const found: Found = { steps: 0, runaways: new Set() };
  const watchAll = (prototype: object, methods: Readonly<Record<string, Passed>>) =>
    Object.entries(methods).map(([name, passed]) => watch(prototype, name, passed, found));
  const restore = [
    watchExpressions(found),
    ...watchAll(String.prototype, STRING_METHODS),
    ...watchAll(Array.prototype, ARRAY_METHODS),
  ];
  try {
    work();
  } finally {
    for (const each of restore) each();
  }
  return found;
}

function watch(prototype: object, name: string, passed: Passed, found: Found): () => void {
  const before = Reflect.get(prototype, name) as Method;
  Reflect.set(prototype, name, function count(this: { readonly length: number }, ...given: unknown[]) {
    const { length } = this;
    const result = Reflect.apply(before, this, given);
    found.steps += passed(length, given, result);
    return result;
  });
  return () => void Reflect.set(prototype, name, before);
}

/** So many backtracks for each character that is gone over, and for a look around, are within reason. */
const BACKTRACKS = 500;
const AROUND = 100;
/** What is left of a shorter text is gone over quickly whatever it costs. */
const SHORT = 2000;

/** Every use of an expression comes through `exec` once that is no longer the built-in one. */
function watchExpressions(found: Found): () => void {
  const { exec } = RegExp.prototype;
  const isRunaway = (expression: RegExp, text: string, from: number, passed: number): boolean => {
    if (text.length - from < SHORT) return false;
    const bounded = boundedOf(expression, BACKTRACKS * (passed + AROUND));
    bounded.lastIndex = from;
    return exec.call(bounded, text) === null;
  };
  RegExp.prototype.exec = function count(text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const left = this.sticky ? 1 : text.length - from;
    // One that tries all ways would never come back.
    if (isRunaway(this, text, from, left)) {
      found.runaways.add(this.source);
      return null;
    }
    const matched = exec.call(this, text);
    const passed = matched === null ? left : matched.index + matched[0].length - from;
    found.steps += passed;
    if (isRunaway(this, text, from, passed)) found.runaways.add(this.source);
    return matched;
  };
  return () => {
    RegExp.prototype.exec = exec;
  };
}

const made = new Map<string, RegExp>();

/**
 * The same expression, which gives null when it had to go back far more often than `least`, and else always a match: where
 * it has none, an empty one at the end.
 */
function boundedOf({ source, flags }: RegExp, least: number): RegExp {
  // A power of two, so that few are made; V8 takes no double.
  const limit = 1 << Math.ceil(Math.log2(least));
  const isSticky = flags.includes("y");
  const key = `${limit} ${flags} ${source}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const always = isSticky ? "" : "(?![\\s\\S])";
  const pattern = `(?:${withCountedLoops(source)})|${always}`;
  const expression = makeBounded(pattern, flags.includes("g") || isSticky ? flags : `${flags}g`, limit);
  made.set(key, expression);
  return expression;
}

setFlagsFromString("--allow-natives-syntax");
const makeBounded = new Function(
  "pattern",
  "flags",
  "limit",
  "return %NewRegExpWithBacktrackLimit(pattern, flags, limit)",
) as (pattern: string, flags: string, limit: number) => RegExp;

const TOKEN =
  /\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|c[A-Za-z]|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|[\s\S]/gu;
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})$/;

/**
 * V8 does not count where it goes back in a loop over single characters: with an empty look ahead inside, it does.
 */
export function withCountedLoops(source: string): string {
  const tokens = (source.match(TOKEN) ?? []).reduce<string[]>(joinBraces, []);
  return tokens
    .map((token, at) => {
      if (!QUANTIFIER.test(tokens[at + 1] ?? "") || QUANTIFIER.test(token)) return token;
      if (token === ")") return "(?=))";
      return token.startsWith("(") ? token : `(?:${token}(?=))`;
    })
    .join("");
}

/** `{1,8}` is one token. */
function joinBraces(tokens: string[], token: string): string[] {
  const last = tokens.at(-1) ?? "";
  if (/^\{[\d,]*$/.test(last)) tokens[tokens.length - 1] = last + token;
  else tokens.push(token);
  return tokens;
}
