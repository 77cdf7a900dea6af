import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ExportFormat } from "../core/formats";
import {
  buildDocument,
  buildRendering,
  buildRow,
  CONTROLS,
  GOES_ON,
  NAMED,
  OPTIONS,
  stream,
  TORTURE,
  TURN,
} from "../core/torture.fixture";
import type { ExportRow } from "../core/writer";
import { inChunks } from "../server/byte-stream";
import { writerFor } from "../server/writer-for";

/** What another program said of a file of ours. `absent` is one that is not on this machine. */
export type ClientReport = {
  readonly format: string;
  readonly tool: string;
  readonly outcome: "passed" | "failed" | "absent";
  /** What the program said, or nothing. */
  readonly detail: string;
};

/** A program with its arguments; `{file}` among them is the exported file. */
export type Client = {
  readonly tool: string;
  readonly args: readonly string[];
  /** For a program that another one runs: where it lies. */
  readonly jar?: string;
};

/** Paragraphs of every kind, and texts that are hard to keep. */
export const CLIENT_ROWS: readonly ExportRow[] = [
  buildRow(1, "题目", { [NAMED.id]: buildRendering("Title") }, { kind: "heading", level: 1 }),
  buildRow(2, "问", { [NAMED.id]: buildRendering("Q") }, TURN),
  buildRow(3, "再问", { [NAMED.id]: { ...buildRendering("Q"), needsWork: true } }, GOES_ON),
  buildRow(4, "图", { [NAMED.id]: buildRendering("Caption") }, { kind: "caption" }),
  buildRow(
    5,
    "注",
    { [NAMED.id]: buildRendering("Note", [{ start: 0, end: 2, mark: "bold" }]) },
    { kind: "note" },
  ),
  buildRow(6, "无"),
  ...[...TORTURE.map(([, text]) => text), CONTROLS].map((text, at) =>
    buildRow(7 + at, text, { [NAMED.id]: buildRendering(text) }),
  ),
];

/** Gives a file of ours to other programs, one after the other. */
export async function checkWith(
  format: ExportFormat,
  clients: readonly Client[],
): Promise<readonly ClientReport[]> {
  const writer = writerFor(format);
  const folder = await mkdtemp(path.join(tmpdir(), "duizhao-clients-"));
  try {
    const file = path.join(folder, `export.${writer.extension}`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of inChunks(writer.write(buildDocument([NAMED]), stream(CLIENT_ROWS), OPTIONS)))
      chunks.push(chunk);
    await writeFile(file, Buffer.concat(chunks));
    const reports: ClientReport[] = [];
    for (const { tool, args, jar } of clients) {
      const own = args.map((one) => one.replace("{file}", file));
      const isAbsent = jar !== undefined && !existsSync(jar);
      const said = isAbsent
        ? ({ outcome: "absent", detail: "" } as const)
        : await (jar === undefined ? run(tool, own) : run("java", ["-jar", jar, ...own]));
      reports.push({ format, tool, ...said });
    }
    return reports;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(tool: string, args: readonly string[]): Promise<Pick<ClientReport, "outcome" | "detail">> {
  return new Promise((resolve) => {
    let detail = "";
    const program = spawn(tool, [...args], { stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 });
    program.stdout.on("data", (said) => {
      detail += String(said);
    });
    program.stderr.on("data", (said) => {
      detail += String(said);
    });
    program.on("error", () => resolve({ outcome: "absent", detail: "" }));
    program.on("close", (code) =>
      resolve({ outcome: code === 0 ? "passed" : "failed", detail: detail.slice(-2000) }),
    );
  });
}

/** A schema that the tests keep. */
export const schema = (name: string): string => path.join(import.meta.dirname, "../fixtures/schemas", name);
