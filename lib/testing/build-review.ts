import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";
import { createAssignment } from "@/lib/review/server/create-assignment";
import { type BuiltTrack, buildTrack } from "./build-texts";

type Given = Parameters<typeof createAssignment>[2];

export type Reviewing = BuiltTrack & {
  /** The id of a paragraph by its number, from 1. */
  readonly paragraph: (number: number) => string;
  /** Writes a paragraph and confirms it. */
  readonly translate: (number: number, actor?: Actor) => Promise<void>;
  readonly set: (
    number: number,
    state: Parameters<typeof setState>[1]["state"],
    actor?: Actor,
  ) => Promise<void>;
  /** Gives work in the built track, by the reviewer unless said otherwise. */
  readonly give: (
    assignee: Actor,
    more?: Partial<Omit<Given, "assigneeId" | "fromParagraphId" | "toParagraphId">> & {
      readonly from?: number;
      readonly to?: number;
      readonly by?: Actor;
    },
  ) => Promise<AssignmentView>;
};

/** A track over a fresh document of `count` paragraphs, with ways to work in it and to give work. */
export async function buildReview(count = 6): Promise<Reviewing> {
  const built = await buildTrack({ texts: Array.from({ length: count }, (_, at) => `第${at + 1}段。`) });
  const paragraph = (number: number): string => built.paragraphIds[number - 1] ?? "";
  const set: Reviewing["set"] = async (number, state, actor = built.reviewer) => {
    const where = { trackId: built.trackId, paragraphId: paragraph(number) };
    const { id: renderingId } = await database().rendering.findFirstOrThrow({ where });
    const comment = state === "needs-work" ? "Look at the second word." : "";
    await setState(actor, { renderingId, state, comment, seen: null });
  };
  return {
    ...{ ...built, paragraph, set },
    translate: async (number, actor = built.translator) => {
      const rich = { text: `Paragraph ${number}.`, marks: [] };
      await putRendering(actor, { trackId: built.trackId, paragraphId: paragraph(number), rich, seen: null });
      await set(number, "translated", actor);
    },
    give: (assignee, { from, to, by = built.reviewer, ...more } = {}) =>
      createAssignment(by, built.trackId, {
        ...{ assigneeId: assignee.id, task: "translate", dueOn: null, note: "", ...more },
        fromParagraphId: from === undefined ? null : paragraph(from),
        toParagraphId: to === undefined ? null : paragraph(to),
      }),
  };
}
