import { z } from "zod";
import { given } from "@/lib/glossary/core/change";
import { conceptChange, RELATION_KINDS, termChange } from "@/lib/glossary/core/entry";
import type { ImportedConcept } from "@/lib/glossary/core/imported";
import { ok, refuse } from "@/lib/kernel/result";
import { inLine, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { findJsonFault } from "@/lib/text/core/json-fault";
import { JSON_FORMAT, JSON_VERSION } from "./json-writer";
import type { ReadTerms, SkippedLine } from "./table-reader";

export type JsonRefusal = "damaged" | "not-ours" | "newer-version";

const head = z.object({
  format: z.literal(JSON_FORMAT),
  version: z.number().int().min(1),
  concepts: z.array(z.unknown()),
});

/** Fields of a later version are left alone. */
const concept = z.object({
  ...conceptChange.shape,
  id: z.string().trim().min(1).optional(),
  terms: z.array(z.object(termChange.shape)).default([]),
  relations: z.array(z.object({ to: z.string().min(1), kind: z.enum(RELATION_KINDS) })).optional(),
});

/** Reads our own JSON; `line` is the how-manieth concept. What an entry leaves out says nothing. */
export function readJsonTerms(text: string): Reading<ReadTerms, JsonRefusal> {
  let value: unknown;
  const json = text.replace(/^\uFEFF/u, "");
  try {
    value = JSON.parse(json);
  } catch {
    return refuseAt("damaged", inLine(findJsonFault(json) ?? 1));
  }
  const file = head.safeParse(value);
  if (!file.success) return refuse("not-ours");
  if (file.data.version > JSON_VERSION) return refuse("newer-version");
  const read = file.data.concepts.map((each, at) => readConcept(each, at + 1));
  return ok({
    columns: [],
    concepts: read.flatMap((each) => ("reason" in each ? [] : [each])),
    skipped: read.flatMap((each) => ("reason" in each ? [each] : [])),
  });
}

function readConcept(value: unknown, line: number): ImportedConcept | SkippedLine {
  const read = concept.safeParse(value);
  if (!read.success) return { line, reason: "bad-value", text: JSON.stringify(value ?? null).slice(0, 200) };
  const { id, terms, relations, ...fields } = read.data;
  if (terms.length === 0 && id === undefined) return { line, reason: "no-term", text: "" };
  return {
    ...{ line, externalId: id ?? null, fields: given(fields) },
    terms: terms.map((term) => ({ ...given(term), language: term.language ?? "", text: term.text ?? "" })),
    ...(relations !== undefined && { relations }),
  };
}
