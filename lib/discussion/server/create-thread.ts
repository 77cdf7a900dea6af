import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { announceDiscussion } from "@/lib/collaboration/server/notices";
import { type Transaction, transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { findAnnotation } from "./annotation-store";
import type { Home } from "./authorize-talk";
import { shownParagraph } from "./place-span";
import { findRendering } from "./place-store";
import { presentThreads } from "./present-threads";
import { authorOf, renderedBy } from "./rendered-by";
import type { ThreadView } from "./thread-schema";
import { beginThread, type NewComment, readThread, type Subject } from "./write-comment";

type Place = { readonly tx: Transaction; readonly grant: Grant; readonly documentId: string };

type Given = {
  readonly subject: { readonly type: "annotation" | "paragraph" | "rendering"; readonly id: string };
  readonly comment: NewComment;
};

/**
 * Begins a discussion on a marked span, a paragraph or a rendering of the document.
 *
 * @throws AppError `not-found`, `forbidden`; `conflict` for a paragraph that is not shown; `invalid` for mentions
 */
export async function createThread(actor: Actor, documentId: string, given: Given): Promise<ThreadView> {
  const grant = await authorize(actor, "translate", { documentId });
  return transaction(async (tx) => {
    const place = { tx, grant, documentId };
    const subject = await findSubject(place, given.subject);
    const home = { kind: "project", grant } as const;
    return viewThread({ tx, home }, await beginThread({ tx, home }, subject, given.comment));
  });
}

async function findSubject(place: Place, { type, id }: Given["subject"]): Promise<Subject> {
  const { tx, grant, documentId } = place;
  const common = { type, id, documentId };
  if (type === "paragraph") {
    await shownParagraph(place, id);
    return { ...common, paragraphId: id, renderedBy: null };
  }
  if (type === "rendering") {
    const rendering = await findRendering(tx, grant, documentId, { id });
    if (rendering === null) throw notFound("This rendering");
    const { paragraphId, trackId } = rendering;
    await shownParagraph(place, paragraphId);
    return { ...common, paragraphId, trackId, renderedBy: authorOf(rendering) };
  }
  const annotation = await findAnnotation(tx, grant, id);
  if (annotation === null || annotation.documentId !== documentId) throw notFound("This annotation");
  return { ...common, annotationId: id, renderedBy: await renderedBy(tx, grant, annotation) };
}

/** A discussion as it stands, told to everybody who has its document open. */
export async function viewThread(
  { tx, home }: { readonly tx: Transaction; readonly home: Home },
  threadId: string,
): Promise<ThreadView> {
  const row = await readThread({ tx, home }, threadId);
  const [view] = await presentThreads(home, row.documentId, [row], tx);
  if (view === undefined) throw notFound("This discussion");
  if (view.documentId !== null) await announceDiscussion(tx, view.documentId, view.paragraphId);
  return view;
}
