import { z } from "zod";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { presetWish } from "@/lib/interchange/core/preset-wish";
import { CHECK_IDS } from "@/lib/quality/core/checks";
import { SEVERITIES } from "@/lib/quality/core/finding";
import {
  instructionsOf,
  PATTERN_KINDS,
  PATTERN_LIMITS,
  preparePattern,
} from "@/lib/quality/core/own-patterns";
import { storable } from "@/lib/text/core/storable";
import { choice, flag, json, line, maybe, named, number, person, telling, time, to, whole } from "../column";
import { type Kind, kind } from "../kind";
import { NO_IDS } from "./shapes";

const setting = z.strictObject({ on: z.boolean(), severity: z.enum(SEVERITIES).nullable() });
const pattern = z.strictObject({
  id: z.uuid(),
  name: storable().max(200),
  kind: z.enum(PATTERN_KINDS),
  sourcePattern: storable(),
  targetPattern: storable(),
  ignoreCase: z.boolean(),
  severity: z.enum(SEVERITIES),
  message: storable().max(500),
});

/** Patterns as a project may have them: what the engine does not take, or only slowly, would come in by no other door. */
const patterns = z
  .array(pattern)
  .max(200)
  .refine((given) => {
    const prepared = given.map(preparePattern);
    if (!prepared.every((one) => one.ok)) return false;
    return instructionsOf(prepared.map((one) => one.prepared)) <= PATTERN_LIMITS.allInstructions;
  }, "These patterns cannot be used.");

/** The project itself and how it works. */
export const PROJECT_KINDS: readonly Kind[] = [
  kind({
    name: "project",
    table: "Project",
    within: "id",
    columns: {
      name: line(),
      sourceLanguage: line(),
      targetLanguage: line(),
      isSample: flag(),
      createdAt: time(),
    },
  }),
  kind({
    name: "label-sets",
    table: "LabelSet",
    within: "projectId",
    columns: { projectId: to("project"), createdAt: time() },
  }),
  kind({
    name: "labels",
    table: "Label",
    within: "labelSetId",
    columns: {
      labelSetId: to("label-sets"),
      mqmType: maybe(line()),
      nameEn: line(),
      nameZh: line(),
      colorIndex: whole(),
      position: whole(),
      archivedAt: maybe(time()),
    },
  }),
  kind({
    name: "check-settings",
    table: "CheckSettings",
    within: "projectId",
    order: ["projectId"],
    columns: {
      projectId: to("project"),
      checks: json(z.partialRecord(z.enum(CHECK_IDS), setting), NO_IDS),
      patterns: json(patterns, NO_IDS),
      blockFrom: maybe(choice(SEVERITIES)),
      revision: whole(),
      updatedById: maybe(person()),
      updatedAt: time(),
    },
  }),
  kind({
    name: "review-settings",
    table: "ReviewSettings",
    within: "projectId",
    order: ["projectId"],
    columns: {
      projectId: to("project"),
      ownWork: flag(),
      secondReview: flag(),
      passLimit: maybe(number()),
      weights: json(z.partialRecord(z.enum(ERROR_SEVERITIES), z.number()), NO_IDS),
      revision: whole(),
      updatedById: maybe(person()),
      updatedAt: time(),
    },
  }),
  kind({
    name: "export-presets",
    table: "ExportPreset",
    within: "projectId",
    columns: {
      projectId: to("project"),
      name: line(),
      // Its tracks may be gone; it is asked of the tracks of a document that one sees.
      wish: telling(json(presetWish, NO_IDS)),
      createdById: person(),
      createdAt: time(),
      updatedAt: time(),
    },
  }),
];

/** What was done in the project, by whom, in that order; the last part, since it may name anything. */
export const AUDIT_KIND: Kind = kind({
  name: "audit-events",
  table: "AuditEvent",
  within: "projectId",
  order: [],
  columns: {
    at: time(),
    actorId: maybe(person()),
    projectId: to("project"),
    action: line(),
    objectType: line(),
    objectId: named(),
    details: telling(
      json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])), NO_IDS),
    ),
  },
});
