import type { ExportedConcept, Languages } from "./table-writer";

/** What the first field of our JSON says, and the version of its shape; a reader leaves unknown fields alone. */
export const JSON_FORMAT = "duizhao-glossary";
export const JSON_VERSION = 1;

/** Terms as JSON: every concept whole, one to a line, under the ids that relations point to. */
export async function* writeJsonTerms(
  concepts: AsyncIterable<ExportedConcept>,
  { sourceLanguage, targetLanguage }: Languages,
): AsyncGenerator<string> {
  const head = { format: JSON_FORMAT, version: JSON_VERSION, sourceLanguage, targetLanguage };
  yield `${JSON.stringify(head).slice(0, -1)},"concepts":[`;
  let separator = "\n";
  for await (const concept of concepts) {
    yield separator + JSON.stringify(toJson(concept));
    separator = ",\n";
  }
  yield "\n]}\n";
}

function toJson({ id, externalId, entry, relatedIds }: ExportedConcept): object {
  const { terms, relations, deleted: _deleted, ...fields } = entry;
  return {
    id: externalId ?? id,
    ...fields,
    terms: terms.map(({ id: _id, ...term }) => term),
    relations: relations.map(({ conceptId, kind }) => ({ to: relatedIds.get(conceptId) ?? conceptId, kind })),
  };
}
