import readline from "node:readline/promises";
import { Writable } from "node:stream";
import type { Terminal } from "./command";
import { UsageError } from "./command";

/** The password out of a pipe: its first line. */
export async function readPassword(input: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return (Buffer.concat(chunks).toString("utf8").split(/\r?\n/)[0] ?? "").toString();
}

/**
 * Asks twice, and shows nothing of what is typed.
 *
 * @throws UsageError when nobody can be asked, or the two differ
 */
export async function askPassword(terminal: Terminal): Promise<string> {
  if (terminal.input.isTTY !== true) {
    throw new UsageError("Nobody can be asked for a password here: give it with --password-stdin.");
  }
  const first = await askHidden(terminal, "Password: ");
  const second = await askHidden(terminal, "Once more: ");
  if (first !== second) throw new UsageError("The two passwords differ.");
  return first;
}

async function askHidden({ input, say }: Terminal, question: string): Promise<string> {
  say(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = readline.createInterface({ input, output: silent, terminal: true });
  try {
    return await asking.question("");
  } finally {
    asking.close();
  }
}
