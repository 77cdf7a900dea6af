import type { Right, Role } from "./rights";

declare const proof: unique symbol;

/** Proof that someone holds a right in a project. Only `authorize.ts` makes one; stores ask for it. */
export type Grant<R extends Right = Right> = {
  readonly projectId: string;
  readonly userId: string;
  readonly role: Role;
  readonly right: R;
  readonly [proof]: true;
};
