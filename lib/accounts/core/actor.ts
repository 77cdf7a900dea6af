import type { Scope } from "./rights";

/** Who asks: a signed-in person, or a program with that person's token. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Set for a browser: the session row that the cookie names. */
  readonly sessionId: string | null;
  /** Set for a token: what it may do. Null for a browser, which may do all that the person may. */
  readonly scopes: readonly Scope[] | null;
  /** Set for a token that reaches one project only. */
  readonly onlyProjectId: string | null;
  /** The network address that asked, for the audit trail; empty when none. */
  readonly address: string;
};
