import * as Y from "yjs";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { RichText } from "@/lib/text/core/marks";
import { findForeignContent } from "../core/check-content";
import { LIMITS } from "../core/protocol";
import { createRenderingDocument, readRichText } from "../core/rendering-document";
import { hasGaps, type Rejection } from "./open-log";

/** A log that came from outside: the merged state of older updates, and the updates, with whether that state holds them. */
export type GivenLog = {
  readonly snapshot: Uint8Array | null;
  readonly updates: readonly { readonly update: Uint8Array; readonly isMerged: boolean }[];
};

/**
 * What a log from outside says, by the rules that hold for what comes through a socket: bytes that Yjs reads, no gaps,
 * nothing but one paragraph of text. Updates that the merged state is said to hold are in it.
 */
export function understandLog({ snapshot, updates }: GivenLog): Result<RichText, Rejection> {
  const doc = createRenderingDocument();
  try {
    if (snapshot !== null) apply(doc, snapshot);
    const merged = Y.snapshot(doc);
    for (const { update, isMerged } of updates) {
      if (!isMerged) apply(doc, update);
      else if (!Y.snapshotContainsUpdate(merged, update)) return refuse("gap");
    }
    if (hasGaps(doc)) return refuse("gap");
    return findForeignContent(doc).length === 0 ? ok(readRichText(doc)) : refuse("foreign-content");
  } catch {
    return refuse("not-yjs");
  } finally {
    doc.destroy();
  }
}

/** @throws Error for bytes that are too many, or that Yjs does not read */
function apply(doc: Y.Doc, update: Uint8Array): void {
  if (update.byteLength > LIMITS.syncBytes) throw new Error("This update is too large.");
  Y.applyUpdate(doc, update);
}
