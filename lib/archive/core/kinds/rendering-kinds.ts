import { z } from "zod";
import { keptVote } from "@/lib/renderings/core/deciding";
import { replacedPlace } from "@/lib/renderings/core/replacement";
import { added, choice, day, flag, json, line, maybe, person, text, time, to, whole } from "../column";
import { type ArchiveRecord, type Kind, kind } from "../kind";
import { marks, NO_IDS, state } from "./shapes";

/** Days of waivers were UTC's before their end was kept. */
const endOfDayInUtc = ({ expiresOn }: ArchiveRecord): string | null =>
  typeof expiresOn === "string" ? `${expiresOn}T23:59:59.999Z` : null;

const id = z.guid();
const span = z.strictObject({ start: z.int(), end: z.int(), quote: z.string() });
const links = z.array(
  z.strictObject({
    source: span.nullable(),
    target: span.nullable(),
    confidence: z.number(),
    fixed: z.boolean(),
  }),
);
const sentences = z.array(z.strictObject({ paragraph: z.int(), start: z.int(), end: z.int() }));
const draftTexts = z.strictObject({
  source: z.array(z.looseObject({ id, text: z.string() })),
  target: z.array(z.looseObject({ text: z.string(), marks })),
  ofTrack: z.boolean(),
});
const layout = z.strictObject({
  source: sentences,
  target: sentences,
  beads: z.array(
    z.strictObject({ source: z.int(), target: z.int(), confidence: z.number(), fixed: z.boolean() }),
  ),
});

/** Tracks as they are: the read model, the log comes behind it as a part of its own. */
export const TRACK_KINDS: readonly Kind[] = [
  kind({
    name: "tracks",
    table: "Track",
    within: "documentId",
    columns: {
      documentId: to("documents"),
      name: line(),
      language: line(),
      kind: choice(["draft", "official", "reference"]),
      orderKey: line(),
      locked: flag(),
      attribution: text(),
      citation: text(),
      date: maybe(day()),
      ownerId: person(),
      createdAt: time(),
      deletedAt: maybe(time()),
    },
  }),
  kind({
    name: "track-speakers",
    table: "TrackSpeaker",
    within: "trackId",
    order: ["trackId", "label"],
    columns: { trackId: to("tracks"), label: text(), name: text() },
  }),
  kind({
    name: "renderings",
    table: "Rendering",
    within: "trackId",
    columns: {
      trackId: to("tracks"),
      paragraphId: to("paragraphs"),
      text: text(),
      marks: json(marks, NO_IDS),
      state: choice(state),
      needsWork: flag(),
      sourceSince: maybe(whole()),
      revision: whole(),
      wordCount: whole(),
      generation: whole(),
      includedUpdates: whole(),
      updatedById: maybe(person()),
      updatedAt: time(),
    },
  }),
];

/** What became of the tracks, and what people said of their texts. */
export const RENDERING_KINDS: readonly Kind[] = [
  kind({
    name: "rendering-revisions",
    table: "RenderingRevision",
    within: "renderingId",
    columns: {
      renderingId: to("renderings"),
      revision: whole(),
      text: text(),
      marks: json(marks, NO_IDS),
      state: choice(state),
      needsWork: flag(),
      cause: line(),
      comment: text(),
      authorId: maybe(person()),
      at: time(),
    },
  }),
  kind({
    name: "sentence-links",
    table: "SentenceLinks",
    within: "renderingId",
    order: ["renderingId"],
    columns: {
      renderingId: to("renderings"),
      links: json(links, NO_IDS),
      sourceLength: whole(),
      targetLength: whole(),
      madeAt: time(),
    },
  }),
  kind({
    name: "alignment-drafts",
    table: "AlignmentDraft",
    within: "trackId",
    order: ["trackId"],
    columns: {
      trackId: to("tracks"),
      texts: json(draftTexts, { id: "paragraphs" }),
      layout: json(layout, NO_IDS),
      revision: whole(),
      updatedById: person(),
      updatedAt: time(),
    },
  }),
  kind({
    name: "compositions",
    table: "Composition",
    within: "trackId",
    columns: { trackId: to("tracks"), createdById: person(), createdAt: time(), undoneAt: maybe(time()) },
  }),
  kind({
    name: "adoptions",
    table: "Adoption",
    within: "renderingId",
    columns: {
      renderingId: to("renderings"),
      revision: whole(),
      fromRenderingId: to("renderings"),
      fromRevision: whole(),
      text: text(),
      start: whole(),
      reason: text(),
      compositionId: maybe(to("compositions")),
      createdById: person(),
      createdAt: time(),
    },
  }),
  kind({
    name: "track-versions",
    table: "TrackVersion",
    within: "trackId",
    columns: { trackId: to("tracks"), name: line(), note: text(), createdById: person(), createdAt: time() },
  }),
  kind({
    name: "track-version-texts",
    table: "TrackVersionText",
    within: "versionId",
    order: ["versionId", "renderingId"],
    columns: { versionId: to("track-versions"), renderingId: to("renderings"), revision: whole() },
  }),
  kind({
    name: "rendering-votes",
    table: "RenderingVote",
    within: "paragraphId",
    order: ["paragraphId", "userId"],
    columns: {
      paragraphId: to("paragraphs"),
      userId: person(),
      trackId: to("tracks"),
      text: text(),
      reason: text(),
      updatedAt: time(),
    },
  }),
  kind({
    name: "rendering-decisions",
    table: "RenderingDecision",
    within: "paragraphId",
    columns: {
      paragraphId: to("paragraphs"),
      trackId: to("tracks"),
      text: text(),
      revision: whole(),
      reason: text(),
      votes: json(z.array(keptVote), { userId: "people", trackId: "tracks" }),
      decidedById: person(),
      decidedAt: time(),
    },
  }),
  kind({
    name: "finding-waivers",
    table: "FindingWaiver",
    within: ["renderingId", "paragraphId"],
    columns: {
      renderingId: maybe(to("renderings")),
      paragraphId: maybe(to("paragraphs")),
      check: line(),
      fingerprint: line(),
      reason: text(),
      expiresOn: maybe(day()),
      expiresAt: added(maybe(time()), endOfDayInUtc),
      createdById: person(),
      createdAt: time(),
      revokedAt: maybe(time()),
    },
  }),
  kind({
    name: "term-waivers",
    table: "TermWaiver",
    within: "renderingId",
    columns: {
      conceptId: to("concepts"),
      renderingId: to("renderings"),
      reason: text(),
      wording: text(),
      expiresOn: maybe(day()),
      expiresAt: added(maybe(time()), endOfDayInUtc),
      createdById: person(),
      createdAt: time(),
      revokedAt: maybe(time()),
    },
  }),
  kind({
    name: "replacements",
    table: "Replacement",
    within: ["projectId", "conceptId"],
    columns: {
      conceptId: maybe(to("concepts")),
      projectId: maybe(to("project")),
      places: json(z.array(replacedPlace), { renderingId: "renderings", projectId: "project" }),
      reason: text(),
      createdById: person(),
      createdAt: time(),
      undoneAt: maybe(time()),
    },
  }),
  kind({
    name: "returned-files",
    table: "ReturnedFile",
    within: "trackId",
    columns: {
      trackId: to("tracks"),
      fileName: line(),
      format: line(),
      sha256: line(),
      places: json(
        z.array(
          z.strictObject({
            renderingId: id,
            before: z.strictObject({
              text: z.string(),
              marks,
              state: z.enum(state),
              needsWork: z.boolean(),
            }),
            after: z.string(),
            afterMarks: marks.optional(),
          }),
        ),
        { renderingId: "renderings" },
      ),
      createdById: person(),
      createdAt: time(),
      undoneAt: maybe(time()),
    },
  }),
  kind({
    name: "memory-fills",
    table: "MemoryFill",
    within: "trackId",
    columns: {
      trackId: to("tracks"),
      places: json(z.array(z.strictObject({ renderingId: id, text: z.string() })), {
        renderingId: "renderings",
      }),
      createdById: person(),
      createdAt: time(),
      undoneAt: maybe(time()),
    },
  }),
];
