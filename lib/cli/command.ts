import type { ParseArgsConfig } from "node:util";

/** Where a command reads and writes; a test gives its own. */
export type Terminal = {
  /** The folder that file arguments are relative to: where the person stands, not where the program lies. */
  readonly directory: string;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** What the command was asked for, and nothing else. */
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** One line for the person: progress, results that no program reads. */
  readonly say: (line: string) => void;
};

export type Options = NonNullable<ParseArgsConfig["options"]>;

/** What was typed after a command's name, as `parseArgs` gives it. */
export type Given = {
  readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
};

/** One command. Thin: it reads arguments, calls a use case, and says what came of it. */
export type Command = {
  /** "token create". */
  readonly name: string;
  readonly summary: string;
  /** What follows the name: "FILE --project ID|NAME [options]". */
  readonly usage: string;
  /** A line for each option, and whatever else one must know. */
  readonly help: readonly string[];
  readonly options: Options;
  /** Least and most positional arguments. */
  readonly positionals: readonly [number, number];
  /**
   * `open` brings the database up; it is called when the arguments are known to be right, which may be never.
   *
   * @returns "faulty" when the work is done and what it looked at is at fault: exit code 1, and nothing more to say
   */
  readonly run: (
    given: Given,
    terminal: Terminal,
    open: () => Promise<void>,
  ) => Promise<void> | Promise<"faulty" | "sound">;
};

/** The command line itself is wrong: exit code 2, and a pointer to the help. */
export class UsageError extends Error {}

/** An option's text; undefined when it was not given. */
export function optional(given: Given, name: string): string | undefined {
  const value = given.values[name];
  return typeof value === "string" ? value : undefined;
}

/** @throws UsageError when the option was not given */
export function required(given: Given, name: string): string {
  const value = optional(given, name);
  if (value === undefined || value === "") throw new UsageError(`Give --${name}.`);
  return value;
}

/** Every value of an option that may be repeated. */
export function repeated(given: Given, name: string): readonly string[] {
  const value = given.values[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

export function isSet(given: Given, name: string): boolean {
  return given.values[name] === true;
}

/** The n-th positional argument; the command's own limits have been checked before. */
export function positional(given: Given, index: number): string {
  const value = given.positionals[index];
  if (value === undefined) throw new UsageError("An argument is missing.");
  return value;
}
