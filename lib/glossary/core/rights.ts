import type { Right, Role } from "@/lib/accounts/core/rights";

/** What one may do in a glossary; each includes those before it. */
export const GLOSSARY_RIGHTS = ["read", "propose", "decide", "manage"] as const;
export type GlossaryRight = (typeof GLOSSARY_RIGHTS)[number];

/** What a project may be given in a glossary. */
export const LINK_RIGHTS = ["read", "propose", "decide"] as const;
export type LinkRight = (typeof LINK_RIGHTS)[number];

const level = (right: GlossaryRight): number => GLOSSARY_RIGHTS.indexOf(right);

export function includes(has: GlossaryRight, wanted: GlossaryRight): boolean {
  return level(has) >= level(wanted);
}

/** The right that a token's scope must cover, in the words of accounts. */
export const RIGHT_IN_PROJECT = {
  read: "view",
  propose: "translate",
  decide: "review",
  manage: "manage",
} as const satisfies Record<GlossaryRight, Right>;

/** A member's way to a glossary: their role in a project, and what that project is to the glossary. */
export type Way = {
  readonly role: Role;
  readonly right: LinkRight;
  /** Whether its owners look after the glossary: it is at home there, or its home is deleted and this stands in. */
  readonly looksAfter: boolean;
};

/**
 * What a member may do in a glossary through one project. Where it is looked after, owners do that, whatever the project's
 * link says; a project that was given the right to decide decides, and no more.
 */
export function rightThrough(
  { role, right, looksAfter }: Way,
  rule: { readonly decidedByOwners: boolean },
): GlossaryRight {
  if (role === "owner" && looksAfter) return "manage";
  if (role === "viewer" || right === "read") return "read";
  if (role === "translator" || right === "propose") return "propose";
  return role === "reviewer" && rule.decidedByOwners ? "propose" : "decide";
}

/** The highest of several; null when there is none. */
export function highest(rights: readonly GlossaryRight[]): GlossaryRight | null {
  return rights.reduce<GlossaryRight | null>(
    (best, right) => (best === null || level(right) > level(best) ? right : best),
    null,
  );
}
