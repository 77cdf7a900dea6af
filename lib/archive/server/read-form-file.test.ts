import { describe, expect, it } from "vitest";
import { readFormFile } from "./read-form-file";

/** Read as it comes in pieces of a size, which may cut a delimiter anywhere. */
async function read(text: string, size: number): Promise<string> {
  async function* pieces() {
    const bytes = Buffer.from(text, "latin1");
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  let found = "";
  for await (const chunk of readFormFile(pieces(), "x7")) found += Buffer.from(chunk).toString("latin1");
  return found;
}

const CONTENT = "PK\r\n--x\r\n--x6--\r\n\0\xff--";
const field = (name: string, value: string, more = "") =>
  `--x7\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const FORM = `${field("note", "words")}${field("file", CONTENT, '; filename="a.zip"')}--x7--\r\n`;

describe("readFormFile", () => {
  it.each([1, 2, 3, 7, 64, 10_000])("gives the file's bytes, come in pieces of %i", async (size) => {
    expect(await read(FORM, size)).toBe(CONTENT);
  });

  it("gives an empty file", async () => {
    expect(await read(`${field("file", "")}--x7--`, 5)).toBe("");
  });

  it.each([
    ["without a file", `${field("files", "a")}--x7--\r\n`],
    ["that breaks off", FORM.slice(0, -20)],
    ["of another boundary", FORM.replaceAll("x7", "x8")],
    ["with headers without an end", `--x7\r\n${"a".repeat(40_000)}`],
  ])("refuses a form %s", async (_name, form) => {
    await expect(read(form, 1000)).rejects.toMatchObject({ code: "invalid" });
  });
});
