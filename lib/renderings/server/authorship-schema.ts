import { z } from "zod";
import { WORD_SOURCES } from "@/lib/collaboration/core/authorship";
import { defineOperation } from "@/lib/http/operation";

const id = z.uuid();
const count = z.number().int();

export const authorshipSchema = z.object({
  text: z.string(),
  /** They follow one another and make the whole text. Half-open UTF-16 offsets. */
  runs: z.array(
    z.object({
      start: count,
      end: count,
      /** Null for words that are older than what the log keeps. */
      by: z
        .object({
          authorId: id.nullable(),
          name: z.string().nullable(),
          source: z.enum(WORD_SOURCES),
          at: z.iso.datetime(),
        })
        .nullable(),
    }),
  ),
});
export type AuthorshipView = z.output<typeof authorshipSchema>;

export const getAuthorship = defineOperation({
  method: "GET",
  path: "/renderings/{renderingId}/authorship",
  summary: "Who brought in which words of a rendering, when, and how: typed, adopted, imported, restored …",
  policy: "view",
  params: z.strictObject({ renderingId: id }),
  response: { status: 200, schema: authorshipSchema },
});
