import { describe, expect, it } from "vitest";
import { Problem } from "@/components/ui/api";
import { overSeen } from "./over-seen";

/** A server that takes changes over its present revision alone. */
function serverWith(current: { readonly text: string; readonly revision: number }, key = "renderingStale") {
  const asked: number[] = [];
  const send = async (revision: number): Promise<string> => {
    asked.push(revision);
    if (revision !== current.revision) throw new Problem(412, { code: "stale", key, current });
    return "done";
  };
  return { asked, send };
}

describe("a change over what is seen", () => {
  it.each([
    ["goes through over the revision that was heard of", { text: "One.", revision: 3 }, [3]],
    ["is sent again where only the revision went on", { text: "One.", revision: 5 }, [3, 5]],
  ])("%s", async (_name, current, asked) => {
    const server = serverWith(current);
    expect(await overSeen({ text: "One.", revision: 3 }, server.send)).toBe("done");
    expect(server.asked).toEqual(asked);
  });

  it.each([
    ["other words stand there", serverWith({ text: "One, and more.", revision: 4 })],
    ["something else is stale", serverWith({ text: "One.", revision: 4 }, "otherStale")],
  ])("is refused where %s", async (_name, server) => {
    await expect(overSeen({ text: "One.", revision: 3 }, server.send)).rejects.toMatchObject({
      code: "stale",
    });
    expect(server.asked).toEqual([3]);
  });
});
