/** What a member of a project is; one per person and project. */
export const ROLES = ["owner", "reviewer", "translator", "viewer"] as const;
export type Role = (typeof ROLES)[number];

/**
 * What one may do in a project.
 * - `view`: read and export everything
 * - `translate`: write renderings, import texts, decide import proposals, make tracks
 * - `review`: review, finalize and send back renderings, lock tracks
 * - `manage`: members, invitations, settings, deletion
 */
export const RIGHTS = ["view", "translate", "review", "manage"] as const;
export type Right = (typeof RIGHTS)[number];

const RIGHTS_OF_ROLE = {
  viewer: ["view"],
  translator: ["view", "translate"],
  reviewer: ["view", "translate", "review"],
  owner: ["view", "translate", "review", "manage"],
} as const satisfies Record<Role, readonly Right[]>;

export function can(role: Role, right: Right): boolean {
  return (RIGHTS_OF_ROLE[role] as readonly Right[]).includes(right);
}

/** Every right of a role, in the order of `RIGHTS`. */
export function rightsOf(role: Role): readonly Right[] {
  return RIGHTS_OF_ROLE[role];
}

/** What an API token may be used for. */
export const SCOPES = ["read", "write", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

const SCOPE_FOR = {
  view: "read",
  translate: "write",
  review: "write",
  manage: "admin",
} as const satisfies Record<Right, Scope>;

/** A token's scopes include the smaller ones: `admin` may write, `write` may read. */
export function scopeAllows(scopes: readonly Scope[], right: Right): boolean {
  const needed = SCOPES.indexOf(SCOPE_FOR[right]);
  return scopes.some((scope) => SCOPES.indexOf(scope) >= needed);
}
