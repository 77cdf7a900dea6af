import type { State } from "@/lib/renderings/core/state";
import type { FoundKind } from "@/lib/search/core/found";
import type { Found } from "@/lib/search/server/search-schema";

/** What the address of the search page says; null for all. */
export type SearchView = {
  readonly q: string;
  readonly kind: FoundKind | null;
  readonly project: string | null;
  readonly document: string | null;
  readonly track: string | null;
  readonly state: State | null;
  /** Words in the middle of their lines, instead of whole texts. */
  readonly isConcordance: boolean;
};

/** The address of a search, so that it can be bookmarked and gone back to. */
export function toAddress({ isConcordance, ...rest }: SearchView): string {
  const { q, kind, project, document, track, state } = rest;
  const said = { q, kind, project, document, track, state, view: isConcordance ? "concordance" : null };
  const query = new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size === 0 ? "/search" : `/search?${query}`;
}

/** Where something that was found stands; null for what has no page of its own. */
export function placeOf(found: Found): string | null {
  const { project, document, paragraph, threadId, conceptId, proposalId } = found;
  if (conceptId !== null) return `/concepts/${conceptId}`;
  if (proposalId !== null) return `/proposals/${proposalId}`;
  if (project === null) return null;
  if (document === null) return `/projects/${project.id}`;
  const said = { p: paragraph?.number, thread: threadId };
  const query = Object.entries(said).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  return `/projects/${project.id}/documents/${document.id}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

/** The address of the page that replaces words in the translations of a project. */
export function toReplaceAddress(said: { readonly q: string; readonly project: string | null }): string {
  const query = new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return query.size === 0 ? "/search/replace" : `/search/replace?${query}`;
}
