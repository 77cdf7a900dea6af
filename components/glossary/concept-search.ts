import type { TermStatus } from "@/lib/glossary/core/term";
import type { ConceptSort } from "@/lib/glossary/server/concepts-schema";
import { isTermStatus } from "./view";

/** Here again, so that no browser loads the schema for three words. */
export const CONCEPT_SORTS = ["pinyin", "updated", "created"] as const satisfies readonly ConceptSort[];

/** What of a glossary is shown; an address keeps it. */
export type ConceptSearch = {
  readonly q: string;
  readonly status: TermStatus | null;
  readonly domain: string | null;
  readonly undecided: boolean;
  readonly deleted: boolean;
  readonly sort: ConceptSort;
};

/** As long as the API takes. */
const MAX_QUERY = 200;

/** Reads an address's query. What is not understood counts as not said. */
export function readConceptSearch(query: { readonly get: (name: string) => string | null }): ConceptSearch {
  const status = query.get("status");
  const domain = (query.get("domain") ?? "").slice(0, MAX_QUERY);
  return {
    q: (query.get("q") ?? "").trim().slice(0, MAX_QUERY),
    status: isTermStatus(status) ? status : null,
    domain: domain === "" ? null : domain,
    undecided: query.get("undecided") === "true",
    deleted: query.get("deleted") === "true",
    sort: CONCEPT_SORTS.find((each) => each === query.get("sort")) ?? "pinyin",
  };
}

/** The query that says the same, with what is usual left out; "" or "?…". The list operation takes it too. */
export function writeConceptSearch(search: ConceptSearch): string {
  const query = new URLSearchParams();
  if (search.q !== "") query.set("q", search.q);
  if (search.status !== null) query.set("status", search.status);
  if (search.domain !== null) query.set("domain", search.domain);
  if (search.undecided) query.set("undecided", "true");
  if (search.deleted) query.set("deleted", "true");
  if (search.sort !== "pinyin") query.set("sort", search.sort);
  return query.size === 0 ? "" : `?${query}`;
}

/** Whether the address narrows the list at all. */
export function isNarrowed({ q, status, domain, undecided, deleted }: ConceptSearch): boolean {
  return q !== "" || status !== null || domain !== null || undecided || deleted;
}
