import type { ChangeRefusal } from "@/lib/glossary/core/change";
import type { ImportedConcept } from "@/lib/glossary/core/imported";
import { AppError } from "@/lib/kernel/app-error";

export type SkipReason =
  | ChangeRefusal
  | "ambiguous"
  | "unreadable-date"
  | "no-term"
  | "bad-value"
  | "held-by-proposal"
  | "already-proposed";

export type SkippedLine = {
  readonly line: number;
  readonly reason: SkipReason;
  readonly text: string;
  /** The open proposal that holds what the line would change, or wishes for the same. */
  readonly proposalId?: string | undefined;
};

export type ImportReport = {
  /** Null for a dry run, and when nothing changed. */
  readonly importId: string | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Changes that wait for a decision, since the importer's word alone is none. */
  readonly proposed: number;
  readonly skipped: readonly SkippedLine[];
  readonly conflicts: readonly {
    readonly line: number;
    readonly conceptId: string;
    readonly text: string;
    readonly existing: string;
  }[];
};

export type ImportRequest = {
  readonly concepts: readonly ImportedConcept[];
  /** Lines that the reader could not take. */
  readonly skipped: ImportReport["skipped"];
  readonly fileName: string;
  readonly format: string;
  readonly onConflict: "keep" | "replace";
  readonly dryRun: boolean;
  /** Aborted when nobody waits any more: what is not done yet is then not done at all. */
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: ImportProgress) => void) | undefined;
};

/** How many of the file's concepts are matched with what is there, or of those that change are written. */
export type ImportProgress = {
  readonly stage: "matching" | "writing";
  readonly done: number;
  readonly total: number;
};

/** Concepts matched or written in one go: a few statements for each. */
const BATCH = 500;
/** Takes the whole batch back: it is one transaction. */
export function stopIfCanceled({ signal }: Pick<ImportRequest, "signal">): void {
  if (signal?.aborted === true)
    throw new AppError("conflict", "The import was canceled: nothing was changed.", {
      key: "importCanceled",
    });
}

/** Tells how far it is, where that can still be stopped. */
export function announce(request: ImportRequest, progress: ImportProgress): void {
  stopIfCanceled(request);
  request.tell?.(progress);
}

export function batchesOf<Item>(items: readonly Item[]): (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) =>
    items.slice(at * BATCH, (at + 1) * BATCH),
  );
}
