import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { run } from "@/lib/cli/run";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-align-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const ZH = "会议今天闭幕。\n\n中国政府拨款2.3亿元，修建了12座图书馆。\n记者：您怎么看？\n";
const EN =
  "The meeting closed today.\nThe Chinese government provided 230 million yuan.\nIt built 12 libraries.\nQuestion: What is your view?\n";
const BEADS = [
  { source: [0], target: [0] },
  { source: [2], target: [1, 2] },
  { source: [3], target: [3] },
];

/** 会议今天闭幕。 in GB18030. */
const GB = Buffer.from("bbe1d2e9bdf1ccecb1d5c4bba1a3", "hex");

async function align(source: string | Buffer, target: string | Buffer, ...more: readonly string[]) {
  fs.writeFileSync(path.join(folder, "zh.txt"), source);
  fs.writeFileSync(path.join(folder, "en.txt"), target);
  const output = new PassThrough();
  const said: string[] = [];
  const code = await run(["align", "--source", "zh.txt", "--target", "en.txt", ...more], {
    directory: folder,
    input: Object.assign(Readable.from([""]), { isTTY: false }),
    output,
    say: (line) => said.push(line),
  });
  output.end();
  return { code, output: await text(output), said: said.join("\n") };
}

type Case = [
  name: string,
  source: string | Buffer,
  target: string,
  beads: readonly { readonly source: number[]; readonly target: number[] }[],
];

describe("align", () => {
  it("prints pairs of line numbers, and leaves empty lines their numbers", async () => {
    const { code, output, said } = await align(ZH, EN, "--unit", "sentence", "--output", "json");
    expect({ code, said }).toEqual({ code: 0, said: "" });
    const beads: unknown = JSON.parse(output);
    expect(beads).toEqual(BEADS.map((bead) => ({ ...bead, confidence: expect.any(Number) })));
  });

  it("prints a table for people", async () => {
    const { output } = await align(ZH, EN, "--output", "tsv");
    const rows = output.trimEnd().split("\n");
    expect(rows[0]).toBe("confidence\tsource\ttarget\tsource text\ttarget text");
    expect(rows[2]).toMatch(/^[01]\.\d{3}\t2\t1 2\t中国政府.*\tThe Chinese government .* libraries\.$/);
  });

  it.each<Case>([
    ["nothing on either side", "", "", []],
    ["no source", "", "A line.\n", [{ source: [], target: [0] }]],
    [
      "no target but empty lines",
      "一。\n二。\n",
      "\n\n",
      [
        { source: [0], target: [] },
        { source: [1], target: [] },
      ],
    ],
    [
      "another encoding, and line ends of Windows",
      GB,
      "\r\nThe meeting closed today.\r\n",
      [{ source: [0], target: [1] }],
    ],
  ])("takes %s", async (_name, source, target, beads) => {
    const { code, output } = await align(source, target);
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual(beads.map((bead) => ({ ...bead, confidence: expect.any(Number) })));
  });

  it("takes a line of 100,000 characters", async () => {
    const { code, output } = await align(
      `${"会议闭幕".repeat(25_000)}\n`,
      `${"The meeting closed ".repeat(5_000)}\n`,
    );
    expect(code).toBe(0);
    expect(output).toContain('"source":[0]');
  });

  it.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), [], 1, "no text in an encoding"],
    ["an unknown unit", "一。", ["--unit", "word"], 2, "--unit is sentence or paragraph."],
    ["an unknown output", "一。", ["--output", "xml"], 2, "--output is json or tsv."],
  ] as const)("refuses %s in one sentence", async (_name, source, more, code, sentence) => {
    const done = await align(source, "One.", ...more);
    expect({ code: done.code, output: done.output }).toEqual({ code, output: "" });
    expect(done.said).toContain(sentence);
  });
});
