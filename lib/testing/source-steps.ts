import type { Actor } from "@/lib/accounts/core/actor";
import { database, transaction } from "@/lib/db/database";
import type { SourceState } from "@/lib/documents/core/version-steps";
import { correctParagraph } from "@/lib/documents/server/correct-paragraph";
import { readSourceNow, type SourceNow } from "@/lib/documents/server/plan-source";
import type { SourcePiece } from "@/lib/documents/server/source-schema";
import { sha256Of } from "@/lib/documents/server/take-file";
import { takeSourceVersion } from "@/lib/documents/server/take-source-version";
import { undoSourceVersion } from "@/lib/documents/server/undo-source-version";
import type { Dice } from "./dice";

/** A correction or a version that can be taken back; what it made of which texts. */
type Done = { readonly changes: readonly Change[] } & (
  | {
      readonly kind: "correction";
      readonly paragraphId: string;
      readonly before: readonly SourcePiece[];
      readonly revision: number;
    }
  | { readonly kind: "version"; readonly id: string }
);
type Change = { readonly before: string; readonly after: string };

/**
 * A source in which no character stands twice while people correct it and take new versions of it: which characters are
 * there by all that was done. Whatever is not shown then must stand in what was set aside.
 */
export class ChangingSource {
  readonly #balance: Map<string, number>;
  /** Characters beside which, or of which, something was taken out or put in. */
  readonly touched = new Set<string>();
  readonly done: Done[] = [];
  #next: number;

  constructor(text: string) {
    this.#balance = new Map(Array.from(text, (one) => [one, 1]));
    this.#next = Math.max(...Array.from(text, (one) => one.charCodeAt(0))) + 1;
  }

  /** The characters that are there, in the order of their numbers. */
  present(): readonly string[] {
    return [...this.#balance].flatMap(([one, count]) => (count > 0 ? [one] : [])).toSorted();
  }

  /** Words that nobody has said yet. */
  fresh(length: number): string {
    return Array.from({ length }, () => String.fromCharCode(this.#next++)).join("");
  }

  change({ before, after }: Change): void {
    for (const one of before) this.#count(one, -1);
    for (const one of after) this.#count(one, 1);
    for (const [text, other] of [
      [before, after],
      [after, before],
    ] as const)
      for (const [at, one] of [...text].entries())
        for (const beside of [text[at - 1], text[at + 1]])
          if (beside !== undefined && !other.includes(one + beside) && !other.includes(beside + one))
            this.touched.add(one).add(beside);
  }

  add(text: string): void {
    for (const one of text) this.#count(one, 1);
  }

  #count(one: string, by: number): void {
    this.#balance.set(one, (this.#balance.get(one) ?? 0) + by);
  }
}

/** A text with a stretch taken out, words that are new put in, or both; something stays. */
function edited(text: string, source: ChangingSource, random: Dice, most: number): string {
  const kind = random(3);
  const at = random(text.length);
  const length = kind === 1 ? 0 : Math.min(1 + random(most), text.length - at, text.length - 1);
  const words = kind === 0 ? "" : source.fresh(1 + random(3));
  return text.slice(0, at) + words + text.slice(at + length);
}

/** Corrects a paragraph as it was read. A stretch may be all that a piece of it says. */
export async function correct(
  source: ChangingSource,
  row: { readonly id: string; readonly text: string; readonly revision: number },
  random: Dice,
  actor: Actor,
): Promise<void> {
  const text = edited(row.text, source, random, 8);
  const made = await correctParagraph(actor, { paragraphId: row.id, text, seen: row.revision });
  const changes = [{ before: row.text, after: text }];
  for (const change of changes) source.change(change);
  const { revision } = made.paragraph;
  source.done.push({ kind: "correction", paragraphId: row.id, before: made.before, revision, changes });
}

/**
 * Takes a version in which one paragraph is changed, missing or new, over the source that it was made from.
 *
 * @returns false when somebody changed that meanwhile
 */
export async function takeVersion(
  source: ChangingSource,
  documentId: string,
  random: Dice,
  actor: Actor,
): Promise<boolean> {
  const texts = shownIn(await transaction((tx) => readSourceNow(tx, documentId, "")));
  // A paragraph that lost all its words is in no file.
  const next = texts.filter((text) => text !== "");
  const at = random(next.length);
  const kind = random(3);
  if (kind === 0) next[at] = edited(next[at] ?? "", source, random, 2);
  else if (kind === 1 && next.length > 2) next.splice(at, 1);
  else next.splice(at, 0, source.fresh(6));
  const bytes = new TextEncoder().encode(next.join("\n\n"));
  const now = await transaction((tx) => readSourceNow(tx, documentId, sha256Of(bytes)));
  // As after a preview: it is taken over this source or not at all.
  if (shownIn(now).join("\n") !== texts.join("\n")) return false;
  const { seen } = now;
  const given = { bytes, fileName: "next.txt", name: undefined, preview: false, seen };
  const taken = await takeSourceVersion(actor, documentId, async () => given);
  if (!("id" in taken)) throw new Error("It was taken, not looked at.");
  const row = await database().sourceVersion.findUniqueOrThrow({ where: { id: taken.id } });
  const [before, after] = [row.before, row.after].map((state) => state as unknown as SourceState);
  if (after?.map(({ text }) => text).join("\n") !== next.join("\n"))
    throw new Error("The source does not say what its new version says.");
  const was = new Map((before ?? []).map(({ paragraphId, text }) => [paragraphId, text]));
  const changes = after.flatMap(({ paragraphId, text }) => {
    const old = was.get(paragraphId);
    return old === undefined || old === text ? [] : [{ before: old, after: text }];
  });
  for (const change of changes) source.change(change);
  for (const { paragraphId, text } of after) if (!was.has(paragraphId)) source.add(text);
  source.done.push({ kind: "version", id: taken.id, changes });
  return true;
}

const shownIn = ({ rows }: SourceNow): readonly string[] =>
  rows.filter(({ excluded, joinedIntoId }) => !excluded && joinedIntoId === null).map(({ text }) => text);

/** Takes back what was done, one of it, if nobody built on it. */
export async function takeBack(
  source: ChangingSource,
  documentId: string,
  which: number,
  actor: Actor,
): Promise<void> {
  const done = source.done[which];
  if (done === undefined) return;
  if (done.kind === "version") await undoSourceVersion(actor, { documentId, versionId: done.id });
  else {
    const { paragraphId, before: pieces, revision: seen } = done;
    const { paragraph } = await correctParagraph(actor, { paragraphId, pieces, seen });
    if (paragraph.text !== done.changes[0]?.before)
      throw new Error("The paragraph does not say again what it said.");
  }
  const at = source.done.indexOf(done);
  if (at >= 0) source.done.splice(at, 1);
  for (const { before, after } of done.changes) source.change({ before: after, after: before });
}
