import { z } from "zod";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { LABEL_COLORS } from "@/lib/discussion/core/labels";
import { MOST } from "@/lib/documents/server/cursors";
import { conceptBriefSchema } from "@/lib/glossary/server/brief-schema";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf, wholeQuery } from "@/lib/http/page";
import { storable } from "@/lib/text/core/storable";

/** The longest comment, in UTF-16 units, and the longest span that can be marked. */
export const COMMENT_LIMIT = 10_000;
export const QUOTE_LIMIT = 20_000;

const id = z.uuid();
const time = z.iso.datetime();
const count = z.number().int();
const offset = count.min(0).max(MOST);
const documentParams = z.strictObject({ documentId: id });
const annotationParams = z.strictObject({ annotationId: id });
const severity = z.enum(ERROR_SEVERITIES);
const person = z.object({ id, name: z.string() });
/** A query's name, given once or several times. */
const ids = z.union([id.transform((value) => [value]), z.array(id).max(200)]);

/** `hidden` while its paragraph is set aside or its track deleted: it comes back with them. */
export const ANNOTATION_STATUSES = ["attached", "detached", "hidden"] as const;

export const annotationSchema = z.object({
  id,
  documentId: id,
  /** The paragraph that shows it now. */
  paragraphId: id,
  /** Null for a span of the source. */
  trackId: id.nullable(),
  renderingId: id.nullable(),
  /** Half-open UTF-16 offsets into the paragraph's or the rendering's text; of a detached one, where it lay last. */
  start: count,
  end: count,
  /** What stands there; of a detached one, what stood there last. */
  quote: z.string(),
  /** What was marked at first. */
  originalQuote: z.string(),
  status: z.enum(ANNOTATION_STATUSES),
  labelId: id.nullable(),
  /** Of an error in a rendering, whose type the label is; null for what is no error. */
  severity: severity.nullable(),
  conceptId: id.nullable(),
  /** Null also when the project does not use its glossary any more. */
  concept: conceptBriefSchema.nullable(),
  /** Shared by a source span and the rendering spans linked to it. */
  linkId: id.nullable(),
  /** The discussions on it that have comments, oldest first. */
  threadIds: z.array(id),
  /** How many of them are not resolved. */
  openThreads: count,
  createdBy: person,
  createdAt: time,
});
export type AnnotationView = z.output<typeof annotationSchema>;

const span = {
  paragraphId: id,
  /** One of the two, for a span of a rendering; neither for a span of the source. */
  trackId: id.optional(),
  renderingId: id.optional(),
  start: offset,
  end: offset,
  /** What the person saw there: it must still stand there. */
  quote: storable().min(1).max(QUOTE_LIMIT),
};

export const spanSchema = z.strictObject(span);
export type GivenSpan = z.output<typeof spanSchema>;

export const commentFields = {
  body: storable().trim().min(1).max(COMMENT_LIMIT),
  /** Members who are mentioned, by id. */
  mentions: z.array(id).max(50).default([]),
};

export const listAnnotations = defineOperation({
  method: "GET",
  path: "/documents/{documentId}/annotations",
  summary:
    "Marked spans, by when they were made; repeat `paragraph` for the paragraphs wanted. Detached ones are among them, hidden ones when asked for",
  policy: "view",
  params: documentParams,
  query: idPageQuery.extend({
    paragraph: ids.optional(),
    track: id.optional(),
    label: id.optional(),
    /** Errors alone: all of them, or those of one severity. */
    severity: z.enum(["any", ...ERROR_SEVERITIES]).optional(),
    status: z.enum(ANNOTATION_STATUSES).optional(),
  }),
  response: { status: 200, schema: pageOf(annotationSchema) },
});

export const createAnnotation = defineOperation({
  method: "POST",
  path: "/documents/{documentId}/annotations",
  summary:
    "Mark a span: label it, link it to a concept or to a span of the other side (one that is there by its id, or a new one), comment on it. 409 when the quote no longer stands there",
  policy: "translate",
  params: documentParams,
  body: z.strictObject({
    ...span,
    labelId: id.nullable().default(null),
    /** Of an error in a rendering, which has a label; a reviewer's to say. */
    severity: severity.nullable().default(null),
    conceptId: id.nullable().default(null),
    comment: z.strictObject(commentFields).optional(),
    linkedTo: z.union([id, spanSchema]).optional(),
  }),
  response: { status: 201, schema: annotationSchema },
});

export const getAnnotation = defineOperation({
  method: "GET",
  path: "/annotations/{annotationId}",
  summary: "One marked span, where it is shown now",
  policy: "view",
  params: annotationParams,
  response: { status: 200, schema: annotationSchema },
});

const conceptPlaceSchema = annotationSchema.extend({
  projectId: id,
  documentTitle: z.string(),
  /** The paragraph's number in its document, from 1; null while it is not shown. */
  number: count.nullable(),
  /** Null for a span of the source. */
  trackName: z.string().nullable(),
});
export type ConceptPlace = z.output<typeof conceptPlaceSchema>;

export const listConceptAnnotations = defineOperation({
  method: "GET",
  path: "/concepts/{conceptId}/annotations",
  summary:
    "The places that people linked to a concept by hand, in your projects' documents, newest first. Recognized ones are under /occurrences",
  policy: "view",
  params: z.strictObject({ conceptId: id }),
  query: idPageQuery,
  response: { status: 200, schema: pageOf(conceptPlaceSchema) },
});

export const updateAnnotation = defineOperation({
  method: "PATCH",
  path: "/annotations/{annotationId}",
  summary:
    "Change the label, the severity, the concept or the link of a marked span, or attach it to another span of the document",
  policy: "translate",
  params: annotationParams,
  body: z.strictObject({
    labelId: id.nullable().optional(),
    /** A reviewer's to say, as is the label of an error; without its label it is none any more. */
    severity: severity.nullable().optional(),
    conceptId: id.nullable().optional(),
    linkedTo: id.nullable().optional(),
    span: spanSchema.optional(),
  }),
  response: { status: 200, schema: annotationSchema },
});

export const deleteAnnotation = defineOperation({
  method: "DELETE",
  path: "/annotations/{annotationId}",
  summary: "Take a marked span away with its discussions (who made it, or a reviewer); it can be restored",
  policy: "translate",
  params: annotationParams,
  response: { status: 204 },
});

export const restoreAnnotation = defineOperation({
  method: "POST",
  path: "/annotations/{annotationId}/restore",
  summary: "Bring a deleted marked span back with its discussions",
  policy: "translate",
  params: annotationParams,
  response: { status: 200, schema: annotationSchema },
});

export const labelSchema = z.object({
  id,
  /** The MQM error type it stands for, such as "accuracy/omission"; null for a project's own. */
  mqmType: z.string().nullable(),
  nameEn: z.string(),
  nameZh: z.string(),
  colorIndex: count,
  archived: z.boolean(),
  /** How many marked spans bear it. */
  uses: count,
});
export type LabelView = z.output<typeof labelSchema>;

const labelName = storable().trim().min(1).max(60);
const colorIndex = count.min(0).max(LABEL_COLORS - 1);
const projectParams = z.strictObject({ projectId: id });

export const listLabels = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/labels",
  summary: "The labels of a project in their order, archived ones too. They begin with MQM's error types",
  policy: "view",
  params: projectParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(labelSchema) },
});

export const createLabel = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/labels",
  summary: "Add a label",
  policy: "review",
  params: projectParams,
  body: z.strictObject({ nameEn: labelName, nameZh: labelName, colorIndex: colorIndex.default(0) }),
  response: { status: 201, schema: labelSchema },
});

export const updateLabel = defineOperation({
  method: "PATCH",
  path: "/projects/{projectId}/labels",
  summary: "Rename, recolor, archive or bring back a label, or move it behind another",
  policy: "review",
  params: projectParams,
  body: z.strictObject({
    id,
    nameEn: labelName.optional(),
    nameZh: labelName.optional(),
    colorIndex: colorIndex.optional(),
    archived: z.boolean().optional(),
    /** The label that it then comes after; null to be the first. */
    afterId: id.nullable().optional(),
  }),
  response: { status: 200, schema: labelSchema },
});
