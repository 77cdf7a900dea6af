import { TEXT_LIMIT } from "@/lib/text/core/text-limit";

/** The shape of a rendering's Yjs document. An editor of another version is refused: it would delete what it does not know. */
export const SCHEMA_VERSION = 1;

/** Where the socket is served; the schema version goes along as `?schema=`. */
export const COLLABORATION_PATH = "/collab";

/** Sizes and rates, in bytes and per second, above which the server refuses. */
export const LIMITS = {
  /** One typed or pasted change. */
  updateBytes: 256 * 1024,
  /** What a reconnecting client brings at once. */
  syncBytes: 8 * 1024 * 1024,
  /** A rendering's text, in UTF-16 units. */
  textLength: TEXT_LIMIT,
  awarenessBytes: 2048,
  messagesPerSecond: 120,
  messageBurst: 400,
} as const;

/** Why a document was refused at the handshake. */
export type RefusalReason =
  | "storage-unavailable"
  | "outdated"
  | "signed-out"
  | "not-found"
  | "too-many-connections";

/** Why an open document was closed. */
export type CloseReason =
  | "storage-unavailable"
  | "access-changed"
  | "too-large"
  | "not-understood"
  | "server-restart";

/** Codes of the socket's close frames that we send; 1009 and 1013 are RFC 6455's. */
export const CLOSE_CODES = {
  "storage-unavailable": 1013,
  "server-restart": 1012,
  "too-large": 1009,
  "not-understood": 1003,
  "access-changed": 4403,
} as const satisfies Record<CloseReason, number>;

/** What a browser sends as its token: which generation its copy belongs to. Programs send their API token instead. */
export function generationToken(generation: number): string {
  return `generation:${generation}`;
}

/** The generation in a browser's token; null when the token is something else. */
export function parseGenerationToken(token: string): number | null {
  const found = /^generation:(\d{1,9})$/.exec(token);
  return found === null ? null : Number(found[1]);
}
