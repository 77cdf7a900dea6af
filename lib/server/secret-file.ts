import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** The secret that signs cookies: made once and kept beside the data, readable by its owner only. */
export function readOrMakeSecret(dataDirectory: string): string {
  const file = path.join(dataDirectory, "auth-secret");
  fs.mkdirSync(dataDirectory, { recursive: true });
  try {
    return fs.readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    const secret = randomBytes(32).toString("base64url");
    fs.writeFileSync(file, secret, { mode: 0o600 });
    return secret;
  }
}
