import type { Actor } from "@/lib/accounts/core/actor";
import { listOpenThreads } from "@/lib/discussion/server/list-open-threads";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { type DocumentTerms, listDocumentTerms } from "@/lib/glossary/server/document-terms";
import { listCandidates } from "@/lib/memory/server/list-candidates";
import { isSameLanguage } from "@/lib/text/core/language";
import type {
  ExportCandidate,
  ExportComment,
  ExportCue,
  ExportDocument,
  ExportRow,
  ExportTerm,
} from "../core/writer";

type Extras = Pick<ExportRow, "comments" | "terms" | "candidates" | "cue">;

/** What some paragraphs' rows have beside their texts, by paragraph. */
export type ReadExtras = (paragraphIds: readonly string[]) => Promise<ReadonlyMap<string, Extras>>;

/** What rows are to have beside their texts. */
export type WantedExtras = {
  readonly comments: boolean;
  readonly terms: boolean;
  readonly candidates?: boolean;
  /** When paragraphs are shown, by their ids; null where nobody asks. */
  readonly cues: ReadonlyMap<string, ExportCue> | null;
};

/**
 * Reads open discussions, recognized terms and what the memory proposes for the rows of an export, and gives them their times; null
 * when nothing is wanted.
 */
export function extrasReader(
  actor: Actor,
  document: ExportDocument,
  wanted: WantedExtras,
): ReadExtras | null {
  const isAsked = wanted.comments || wanted.terms || wanted.candidates === true;
  if (!isAsked && wanted.cues === null) return null;
  return async (paragraphIds) => {
    const [threads, found, candidates] = await Promise.all([
      wanted.comments ? listOpenThreads(actor, document.id, paragraphIds) : null,
      wanted.terms ? listDocumentTerms(actor, document.id, { paragraphIds, trackIds: [] }) : null,
      wanted.candidates === true ? candidatesIn(actor, document, paragraphIds) : null,
    ]);
    const comments = threads === null ? null : commentsIn(threads);
    const terms = found === null ? null : termsIn(found, document);
    return new Map(
      paragraphIds.map((id) => {
        const cue = wanted.cues?.get(id);
        return [
          id,
          {
            ...(comments !== null && { comments: comments.get(id) ?? [] }),
            ...(terms !== null && { terms: terms.get(id) ?? [] }),
            ...(candidates !== null && { candidates: candidates.get(id) ?? [] }),
            ...(cue !== undefined && { cue }),
          },
        ];
      }),
    );
  };
}

async function candidatesIn(
  actor: Actor,
  { id, tracks }: ExportDocument,
  paragraphIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ExportCandidate[]>> {
  const groups = new Map<string, ExportCandidate[]>();
  for (const { id: trackId } of tracks) {
    const found = await listCandidates(actor, id, { trackId, paragraphIds });
    for (const [paragraphId, candidates] of found) {
      const own = candidates.map((candidate) => ({ ...candidate, trackId }));
      groups.set(paragraphId, [...(groups.get(paragraphId) ?? []), ...own]);
    }
  }
  return groups;
}

/** A discussion whose words are gone is about the whole text. */
function commentsIn(threads: readonly ThreadView[]): ReadonlyMap<string, readonly ExportComment[]> {
  const groups = new Map<string, ExportComment[]>();
  for (const { paragraphId, trackId, annotation, comments } of threads) {
    if (paragraphId === null) continue;
    const isAttached = annotation?.status === "attached";
    const span = isAttached ? { start: annotation.start, end: annotation.end } : null;
    const said = comments
      .filter(({ deleted }) => !deleted)
      .map(({ author, createdAt, body }) => ({ trackId, span, author: author.name, createdAt, text: body }));
    groups.set(paragraphId, [...(groups.get(paragraphId) ?? []), ...said]);
  }
  return groups;
}

function termsIn(
  { paragraphs, concepts }: DocumentTerms,
  { tracks }: ExportDocument,
): ReadonlyMap<string, readonly ExportTerm[]> {
  const wordings = new Map(
    concepts.map(({ id, terms }) => {
      const agreed = terms.filter(
        ({ status, language }) =>
          status === "preferred" && tracks.some((track) => isSameLanguage(track.language, language)),
      );
      return [id, [...new Set(agreed.map(({ text }) => text))]];
    }),
  );
  return new Map(
    paragraphs.map(({ paragraphId, occurrences }) => [
      paragraphId,
      occurrences.map(({ start, end, conceptId, text }) => ({
        ...{ start, end, conceptId, text },
        wordings: wordings.get(conceptId) ?? [],
      })),
    ]),
  );
}
