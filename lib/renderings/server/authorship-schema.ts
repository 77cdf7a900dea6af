import { z } from "zod";
import { WORD_SOURCES } from "@/lib/collaboration/core/authorship";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeFields } from "@/lib/http/page";
import { MOST_AUTHORED } from "@/lib/renderings/core/most-authored";

const id = z.uuid();
const count = z.number().int();

export const authorshipSchema = z.object({
  /** What the runs count in: of the same moment as they are. */
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
          /** When the last of these words came. */
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

export const renderingAuthorshipSchema = authorshipSchema.extend({ paragraphId: id, renderingId: id });
export type RenderingAuthorship = z.output<typeof renderingAuthorshipSchema>;

export const listAuthorship = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/authorship",
  summary:
    "The same of a track's renderings of some paragraphs (repeat `paragraph`), those without words left out",
  policy: "view",
  params: z.strictObject({ trackId: id }),
  query: z.strictObject({
    paragraph: z.union([id.transform((one) => [one]), z.array(id).max(MOST_AUTHORED)]),
    ...wholeFields,
  }),
  response: { status: 200, schema: pageOf(renderingAuthorshipSchema) },
});
