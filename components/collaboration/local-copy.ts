/**
 * The copy of an open text on this device (IndexedDB), so that neither a lost connection nor a closed tab costs what was
 * typed. A copy belongs to one person, one rendering, one generation and one schema, and is gone once all is saved and
 * the text is closed.
 */
import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { SCHEMA_VERSION } from "@/lib/collaboration/core/protocol";

export type LocalCopyKey = {
  readonly userId: string;
  readonly renderingId: string;
  readonly generation: number;
};

export type LocalCopy = {
  /** Resolves when what this device kept is in the document, or cannot be had. */
  readonly whenLoaded: Promise<void>;
  /** Ends it and removes what it kept. */
  readonly clear: () => Promise<void>;
  /** Ends it and leaves what it kept. */
  readonly close: () => Promise<void>;
};

const PREFIX = "duizhao";
/** A device that does not answer must not keep anyone from working. */
const LOAD_PATIENCE_MS = 1500;

function nameOf({ userId, renderingId, generation }: LocalCopyKey): string {
  return `${PREFIX}:${userId}:${renderingId}:${generation}:${SCHEMA_VERSION}`;
}

/** Null where the browser has no storage (private windows, tests). */
export function openLocalCopy(key: LocalCopyKey, doc: Y.Doc): LocalCopy | null {
  if (typeof indexedDB === "undefined") return null;
  try {
    const release = holdOpen(nameOf(key));
    const copy = new IndexeddbPersistence(nameOf(key), doc);
    const patience = new Promise<void>((resolve) => setTimeout(resolve, LOAD_PATIENCE_MS));
    return {
      whenLoaded: Promise.race([copy.whenSynced.then(() => {}), patience]),
      clear: async () => {
        await copy.destroy().catch(() => {});
        release();
        await removeUnlessOpen(nameOf(key));
      },
      close: async () => {
        await copy.destroy().catch(() => {});
        release();
      },
    };
  } catch {
    return null;
  }
}

/** Tells the other tabs that this one writes to the copy; they must not remove it meanwhile. Gives the way to end that. */
function holdOpen(name: string): () => void {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void lockManager()?.request(name, { mode: "shared" }, () => held);
  return release;
}

/** Without locks (plain http on another machine) nothing tells whether another tab has it open: then it stays. */
async function removeUnlessOpen(name: string): Promise<void> {
  await lockManager()?.request(name, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await clearDocument(name);
  });
}

function lockManager(): LockManager | undefined {
  return typeof navigator === "undefined" ? undefined : navigator.locks;
}

/** What this person's closed tabs left on this device, of the present schema. Empty where the browser cannot tell. */
export async function listLocalCopies(userId: string): Promise<LocalCopyKey[]> {
  if (typeof indexedDB === "undefined" || indexedDB.databases === undefined) return [];
  const databases = await indexedDB.databases().catch(() => []);
  return databases.flatMap(({ name }) => {
    const [prefix, owner, renderingId, generation, schema] = (name ?? "").split(":");
    const isOurs = prefix === PREFIX && owner === userId && schema === String(SCHEMA_VERSION);
    return isOurs && renderingId !== undefined
      ? [{ userId, renderingId, generation: Number(generation) }]
      : [];
  });
}

/** Removes everything that Duizhao kept on this device, of whoever it is. For signing out, after unsent text was offered. */
export async function clearAllLocalCopies(): Promise<void> {
  if (typeof indexedDB === "undefined" || indexedDB.databases === undefined) return;
  const databases = await indexedDB.databases().catch(() => []);
  const names = databases.flatMap(({ name }) => (name?.startsWith(`${PREFIX}:`) ? [name] : []));
  await Promise.all(names.map((name) => clearDocument(name)));
}
