import { describe, expect, it } from "vitest";
import { can, RIGHTS, ROLES, type Role, SCOPES, scopeAllows } from "./rights";

const TABLE: Record<Role, string> = {
  viewer: "view",
  translator: "view translate",
  reviewer: "view translate review",
  owner: "view translate review manage",
};

describe("rights", () => {
  it.each(ROLES.flatMap((role) => RIGHTS.map((right) => [role, right] as const)))("%s, %s", (role, right) => {
    expect(can(role, right)).toBe(TABLE[role].split(" ").includes(right));
  });

  it.each(
    SCOPES.flatMap((scope) =>
      RIGHTS.map(
        (right) =>
          [
            scope,
            right,
            { read: ["view"], write: ["view", "translate", "review"], admin: RIGHTS }[scope],
          ] as const,
      ),
    ),
  )("a token with %s, %s", (scope, right, allowed) => {
    expect(scopeAllows([scope], right)).toBe((allowed as readonly string[]).includes(right));
  });

  it("a token without scopes does nothing", () => {
    expect(RIGHTS.some((right) => scopeAllows([], right))).toBe(false);
  });
});
