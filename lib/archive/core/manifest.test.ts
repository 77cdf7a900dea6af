import { describe, expect, it } from "vitest";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type Manifest, parseManifest } from "./manifest";

const MANIFEST: Manifest = {
  ...{ format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, productVersion: "0.1.0" },
  madeAt: "2026-11-27T12:00:00.000Z",
  project: { id: "0197a9a0-0000-7000-8000-000000000001", name: "Project" },
  team: [{ name: "Owner", email: "owner@example.org", role: "owner" }],
  parts: [{ name: "project", records: 1, bytes: 10, sha256: "0".repeat(64) }],
  files: [{ sha256: "f".repeat(64), bytes: 3 }],
  leftOut: [],
};

describe("parseManifest", () => {
  it("reads what was written", () => {
    expect(parseManifest(JSON.stringify(MANIFEST))).toEqual({ ok: true, value: MANIFEST });
  });

  it.each([
    ["no JSON", "{", "no-archive"],
    [
      "a backup of the whole database",
      JSON.stringify({ ...MANIFEST, format: "duizhao-backup" }),
      "no-archive",
    ],
    ["an archive of a later version", JSON.stringify({ ...MANIFEST, version: 2, more: {} }), "newer"],
    ["a version that is none", JSON.stringify({ ...MANIFEST, version: "1" }), "no-archive"],
    ["fields that nobody knows", JSON.stringify({ ...MANIFEST, more: {} }), "no-archive"],
    [
      "a name for a part that is a path",
      JSON.stringify({ ...MANIFEST, files: [{ sha256: "../../etc/passwd", bytes: 1 }] }),
      "no-archive",
    ],
  ])("refuses %s", (_name, json, reason) => {
    expect(parseManifest(json)).toEqual({ ok: false, reason });
  });
});
