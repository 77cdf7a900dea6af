import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { readText, replaceSpans, writeRichText } from "@/lib/collaboration/core/rendering-document";
import type { TextEdit } from "@/lib/collaboration/core/text-edits";
import { appendServerUpdate } from "@/lib/collaboration/server/append-server-update";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { adoptPhrase, type Stretch, wholeLetters } from "@/lib/renderings/core/adopt";
import type { RichText } from "@/lib/text/core/marks";
import type { AdoptionView } from "./adoptions-schema";
import { insertAdoption } from "./adoptions-store";
import { checkWritable, lockRendering } from "./lock-rendering";
import { presentAdoption, presentRendering } from "./present";
import type { RenderingView } from "./schema";
import { findRendering, findRenderingOf } from "./store";

type Asked = {
  readonly renderingId: string;
  readonly fromTrackId: string;
  /** The revision that was seen of the other text. */
  readonly fromRevision: number;
  /** The revision that was seen of one's own text, over which the words go; null to take them in any case. */
  readonly seen: number | null;
  /** A stretch of the other text; absent for the whole. */
  readonly phrase?: Stretch | undefined;
  readonly reason: string;
};

/**
 * Takes another track's rendering of the same paragraph, or a phrase of it, into this one, through the collaboration
 * log; keeps who took what from where, and why. A phrase replaces the words that it stands for in the text as it is now;
 * one that begins or ends inside a letter takes the whole of it.
 *
 * @throws AppError `not-found`, `forbidden`; `stale`, with its present state, when either text is no longer the one that
 *   was seen; `conflict` for a locked track or a final rendering; `invalid` for a phrase outside the text, or no words
 */
export async function adopt(
  actor: Actor,
  asked: Asked,
): Promise<{ readonly adoption: AdoptionView; readonly rendering: RenderingView }> {
  const grant = await authorize(actor, "translate", { renderingId: asked.renderingId });
  return transaction(async (tx) => {
    const row = await lockRendering(tx, grant, asked.renderingId, asked.seen);
    checkWritable(row);
    const from = await findOther(tx, grant, row, asked);
    const theirs = richOf(from);
    const phrase = checkPhrase(theirs.text, asked.phrase);
    const { rich, at } =
      asked.phrase === undefined ? { rich: theirs, at: phrase } : adoptPhrase(richOf(row), theirs, phrase);
    const written = await appendServerUpdate(tx, {
      renderingId: row.id,
      edit: (doc) => {
        // Words that are taken are whole words of theirs, also where they begin with the same letters as one's own.
        if (asked.phrase !== undefined && readText(doc) === row.text)
          replaceSpans(doc, wholeEdit(row.text, rich.text, at));
        writeRichText(doc, rich);
      },
      actorId: actor.id,
      cause: "adopt",
    });
    const adoption = await insertAdoption(tx, grant, {
      ...{ renderingId: row.id, revision: written?.revision ?? row.revision },
      ...{ fromRenderingId: from.id, fromRevision: from.revision, reason: asked.reason },
      ...{ text: theirs.text.slice(phrase.start, phrase.end), start: at.start },
    });
    return { adoption: presentAdoption(adoption), rendering: await readBack(grant, row.id, tx) };
  });
}

/** Puts all of a stretch of the new text in the place of all that it stands for; nothing where it stands for nothing. */
function wholeEdit(before: string, after: string, at: Stretch): readonly TextEdit[] {
  const insert = after.slice(at.start, at.end);
  const remove = insert.length - (after.length - before.length);
  return remove > 0 ? [{ at: at.start, remove, insert }] : [];
}

async function findOther(
  tx: Transaction,
  grant: Grant,
  row: { readonly id: string; readonly paragraphId: string },
  asked: Asked,
): Promise<RenderingView> {
  const found = await findRenderingOf(grant, asked.fromTrackId, row.paragraphId, tx);
  if (found === null || found.id === row.id) throw notFound("The rendering to take from");
  const from = presentRendering(found);
  if (from.revision !== asked.fromRevision)
    throw new AppError("stale", "The other rendering was changed meanwhile: look at it, then take it.", {
      key: "otherStale",
      detail: from,
    });
  return from;
}

/** @returns the stretch of the other text that is taken */
function checkPhrase(text: string, phrase: Stretch | undefined): Stretch {
  const { start, end } = phrase ?? { start: 0, end: text.length };
  if (start >= end || end > text.length || text.slice(start, end).trim() === "") {
    throw new AppError("invalid", "The request is not valid: phrase: it must hold words of the other text.", {
      fields: { phrase: "It must hold words of the other text." },
    });
  }
  return wholeLetters(text, { start, end });
}

async function readBack(grant: Grant, renderingId: string, tx: Transaction): Promise<RenderingView> {
  const row = await findRendering(grant, renderingId, tx);
  if (row === null) throw notFound("This rendering");
  return presentRendering(row);
}

const richOf = (row: { readonly text: string; readonly marks: unknown }): RichText => ({
  text: row.text,
  marks: row.marks as RichText["marks"],
});
