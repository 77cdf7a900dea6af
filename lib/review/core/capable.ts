import { can, ROLES, type Role } from "@/lib/accounts/core/rights";
import { RIGHT_FOR, type Task } from "./task";

/** Whether a member of this role can be given the task. */
export function canDo(role: Role, task: Task): boolean {
  return can(role, RIGHT_FOR[task]);
}

/** The roles that can be given a task. */
export function rolesFor(task: Task): readonly Role[] {
  return ROLES.filter((role) => canDo(role, task));
}
