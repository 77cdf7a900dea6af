import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { makeDataFolder } from "./data-folder";

const home = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-data-"));
const file = path.join(home, "file");
fs.writeFileSync(file, "");
afterAll(() => fs.rmSync(home, { recursive: true }));

describe("makeDataFolder", () => {
  it("makes a folder, and leaves one that is there", () => {
    const folder = path.join(home, "a", "b");
    makeDataFolder(folder);
    makeDataFolder(folder);
    expect(fs.statSync(folder).isDirectory()).toBe(true);
  });

  it.each([
    ["a file", file, "there is a file of that name"],
    ["a path through a file", path.join(file, "data"), "there is a file on the way to it"],
  ])("says in one sentence why it cannot be %s", (_name, folder, reason) => {
    expect(() => makeDataFolder(folder)).toThrow(`DATA_DIR cannot be ${folder}: ${reason}.`);
  });
});
