import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { makeDataFolder } from "@/lib/db/data-folder";

/** The secret that signs cookies: made once and kept beside the data, readable by its owner only. */
export function readOrMakeSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, "auth-secret");
  makeDataFolder(dataDirectory);
  try {
    // Fails when the file is there, also when another start made it a moment ago: then both use that one.
    fs.writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return fs.readFileSync(file, "utf8").trim();
}
