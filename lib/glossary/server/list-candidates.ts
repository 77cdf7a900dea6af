import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { getProject } from "@/lib/accounts/server/projects";
import { findCandidatesInSteps } from "@/lib/glossary/core/candidates";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { type CandidateText, readCandidateTexts } from "./candidate-store";
import type { CandidateView } from "./candidates-schema";
import { readProjectGlossaries } from "./match-store";
import { matcherOf } from "./matchers";

export type Candidates = { readonly items: readonly CandidateView[]; readonly truncated: boolean };

/** Characters looked through at once: about a second of work, in steps, and some 50 MB. */
export const MOST_CHARACTERS = 300_000;
const MOST_CONTEXTS = 5;
/** How much of a paragraph is shown on either side of a candidate. */
const AROUND = 40;

/** Term candidates of a document, without what the project's glossaries have. */
export async function listDocumentCandidates(
  actor: Actor,
  documentId: string,
  limit: number,
): Promise<Candidates> {
  const grant = await authorize(actor, "view", { documentId });
  return findIn(actor, grant, documentId, limit);
}

/** Term candidates of all documents of a project, without what its glossaries have. */
export async function listProjectCandidates(
  actor: Actor,
  projectId: string,
  limit: number,
): Promise<Candidates> {
  const grant = await authorize(actor, "view", { projectId });
  return findIn(actor, grant, null, limit);
}

async function findIn(
  actor: Actor,
  grant: Grant,
  documentId: string | null,
  limit: number,
): Promise<Candidates> {
  const [project, glossaries, { texts, truncated }] = await Promise.all([
    getProject(actor, grant.projectId),
    readProjectGlossaries(grant),
    readCandidateTexts(grant, documentId, MOST_CHARACTERS),
  ]);
  const matcher = glossaries.length === 0 ? null : await matcherOf(glossaries, project);
  const pieces = texts.flatMap(cutLong);
  const found = await doInTurns(
    findCandidatesInSteps(
      pieces.map(({ text, from, until }) => text.text.slice(from, until)),
      { recognizer: matcher?.judge.recognizer ?? null, limit },
    ),
  );
  const items = found.map(({ contexts, ...candidate }) => ({
    ...candidate,
    contexts: contexts.slice(0, MOST_CONTEXTS).flatMap(({ paragraph, start, end }) => {
      const piece = pieces[paragraph];
      return piece === undefined ? [] : [showContext(piece.text, piece.from + start, piece.from + end)];
    }),
  }));
  return { items, truncated };
}

/** A stretch of a paragraph that is looked through in one step. */
type Piece = { readonly text: CandidateText; readonly from: number; readonly until: number };

/** Text in one step, in UTF-16 units: some milliseconds' work. */
const PIECE = 5000;

/** A paragraph as pieces, whatever its length: where a sentence ends, if one does. */
function cutLong(text: CandidateText): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < text.text.length || pieces.length === 0; ) {
    const until = from + endOfPiece(text.text.slice(from, from + PIECE + 1));
    pieces.push({ text, from, until });
    from = until;
  }
  return pieces;
}

/** Where to cut what may be longer than one piece. */
function endOfPiece(text: string): number {
  if (text.length <= PIECE) return text.length;
  const sentence = Math.max(
    ...["。", "！", "？", "；", "\n"].map((mark) => text.lastIndexOf(mark, PIECE - 1)),
  );
  if (sentence > 0) return sentence + 1;
  return /[\uDC00-\uDFFF]/u.test(text[PIECE] ?? "") ? PIECE - 1 : PIECE;
}

/** Stands where a context goes on: it is quoted as evidence, too. */
const CUT = "…";

function showContext(
  { text, ...place }: CandidateText,
  start: number,
  end: number,
): CandidateView["contexts"][number] {
  let from = Math.max(0, start - AROUND);
  // No half of a surrogate pair at the edge.
  if (/[\uDC00-\uDFFF]/u.test(text[from] ?? "")) from -= 1;
  const until = end + AROUND + (/[\uDC00-\uDFFF]/u.test(text[end + AROUND] ?? "") ? 1 : 0);
  const before = from > 0 ? CUT : "";
  const after = until < text.length ? CUT : "";
  const shift = before.length - from;
  return {
    ...place,
    text: before + text.slice(from, until) + after,
    start: start + shift,
    end: end + shift,
  };
}
