import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readEnvironment } from "@/lib/environment";

/** How a sealed secret begins; what follows is base64 of nonce, tag and cipher text. */
const SEAL = "sealed:1:";
const [NONCE, TAG] = [12, 16];

/**
 * A webhook's secret as the database keeps it: whoever reads a backup, or the tables alone, can sign nothing with it.
 *
 * @throws Error where the server has no secret of its own
 */
export function sealSecret(secret: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", ownKey(), nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return SEAL + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/**
 * The secret again; null when it was sealed with another `AUTH_SECRET`, or changed. One that was kept before secrets were
 * sealed is what it is.
 */
export function openSecret(kept: string): string | null {
  if (!kept.startsWith(SEAL)) return kept;
  const bytes = Buffer.from(kept.slice(SEAL.length), "base64");
  if (bytes.length < NONCE + TAG) return null;
  try {
    const decipher = createDecipheriv("aes-256-gcm", ownKey(), bytes.subarray(0, NONCE));
    decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
  } catch {
    // The tag does not fit: it is not ours to open.
    return null;
  }
}

/** A key for this use alone: what else `AUTH_SECRET` signs tells nothing of it. */
function ownKey(): Buffer {
  const { AUTH_SECRET } = readEnvironment();
  if (AUTH_SECRET === undefined)
    throw new Error("AUTH_SECRET is not set: the server sets it when it starts.");
  return Buffer.from(hkdfSync("sha256", AUTH_SECRET, "", "duizhao webhook secrets", 32));
}
