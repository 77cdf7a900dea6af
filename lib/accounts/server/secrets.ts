import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, as a path or header carries them. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: sha-256, hex. Enough, since the secret itself is random and long. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Every API token begins so, and secret scanners can know it. */
export const TOKEN_PREFIX = "dz_";
