import { describe, expect, it } from "vitest";
import { rolesFor } from "./capable";

describe("rolesFor", () => {
  it.each([
    ["translate", ["owner", "reviewer", "translator"]],
    ["review", ["owner", "reviewer"]],
  ] as const)("to %s", (task, roles) => {
    expect(rolesFor(task)).toEqual(roles);
  });
});
