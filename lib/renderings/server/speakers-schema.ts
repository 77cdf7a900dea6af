import { z } from "zod";
import { defineOperation } from "@/lib/http/operation";
import { writable } from "@/lib/text/core/storable";

const params = z.strictObject({ trackId: z.uuid() });

export const speakersSchema = z.object({
  /** Those of the paragraphs that are shown, in the order in which they first speak. */
  speakers: z.array(
    z.object({
      /** As a paragraph's `speaker`. */
      label: z.string(),
      /** What the track calls them; null when the source's word stands. */
      name: z.string().nullable(),
    }),
  ),
});
export type SpeakersView = z.output<typeof speakersSchema>;
export type SpeakerView = Readonly<SpeakersView["speakers"][number]>;

export const listSpeakers = defineOperation({
  method: "GET",
  path: "/tracks/{trackId}/speakers",
  summary: "Who speaks in the document, and what the track calls them",
  policy: "view",
  params,
  response: { status: 200, schema: speakersSchema },
});

const given = z.strictObject({
  label: writable().min(1).max(500),
  /** Empty or null takes a name away. */
  name: writable()
    .trim()
    .max(200)
    .nullable()
    .transform((name) => (name === "" ? null : name)),
});

export const nameSpeakers = defineOperation({
  method: "PUT",
  path: "/tracks/{trackId}/speakers",
  summary: "Say what the track calls the speakers; those that are not listed keep what they are called",
  policy: "translate",
  params,
  body: z.strictObject({
    speakers: z
      .array(given)
      .max(500)
      .refine(
        (speakers) => new Set(speakers.map(({ label }) => label)).size === speakers.length,
        "Each speaker can be listed once.",
      ),
  }),
  response: { status: 200, schema: speakersSchema },
});
