import type { AccessChange } from "@/lib/accounts/server/announce-access";
import { isConcerned, type Subject } from "./access";

/**
 * The changes of access that were announced lately. Between deciding what someone may do and their connection being
 * there to be closed lies a moment; a change announced in it is found here.
 */
export type AccessChanges = {
  readonly note: (change: AccessChange) => void;
  /** To be taken before deciding. */
  readonly mark: () => number;
  /** Whether anything since the mark may concern the subject. */
  readonly concernsSince: (mark: number, subject: Subject) => boolean;
};

/** Far more than are announced while one handshake goes on. */
const KEPT = 1000;

export function createAccessChanges(): AccessChanges {
  let kept: AccessChange[] = [];
  let count = 0;
  return {
    note: (change) => {
      count += 1;
      kept = [...kept.slice(1 - KEPT), change];
    },
    mark: () => count,
    concernsSince: (mark, subject) => {
      const since = count - mark;
      if (since > kept.length) return true;
      return since > 0 && kept.slice(-since).some((change) => isConcerned(change, subject));
    },
  };
}
