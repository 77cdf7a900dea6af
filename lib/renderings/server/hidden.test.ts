import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { buildTrack } from "@/lib/testing/build-texts";
import { putRendering } from "./put-rendering";
import { restoreRevision } from "./restore-revision";
import { setState } from "./set-state";

/** A track whose first rendering has words, under a paragraph that is then hidden. */
async function buildHidden(how: "joined" | "set aside") {
  const built = await buildTrack();
  const [paragraphId = "", other = ""] = built.paragraphIds;
  const put = () =>
    putRendering(built.translator, {
      ...{ trackId: built.trackId, paragraphId, rich: { text: "Words.", marks: [] }, seen: null },
    });
  const { id: renderingId } = await put();
  await database().paragraph.update({
    where: { id: paragraphId },
    data: how === "joined" ? { joinedIntoId: other } : { excluded: true },
  });
  return { ...built, put, renderingId };
}

describe.each([
  ["joined", "paragraphJoined"],
  ["set aside", "paragraphSetAside"],
] as const)("a paragraph that is %s", (how, key) => {
  it("is not written in, restored, or given a state, where nobody would see it", async () => {
    const { put, renderingId, translator } = await buildHidden(how);
    const refusal = { code: "conflict", key };
    await expect(put()).rejects.toMatchObject(refusal);
    await expect(restoreRevision(translator, { renderingId, revision: 1, seen: null })).rejects.toMatchObject(
      refusal,
    );
    await expect(
      setState(translator, { renderingId, state: "translated", comment: "", seen: null }),
    ).rejects.toMatchObject(refusal);
  });
});
