import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { keptVote } from "@/lib/renderings/core/deciding";
import { STATES } from "@/lib/renderings/core/state";
import { writable } from "@/lib/text/core/storable";

const id = z.uuid();
const time = z.iso.datetime();
const params = z.strictObject({ paragraphId: id });
const reason = writable().trim().max(5000);

export const decidingSchema = z.object({
  paragraph: z.object({ id, documentId: id, text: z.string(), number: z.number().int() }),
  /** The tracks' texts, in the order of the tracks; those without words are left out. */
  candidates: z.array(
    z.object({
      ...{ trackId: id, trackName: z.string(), renderingId: id, text: z.string() },
      /** BCP 47, of the track. */
      language: z.string(),
      ...{ state: z.enum(STATES), revision: z.number().int() },
    }),
  ),
  /** Everybody's, in the order they were given; `isEarlier` where the track has other words since, which it is no vote for. */
  votes: z.array(keptVote.extend({ at: time, isEarlier: z.boolean() })),
  /** The last one holds; earlier ones are kept. Newest first. */
  decisions: z.array(
    z.object({
      ...{ id, trackId: id, trackName: z.string(), text: z.string(), reason: z.string() },
      language: z.string(),
      ...{ byName: z.string(), at: time, votes: z.array(keptVote) },
    }),
  ),
});
export type DecidingView = z.output<typeof decidingSchema>;

export const getDeciding = defineOperation({
  method: "GET",
  path: "/paragraphs/{paragraphId}/decisions",
  summary: "The candidates for a paragraph's text, the votes on them, and what was decided",
  policy: "view",
  params,
  response: { status: 200, schema: decidingSchema },
});

export const voteForText = defineOperation({
  method: "PUT",
  path: "/paragraphs/{paragraphId}/vote",
  summary:
    "Say which track's text one wants for a paragraph, and why; null takes the vote back. `revision` is the one that was seen: 412 when the text has changed",
  policy: "translate",
  params,
  body: z.strictObject({
    trackId: id.nullable(),
    revision: z.number().int().min(0).optional(),
    reason: reason.default(""),
  }),
  response: { status: 200, schema: decidingSchema },
});

export const decideText = defineOperation({
  method: "POST",
  path: "/paragraphs/{paragraphId}/decisions",
  summary:
    "Choose a paragraph's text among the tracks' (reviewers); `revision` is the one that was seen. Votes are kept with it, dissent too",
  policy: "review",
  params,
  body: z.strictObject({ trackId: id, revision: z.number().int().min(0), reason: reason.default("") }),
  response: { status: 201, schema: decidingSchema },
});
