import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/database";
import { createAssignment } from "@/lib/review/server/create-assignment";
import { buildStructure } from "@/lib/testing/build-structure";
import { acceptAllProposals } from "./accept-all-proposals";
import { acceptProposal } from "./accept-proposal";
import { listStructureChanges } from "./list-structure-changes";
import { undoStructureChange } from "./undo-structure-change";

const build = () =>
  buildStructure([
    [
      ["我们来了。", "We came."],
      ["你们好。", "Hello."],
      ["大家都在。", "Everybody is here."],
    ],
    [["天气很好。", "The weather is fine."]],
    [["再见。", "Goodbye."]],
  ]);

describe("moving paragraphs", () => {
  it("takes all that is joined along, and puts them back", async () => {
    const built = await build();
    const [first = "", , third = ""] = built.paragraphIds;
    await built.join(0);
    const change = await built.move(first, { afterId: third });
    expect(await built.texts()).toEqual(["再见。", "我们来了。你们好。大家都在。天气很好。"]);
    expect(await built.renderings()).toEqual([
      "Goodbye.",
      "We came. Hello. Everybody is here. The weather is fine.",
    ]);
    await built.undo(change);
    expect(await built.texts()).toEqual(["我们来了。你们好。大家都在。天气很好。", "再见。"]);
  });

  it("moves several at once", async () => {
    const built = await build();
    const [first = "", second = "", third = ""] = built.paragraphIds;
    await built.move(second, { beforeId: first, toId: third });
    expect((await built.shown()).map(({ id }) => id)).toEqual([second, third, first]);
  });

  it("is refused to where they stand, among themselves, and for another's document", async () => {
    const built = await build();
    const [first = "", second = "", third = ""] = built.paragraphIds;
    await expect(built.move(second, { afterId: first })).rejects.toMatchObject({
      key: "structure.alreadyThere",
    });
    await expect(built.move(first, { afterId: second, toId: third })).rejects.toMatchObject({
      key: "structure.nowhere",
    });
    await expect(built.move(first, { afterId: third }, built.viewer)).rejects.toMatchObject({
      code: "forbidden",
    });
    const other = await build();
    await expect(built.move(first, { afterId: other.paragraphIds[0] ?? "" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("apart leaves a join that import proposed refused: its second half stands before the first", async () => {
    const built = await build();
    const { documentId } = built;
    const [first = "", second = "", third = ""] = built.paragraphIds;
    const proposed = await database().importProposal.create({
      data: {
        ...{ documentId, kind: "join", confidence: 0.9, evidence: [], position: 0 },
        ...{ detail: { kind: "join" }, paragraphIds: [first, second] },
      },
    });
    await built.move(first, { afterId: third });
    await expect(acceptProposal(built.translator, proposed.id)).rejects.toMatchObject({
      key: "joinedOtherwise",
    });
    expect(await acceptAllProposals(built.translator, documentId)).toMatchObject({
      ...{ accepted: 0, refused: [{ proposalId: proposed.id, key: "joinedOtherwise" }] },
    });
  });

  it("cannot be taken back once they were split, and a split not once its halves were moved apart", async () => {
    const built = await build();
    const [first = "", , third = ""] = built.paragraphIds;
    const split = await built.split(0, 5);
    const moved = await built.move(first, { afterId: third });
    await expect(built.undo(split)).rejects.toMatchObject({ key: "structure.moved" });
    const again = await built.split(first, 2);
    await expect(built.undo(moved)).rejects.toMatchObject({ key: "structure.changed" });
    await built.undo(again);
    const { items } = await listStructureChanges(built.viewer, built.documentId, { limit: 10 });
    expect(items.map(({ kind, holds }) => [kind, holds])).toEqual([
      ["split", false],
      ["move", true],
      ["split", true],
    ]);
    await expect(undoStructureChange(built.stranger, moved.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("leaves work that begins with them to who has the rest of it, and gives it back", async () => {
    const built = await build();
    const [first = "", second = "", third = ""] = built.paragraphIds;
    const { id } = await createAssignment(built.reviewer, built.trackId, {
      ...{ assigneeId: built.translator.id, task: "translate", dueOn: null, note: "" },
      ...{ fromParagraphId: first, toParagraphId: second },
    });
    const from = async () =>
      (await database().assignment.findUniqueOrThrow({ where: { id } })).fromParagraphId;
    const change = await built.move(first, { afterId: third });
    expect(await from()).toBe(second);
    await built.undo(change);
    expect(await from()).toBe(first);
  });
});
