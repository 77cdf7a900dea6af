import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { importIntoTrack } from "@/lib/alignment/server/import-into-track";
import { appendText } from "@/lib/collaboration/core/rendering-document";
import { database } from "@/lib/db/database";
import { adopt } from "@/lib/renderings/server/adopt";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { restoreRevision } from "@/lib/renderings/server/restore-revision";
import { setState } from "@/lib/renderings/server/set-state";
import { buildActor } from "@/lib/testing/build-accounts";
import { buildTrack } from "@/lib/testing/build-texts";
import { type Guests, receiveGuests } from "@/lib/testing/collaboration-guests";
import { until } from "@/lib/testing/collaboration-server";
import { findWaiting } from "./list-work";
import { updateReviewSettings } from "./settings";
import type { ReviewSettings } from "./settings-schema";

let guests: Guests;
beforeAll(async () => {
  guests = await receiveGuests();
});
afterAll(() => guests.end());

const OWN = { code: "forbidden", key: "stateOwnWork" };
const SECOND = { code: "forbidden", key: "stateSecondReview" };

/** A track of a project that reviews as given, with a second reviewer. */
async function build(change: Partial<ReviewSettings>) {
  const track = await buildTrack();
  const { owner, projectId, trackId } = track;
  const second = await buildActor("second");
  await database().membership.create({ data: { userId: second.id, projectId, role: "reviewer" } });
  await updateReviewSettings(owner, { projectId, change, seen: null });
  const [paragraphId = "", tailId = ""] = track.paragraphIds;
  const idOf = async (of: string) =>
    (await database().rendering.findFirstOrThrow({ where: { trackId, paragraphId: of } })).id;
  const renderingId = await idOf(paragraphId);
  const put = (actor: Actor, text: string, of = paragraphId) =>
    putRendering(actor, { trackId, paragraphId: of, rich: { text, marks: [] }, seen: null });
  const set = (actor: Actor, state: Parameters<typeof setState>[1]["state"], of = renderingId) =>
    setState(actor, { renderingId: of, state, comment: state === "needs-work" ? "Again." : "", seen: null });
  return { ...track, second, paragraphId, tailId, renderingId, idOf, put, set };
}

describe("where nobody reviews their own work", () => {
  it("who translated is refused the review and the last word, and another is not", async () => {
    const { reviewer, second, put, set } = await build({ ownWork: false });
    await put(reviewer, "Words.");
    await set(reviewer, "translated");
    await expect(set(reviewer, "reviewed")).rejects.toMatchObject(OWN);
    expect(await set(second, "reviewed")).toMatchObject({ state: "reviewed" });
    await expect(set(reviewer, "final")).rejects.toMatchObject(OWN);
    expect(await set(second, "final")).toMatchObject({ state: "final" });
    // Taking the last word back is no review.
    expect(await set(reviewer, "reviewed")).toMatchObject({ state: "reviewed" });
    await expect(set(reviewer, "final")).rejects.toMatchObject(OWN);
  });

  it("nothing is left of what was refused", async () => {
    const { reviewer, renderingId, put, set } = await build({ ownWork: false });
    await put(reviewer, "Words.");
    await set(reviewer, "translated");
    const count = () => database().renderingRevision.count({ where: { renderingId } });
    const before = await count();
    await expect(set(reviewer, "reviewed")).rejects.toMatchObject(OWN);
    expect(await count()).toBe(before);
  });

  it("who revises a confirmed text may review it; sending back and taking back are for everybody who may", async () => {
    const { translator, reviewer, put, set } = await build({ ownWork: false });
    await put(translator, "Words.");
    await set(translator, "translated");
    await put(reviewer, "Better words.");
    expect(await set(reviewer, "reviewed")).toMatchObject({ state: "reviewed" });
    expect(await set(reviewer, "needs-work")).toMatchObject({ needsWork: true });
    await put(reviewer, "My words.");
    await set(reviewer, "translated");
    await expect(set(reviewer, "reviewed")).rejects.toMatchObject(OWN);
    expect(await set(reviewer, "initial")).toMatchObject({ state: "initial" });
  });

  it("whoever typed in it counts, not only who typed last", async () => {
    const { reviewer, translator, second, renderingId, set } = await build({ ownWork: false });
    const mine = (await guests.come(reviewer)).open(renderingId);
    const yours = (await guests.come(translator)).open(renderingId);
    await until(() => mine.getSnapshot().phase === "ready" && yours.getSnapshot().phase === "ready");
    appendText(mine.document, "Nearly all of it");
    expect(await mine.whenSaved()).toBe(true);
    appendText(yours.document, ".");
    expect(await yours.whenSaved()).toBe(true);
    await set(translator, "translated");
    await expect(set(reviewer, "reviewed")).rejects.toMatchObject(OWN);
    expect(await set(second, "reviewed")).toMatchObject({ state: "reviewed" });
  });

  it("what was brought in is the work of who brought it in", async () => {
    const { reviewer, second, trackId, set } = await build({ ownWork: false });
    const bytes = new TextEncoder().encode("One.\n\nTwo.\n\nThree.");
    await importIntoTrack(reviewer, trackId, { bytes, fileName: "t.txt", preview: false, replace: false });
    await expect(set(reviewer, "reviewed")).rejects.toMatchObject(OWN);
    expect(await set(second, "reviewed")).toMatchObject({ state: "reviewed" });
  });

  it("words that were taken over from another track are reviewed by nobody who wrote them there", async () => {
    const built = await build({ ownWork: false });
    const { translator, reviewer, second, documentId, paragraphId, renderingId, trackId, set } = built;
    const [draft, middle] = [await buildTrack({ document: built }), await buildTrack({ document: built })];
    const write = (actor: Actor, to: string, text: string) =>
      putRendering(actor, { trackId: to, paragraphId, rich: { text, marks: [] }, seen: null });
    const { revision } = await write(reviewer, draft.trackId, "The reviewer's own words.");
    const idIn = (to: { readonly renderingIds: readonly string[] }) => to.renderingIds[0] ?? "";
    const take = (into: string, fromTrackId: string, fromRevision: number) =>
      adopt(translator, { renderingId: into, fromTrackId, fromRevision, seen: null, reason: "" });
    const { rendering } = await take(idIn(middle), draft.trackId, revision);
    await take(renderingId, middle.trackId, rendering.revision);
    await set(translator, "translated");
    const waits = async (actor: Actor) =>
      (await findWaiting(actor, documentId, { track: trackId, after: -1 })).paragraphId;
    expect([await waits(reviewer), await waits(second)]).toEqual([null, paragraphId]);
    await expect(set(reviewer, "reviewed")).rejects.toMatchObject(OWN);
    expect(await set(second, "reviewed")).toMatchObject({ state: "reviewed" });
  });

  it("who only writes in the other track afterwards is not kept from it, nor who took words into a confirmed text", async () => {
    const built = await build({ ownWork: false });
    const { translator, reviewer, second, paragraphId, renderingId, set } = built;
    const draft = await buildTrack({ document: built });
    const write = (actor: Actor, text: string) =>
      putRendering(actor, { trackId: draft.trackId, paragraphId, rich: { text, marks: [] }, seen: null });
    const take = (actor: Actor, fromRevision: number) =>
      adopt(actor, { renderingId, fromTrackId: draft.trackId, fromRevision, seen: null, reason: "" });
    await take(translator, (await write(translator, "The translator's words.")).revision);
    await set(translator, "translated");
    const { revision } = await write(second, "Later words.");
    expect(await set(second, "reviewed")).toMatchObject({ state: "reviewed" });
    await set(second, "translated");
    await take(reviewer, revision);
    expect(await set(reviewer, "reviewed")).toMatchObject({ state: "reviewed" });
  });

  it("neither a restored text nor one joined into another is reviewed by who wrote it", async () => {
    const built = await build({ ownWork: false });
    const { translator, reviewer, renderingId, paragraphId, tailId, put, set, idOf } = built;
    const { revision } = await put(reviewer, "Mine.");
    await put(translator, "");
    await put(translator, "Other.");
    await set(translator, "translated");
    await restoreRevision(translator, { renderingId, revision, seen: null });
    await expect(set(reviewer, "reviewed")).rejects.toMatchObject(OWN);

    await put(reviewer, "Tail.", tailId);
    await set(translator, "initial");
    await put(translator, "Head.");
    await set(translator, "translated");
    await database().paragraph.update({ where: { id: tailId }, data: { joinedIntoId: paragraphId } });
    await expect(set(reviewer, "reviewed", await idOf(paragraphId))).rejects.toMatchObject(OWN);
  });
});

describe("where the last word is another's", () => {
  it("who reviewed is refused it, also after it was opened again", async () => {
    const { reviewer, second, translator, put, set } = await build({ secondReview: true });
    await put(translator, "Words.");
    await set(translator, "translated");
    await set(reviewer, "reviewed");
    await expect(set(reviewer, "final")).rejects.toMatchObject(SECOND);
    expect(await set(second, "final")).toMatchObject({ state: "final" });
    await set(second, "reviewed");
    await expect(set(reviewer, "final")).rejects.toMatchObject(SECOND);
  });

  it("who asks for both at the same moment has at most the review, and of two who do, never one both", async () => {
    const { reviewer, second, translator, renderingId, put, set } = await build({ secondReview: true });
    await put(translator, "Words.");
    await set(translator, "translated");
    await Promise.allSettled([
      ...[set(reviewer, "final"), set(reviewer, "reviewed"), set(reviewer, "final")],
      ...[set(second, "reviewed"), set(second, "final"), set(reviewer, "final")],
    ]);
    const kept = await database().renderingRevision.findMany({
      where: { renderingId, cause: "state", state: { in: ["reviewed", "final"] } },
      orderBy: { revision: "asc" },
    });
    const [review, last] = [kept[0], kept.find(({ state }) => state === "final")];
    expect(review?.state).toBe("reviewed");
    expect(last?.authorId).not.toBe(review?.authorId);
  });

  it("one may review, and finalize, one's own work as long as that is not asked for", async () => {
    const { reviewer, put, set } = await build({ secondReview: false });
    await put(reviewer, "Words.");
    await set(reviewer, "translated");
    await set(reviewer, "reviewed");
    expect(await set(reviewer, "final")).toMatchObject({ state: "final" });
  });

  it("a stranger learns nothing", async () => {
    const { stranger, set } = await build({ ownWork: false, secondReview: true });
    await expect(set(stranger, "reviewed")).rejects.toMatchObject({ code: "not-found" });
  });
});
