import { describe, expect, it } from "vitest";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { decideText, getDeciding, voteForText } from "./deciding";
import { putRendering } from "./put-rendering";
import { setState } from "./set-state";

async function build(): Promise<readonly [BuiltTrack, BuiltTrack, string]> {
  const one = await buildTrack();
  const two = await buildTrack({ document: one });
  const [paragraphId = ""] = one.paragraphIds;
  for (const [track, text] of [
    [one, "We seek peace."],
    [two, "We want peace."],
  ] as const)
    await putRendering(one.translator, {
      ...{ trackId: track.trackId, paragraphId, rich: { text, marks: [] }, seen: null },
    });
  return [one, two, paragraphId];
}

describe("deciding on a paragraph's text", () => {
  it("keeps the choice with everybody's votes and reasons, dissent too, whatever becomes of them", async () => {
    const [one, two, paragraphId] = await build();
    await voteForText(one.translator, paragraphId, { trackId: one.trackId, reason: "It is formal." });
    await voteForText(one.reviewer, paragraphId, { trackId: one.trackId, reason: "" });
    const voted = await voteForText(one.reviewer, paragraphId, {
      trackId: two.trackId,
      reason: "It is plain.",
    });
    expect(voted.candidates.map(({ text }) => text)).toEqual(["We seek peace.", "We want peace."]);
    expect(voted.votes.map(({ trackId }) => trackId)).toEqual([one.trackId, two.trackId]);
    const choice = { trackId: two.trackId, revision: 1, reason: "As in the speech of May." };
    await decideText(one.reviewer, paragraphId, choice);
    await voteForText(one.translator, paragraphId, { trackId: null, reason: "" });
    const { votes, decisions, paragraph } = await getDeciding(one.viewer, paragraphId);
    expect(paragraph.number).toBe(1);
    expect(votes).toHaveLength(1);
    expect(decisions).toMatchObject([
      {
        ...{ trackId: two.trackId, text: "We want peace.", reason: "As in the speech of May." },
        votes: [{ reason: "It is formal.", trackId: one.trackId }, { trackId: two.trackId }],
      },
    ]);
  });

  it("tells a vote that was given for an earlier wording, and counts none for words it was not given for", async () => {
    const [one, , paragraphId] = await build();
    const { trackId, translator, reviewer } = one;
    await voteForText(translator, paragraphId, { trackId, reason: "", revision: 1 });
    const earlier = async () =>
      (await getDeciding(one.viewer, paragraphId)).votes.map(({ isEarlier, text }) => [isEarlier, text]);
    const write = (text: string) =>
      putRendering(translator, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
    expect(await earlier()).toEqual([[false, "We seek peace."]]);
    await write("We look for peace.");
    expect(await earlier()).toEqual([[true, "We seek peace."]]);
    await voteForText(reviewer, paragraphId, { trackId, reason: "" });
    expect(await earlier()).toEqual([
      [true, "We seek peace."],
      [false, "We look for peace."],
    ]);
    await write("We seek peace.");
    expect((await earlier()).map(([isEarlier]) => isEarlier)).toEqual([false, true]);
    const renderingId = one.renderingIds[0] ?? "";
    await setState(translator, { renderingId, state: "translated", comment: "", seen: null });
    expect((await earlier()).map(([isEarlier]) => isEarlier)).toEqual([false, true]);
  });

  it("is refused to whom it is not given, and over a text that was not seen", async () => {
    const [one, two, paragraphId] = await build();
    const vote = { trackId: one.trackId, reason: "" };
    const choice = { ...vote, revision: 1 };
    const code = (value: string) => expect.objectContaining({ code: value });
    await expect(voteForText(one.viewer, paragraphId, vote)).rejects.toEqual(code("forbidden"));
    await expect(decideText(one.translator, paragraphId, choice)).rejects.toEqual(code("forbidden"));
    for (const refused of [
      () => getDeciding(one.stranger, paragraphId),
      () => voteForText(one.stranger, paragraphId, vote),
      () => decideText(one.stranger, paragraphId, choice),
    ])
      await expect(refused()).rejects.toEqual(code("not-found"));
    const empty = one.paragraphIds[1] ?? "";
    await expect(voteForText(one.translator, empty, vote)).rejects.toEqual(code("not-found"));
    const elsewhere = { ...vote, trackId: (await buildTrack()).trackId };
    await expect(voteForText(one.translator, paragraphId, elsewhere)).rejects.toEqual(code("not-found"));
    const old = { ...choice, trackId: two.trackId, revision: 0 };
    await expect(decideText(one.owner, paragraphId, old)).rejects.toEqual(code("stale"));
  });
});
