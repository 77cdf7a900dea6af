import { run } from "./run";

/**
 * The command line as a program: its exit code is set when it ends.
 *
 * @param words what follows the program's name
 * @param directory where the person stands
 */
export async function main(words: readonly string[], directory: string): Promise<void> {
  // `… | head` closes our output early: that is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  process.exitCode = await run(words, {
    directory,
    input: process.stdin,
    output: process.stdout,
    say: (line) => console.error(line),
  });
}
