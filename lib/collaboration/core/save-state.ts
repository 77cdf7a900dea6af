import type { CloseReason, RefusalReason } from "./protocol";

/**
 * What the indicator says. `saved` means: the server's log holds everything typed here, and nothing less.
 * - `slow`: three seconds without an acknowledgement
 * - `offline`: no connection; `edits` are kept on this device
 * - `storage`: the server answers but cannot save
 * - `outdated`: this page is older than the server's editor
 * - `refused`: the server will not take this text (too large, not understood)
 */
export type SaveState =
  | { readonly kind: "connecting" | "saved" | "saving" | "slow" | "storage" | "read-only" }
  | { readonly kind: "outdated" | "signed-out" | "no-access" }
  | { readonly kind: "offline"; readonly edits: number }
  | { readonly kind: "refused"; readonly reason: "too-large" | "not-understood" };

/** What is known; `deriveSaveState` says what it means. Times are milliseconds of any steady clock. */
export type SaveFacts = {
  readonly socket: "connecting" | "up" | "down";
  readonly scope: "unknown" | "read-write" | "readonly";
  readonly stopped: RefusalReason | CloseReason | null;
  /** Messages that await their acknowledgement; the handshake counts as one. */
  readonly unacknowledged: number;
  /** Since when something waits; null when nothing does. */
  readonly waitingSince: number | null;
  readonly lastAcknowledgedAt: number | null;
  /** Changes made here since everything was last saved. */
  readonly edits: number;
};

export const INITIAL_FACTS: SaveFacts = {
  socket: "connecting",
  scope: "unknown",
  stopped: null,
  unacknowledged: 0,
  waitingSince: null,
  lastAcknowledgedAt: null,
  edits: 0,
};

export type SaveEvent =
  | { readonly type: "socket-up" | "socket-down"; readonly at: number }
  | { readonly type: "granted"; readonly scope: "read-write" | "readonly"; readonly at: number }
  | { readonly type: "stopped"; readonly reason: RefusalReason | CloseReason; readonly at: number }
  | { readonly type: "edited"; readonly at: number }
  | { readonly type: "unacknowledged"; readonly count: number; readonly at: number };

/** Follows the connection. Pure: the same events give the same facts. */
export function reduceSaveFacts(facts: SaveFacts, event: SaveEvent): SaveFacts {
  switch (event.type) {
    case "socket-up":
      return { ...facts, socket: "up", scope: "unknown", stopped: isFinal(facts) ? facts.stopped : null };
    case "socket-down":
      return { ...facts, socket: "down", scope: "unknown" };
    case "granted":
      return { ...facts, scope: event.scope, stopped: null };
    case "stopped":
      return isFinal(facts) ? facts : { ...facts, stopped: event.reason, scope: "unknown" };
    case "edited":
      return { ...facts, edits: facts.edits + 1, waitingSince: facts.waitingSince ?? event.at };
    case "unacknowledged":
      return countAcknowledgements(facts, event.count, event.at);
  }
}

function countAcknowledgements(facts: SaveFacts, count: number, at: number): SaveFacts {
  const acknowledged = count < facts.unacknowledged;
  // Zero while nothing is connected is a counter that was never started, not an acknowledgement.
  const isDone = count === 0 && acknowledged && facts.socket === "up";
  return {
    ...facts,
    unacknowledged: count,
    edits: isDone ? 0 : facts.edits,
    waitingSince: isDone ? null : (facts.waitingSince ?? (count > 0 ? at : null)),
    lastAcknowledgedAt: acknowledged ? at : facts.lastAcknowledgedAt,
  };
}

/** Reasons that trying again cannot cure. */
function isFinal({ stopped }: SaveFacts): boolean {
  return (
    stopped === "outdated" ||
    stopped === "signed-out" ||
    stopped === "not-found" ||
    stopped === "too-large" ||
    stopped === "not-understood"
  );
}

export const SLOW_AFTER_MS = 3000;
export const WATCHDOG_MS = 10_000;

/** What the facts mean at a moment. Everything not known to be saved is not "saved". */
export function deriveSaveState(facts: SaveFacts, now: number): SaveState {
  switch (facts.stopped) {
    case "outdated":
      return { kind: "outdated" };
    case "signed-out":
      return { kind: "signed-out" };
    case "not-found":
      return { kind: "no-access" };
    case "too-large":
    case "not-understood":
      return { kind: "refused", reason: facts.stopped };
    case "storage-unavailable":
    case "too-many-connections":
      return { kind: "storage" };
    case "access-changed":
    case "server-restart":
    case null:
      break;
  }
  if (facts.socket === "down") return { kind: "offline", edits: facts.edits };
  if (facts.scope === "readonly") return { kind: "read-only" };
  const isSettled = facts.socket === "up" && facts.scope === "read-write" && facts.unacknowledged === 0;
  if (isSettled && facts.edits === 0) return { kind: "saved" };
  if (facts.waitingSince !== null && now - facts.waitingSince >= SLOW_AFTER_MS) return { kind: "slow" };
  return facts.edits === 0 && facts.scope === "unknown" ? { kind: "connecting" } : { kind: "saving" };
}

/** Connected, something waits, and nothing was acknowledged for ten seconds: the counter or the line is wrong. Reopen. */
export function needsReopening(facts: SaveFacts, now: number): boolean {
  if (facts.socket !== "up" || facts.stopped !== null || facts.scope === "readonly") return false;
  if (facts.waitingSince === null) return false;
  return now - Math.max(facts.waitingSince, facts.lastAcknowledgedAt ?? 0) >= WATCHDOG_MS;
}

/** Whether leaving now could lose text, so that the page must ask first. */
export function isLeavingUnsafe(state: SaveState, edits: number): boolean {
  return edits > 0 && state.kind !== "saved" && state.kind !== "read-only";
}

/** Worst first: what one indicator for several texts must say. */
const BY_WEIGHT: readonly SaveState["kind"][] = [
  "refused",
  "no-access",
  "outdated",
  "signed-out",
  "storage",
  "slow",
  "offline",
  "saving",
  "connecting",
  "saved",
  "read-only",
];

/** The worst of several states; edits that are kept offline are added up. No state at all is `saved`. */
export function combineSaveStates(states: readonly SaveState[]): SaveState {
  const edits = states.reduce((sum, state) => sum + (state.kind === "offline" ? state.edits : 0), 0);
  const worst = states.toSorted((a, b) => BY_WEIGHT.indexOf(a.kind) - BY_WEIGHT.indexOf(b.kind))[0];
  if (worst === undefined) return { kind: "saved" };
  return worst.kind === "offline" ? { kind: "offline", edits } : worst;
}
