import type { Right } from "@/lib/accounts/core/rights";
import type { State } from "@/lib/renderings/core/state";

/** What somebody is given to do in a track. */
export const TASKS = ["translate", "review"] as const;
export type Task = (typeof TASKS)[number];

/** What one must be able to do in the project to be given it. */
export const RIGHT_FOR = { translate: "translate", review: "review" } as const satisfies Record<Task, Right>;

type Judged = { readonly state: State; readonly needsWork: boolean };

/** Whether a rendering waits for who is to do this with it. */
export function waitsFor(task: Task, { state, needsWork }: Judged): boolean {
  if (task === "translate") return state === "initial" || needsWork;
  return state === "translated" && !needsWork;
}

/** Whether it is done with. What is sent back, or not confirmed yet, is neither reviewed nor waits for a review. */
export function isDone(task: Task, { state, needsWork }: Judged): boolean {
  if (needsWork) return false;
  return task === "translate" ? state !== "initial" : state === "reviewed" || state === "final";
}
