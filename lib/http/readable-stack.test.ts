import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readableStack } from "./readable-stack";

const SOURCE =
  "export function first(): string {\n  return 'fine';\n}\n\nexport function second(): never {\n  throw new Error('a bug');\n}\n";

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-stack-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A built file, and the stack that its error has. */
async function buildAndThrow(name: string, withMap: boolean): Promise<string> {
  const { code, map } = await transform(SOURCE, {
    loader: "ts",
    minify: true,
    format: "esm",
    sourcemap: true,
    sourcefile: "lib/room/second.ts",
  });
  const file = path.join(folder, name);
  fs.writeFileSync(file, code);
  if (withMap) fs.writeFileSync(`${file}.map`, map);
  const { href } = pathToFileURL(file);
  const { second } = (await import(/* @vite-ignore */ href)) as { second: () => never };
  try {
    return second();
  } catch (error) {
    return String((error as Error).stack);
  }
}

describe("a stack that people read", () => {
  it("names the source and its line where the built file has a map", async () => {
    const stack = await buildAndThrow("mapped.mjs", true);
    expect(stack).toContain("mapped.mjs:1:");
    const readable = readableStack(stack);
    expect(readable).toMatch(/lib\/room\/second\.ts:6:\d+/);
    expect(readable).not.toContain("mapped.mjs");
    expect(readable.split("\n")).toHaveLength(stack.split("\n").length);
    expect(readable).toContain("Error: a bug");
  });

  it("reads a map but once", async () => {
    const stack = await buildAndThrow("again.mjs", true);
    const read = vi.spyOn(fs, "readFileSync");
    const first = readableStack(stack);
    expect(readableStack(stack)).toBe(first);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRestore();
  });

  it("stays as it is without a map", async () => {
    const stack = await buildAndThrow("bare.mjs", false);
    expect(readableStack(stack)).toBe(stack);
  });

  it("leaves what is no stack alone", () => {
    expect(readableStack("a bug at 12:30:45 in some.js")).toBe("a bug at 12:30:45 in some.js");
  });
});
