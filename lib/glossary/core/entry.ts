import { z } from "zod";
import { day } from "@/lib/text/core/day";
import { storable } from "@/lib/text/core/storable";
import { PARTS_OF_SPEECH, TERM_STATUSES, TERM_TYPES } from "./term";

/** One line of a person's or a file's text. */
const line = (most: number) =>
  storable()
    .max(most * 2)
    .transform((text) => text.replace(/\s+/gu, " ").trim())
    .pipe(z.string().max(most));
const prose = (most: number) =>
  storable()
    .max(most)
    .transform((text) => text.trim());

export const MAX_TERM = 500;
/** More terms than any concept has; a bound so that one entry stays one screen. */
export const MAX_TERMS = 200;

/** BCP 47, as far as a glossary needs it. */
export const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/u, "This is no language tag.");

const termShape = {
  language: languageTag,
  text: line(MAX_TERM).pipe(z.string().min(1)),
  status: z.enum(TERM_STATUSES),
  type: z.enum(TERM_TYPES).nullable(),
  partOfSpeech: z.enum(PARTS_OF_SPEECH).nullable(),
  authority: line(500),
  citation: line(1000),
  date: day.nullable(),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  occasion: line(500),
  usageNote: prose(4000),
} as const;

/** What a person may give of a term; the rest is empty. */
export const newTerm = z.strictObject({
  ...termShape,
  status: termShape.status.default("proposed"),
  type: termShape.type.default(null),
  partOfSpeech: termShape.partOfSpeech.default(null),
  authority: termShape.authority.default(""),
  citation: termShape.citation.default(""),
  date: termShape.date.default(null),
  validFrom: termShape.validFrom.default(null),
  validUntil: termShape.validUntil.default(null),
  occasion: termShape.occasion.default(""),
  usageNote: termShape.usageNote.default(""),
});
export type NewTerm = z.output<typeof newTerm>;

/** Fields of a term that are to change. */
export const termChange = z.strictObject(termShape).partial();
export type TermChange = z.output<typeof termChange>;

const conceptShape = {
  domain: line(200),
  definition: prose(8000),
  note: prose(8000),
  doNotTranslate: z.boolean(),
  fullThenShort: z.boolean(),
} as const;

export const newConceptFields = z.strictObject({
  domain: conceptShape.domain.default(""),
  definition: conceptShape.definition.default(""),
  note: conceptShape.note.default(""),
  doNotTranslate: conceptShape.doNotTranslate.default(false),
  fullThenShort: conceptShape.fullThenShort.default(false),
});
export const conceptChange = z.strictObject(conceptShape).partial();
export type ConceptFields = z.output<typeof newConceptFields>;
export type ConceptChange = z.output<typeof conceptChange>;

export const RELATION_KINDS = ["broader", "narrower", "related"] as const;
/** As the database tells it: what is kept beside rows is compared with theirs. */
export const lowerId = z.uuid().toLowerCase();

export const relation = z.strictObject({ conceptId: lowerId, kind: z.enum(RELATION_KINDS) });
export type Relation = z.output<typeof relation>;

export type TermEntry = NewTerm & { readonly id: string };

/** A concept with all that is said of it, as it is kept in the history. Terms are in the order shown. */
export type Entry = ConceptFields & {
  readonly terms: readonly TermEntry[];
  readonly relations: readonly Relation[];
  /** Deleted concepts keep their history, and come back by a restore. */
  readonly deleted: boolean;
};

export const EMPTY_ENTRY: Entry = {
  ...{ domain: "", definition: "", note: "", doNotTranslate: false, fullThenShort: false },
  ...{ terms: [], relations: [], deleted: false },
};

/** An entry as the history keeps it, read back. */
export const storedEntry: z.ZodType<Entry> = z.object({
  ...conceptShape,
  terms: z.array(z.object({ id: z.uuid(), ...termShape })),
  relations: z.array(relation),
  deleted: z.boolean(),
});
