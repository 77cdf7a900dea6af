import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { skippedRendering, undoReport } from "@/lib/renderings/core/replacement";
import { storable } from "@/lib/text/core/storable";
import { reasonField } from "./schema";

const id = z.uuid();
const wording = storable()
  .min(1)
  .max(2000)
  .transform((text) => text.replace(/\r\n?/gu, "\n"));

export const createReplacement = defineOperation({
  method: "POST",
  path: "/concepts/{conceptId}/replacements",
  summary:
    "Replace wordings of a concept in renderings, all of one rendering or none, as one that can be undone",
  policy: "translate",
  params: z.strictObject({ conceptId: id }),
  body: z.strictObject({
    edits: z
      .array(
        z.strictObject({
          renderingId: id,
          /** UTF-16, half open, in the text as it is now. */
          start: z.number().int().min(0),
          end: z.number().int().min(1),
          /** What must stand there. */
          expected: wording,
          text: wording,
        }),
      )
      .min(1)
      .max(1000),
    reason: reasonField.default(""),
  }),
  response: {
    status: 201,
    schema: z.object({
      id,
      /** Places. */
      applied: z.number().int(),
      /** Renderings. */
      skipped: z.array(skippedRendering),
    }),
  },
});

export const undoReplacement = defineOperation({
  method: "POST",
  path: "/replacements/{replacementId}/undo",
  summary:
    "Take a replacement back; places whose new wording does not stand there any more, or that are locked or final, are kept and told, and can be undone later",
  policy: "translate",
  params: z.strictObject({ replacementId: id }),
  response: { status: 200, schema: undoReport },
});
