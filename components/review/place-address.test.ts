import { describe, expect, it } from "vitest";
import { readUrlState } from "@/components/workbench/url-state";
import { addressOfPlace } from "./place-address";

const place = { projectId: "p", documentId: "d", trackId: "t" };

describe("addressOfPlace", () => {
  it.each([
    ["a paragraph", 12, "/projects/p/documents/d?tracks=t&p=12"],
    ["the first paragraph, where one begins anyway", 1, "/projects/p/documents/d?tracks=t"],
    ["a whole document", null, "/projects/p/documents/d?tracks=t"],
  ] as const)("%s", (_name, number, expected) => {
    expect(addressOfPlace({ ...place, number })).toBe(expected);
  });

  it("is read by the workbench as it was meant", () => {
    const query = new URLSearchParams(addressOfPlace({ ...place, number: 7 }).split("?")[1]);
    expect(readUrlState(query)).toMatchObject({ tracks: ["t"], paragraph: 7, view: "grid" });
  });
});
