import type { Actor } from "@/lib/accounts/core/actor";
import { saveLinks } from "@/lib/alignment/server/alignment-store";
import { database, transaction } from "@/lib/db/database";
import { joinParagraphs } from "@/lib/documents/server/join-paragraphs";
import { type MoveTarget, moveParagraphs } from "@/lib/documents/server/move-paragraphs";
import { splitParagraph } from "@/lib/documents/server/split-paragraph";
import { undoStructureChange } from "@/lib/documents/server/undo-structure-change";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { type BuiltDocument, type BuiltTrack, buildTrack } from "./build-texts";

/** Sentences that stand for each other, in order. */
export type Sentences = readonly (readonly [source: string, target: string])[];

/** The links between sentences that follow each other: the source's without blanks, the target's with one between. */
function linksOf(sentences: Sentences) {
  let [source, target] = [0, 0];
  return sentences.map(([zh, en]) => {
    const link = {
      source: { start: source, end: source + zh.length, quote: zh },
      target: { start: target, end: target + en.length, quote: en },
      ...{ confidence: 1, fixed: false },
    };
    [source, target] = [source + zh.length, target + en.length + 1];
    return link;
  });
}

const sourceOf = (sentences: Sentences) => sentences.map(([zh]) => zh).join("");
const targetOf = (sentences: Sentences) => sentences.map(([, en]) => en).join(" ");

/** Paragraphs of sentences, rendered in a track with links between them, and what people do to their structure. */
export async function buildStructure(paragraphs: readonly Sentences[], document?: BuiltDocument) {
  const built = await buildTrack(document ? { document } : { texts: paragraphs.map(sourceOf) });
  for (const [at, sentences] of paragraphs.entries()) await render(built, at, sentences);
  const shown = () =>
    database().paragraph.findMany({
      where: { documentId: built.documentId, joinedIntoId: null, excluded: false },
      orderBy: { orderKey: "asc" },
      include: { renderings: { where: { trackId: built.trackId } } },
    });
  return {
    ...{ ...built, shown },
    texts: async () => (await shown()).map(({ text }) => text),
    renderings: async () => (await shown()).map(({ renderings }) => renderings[0]?.text),
    standings: async () =>
      (await shown()).map(({ renderings: [row] }) => [row?.text, row?.state, row?.needsWork]),
    split: (at: number | string, offset: number, actor: Actor = built.translator) =>
      splitParagraph(actor, idOf(built, at), { offset, seen: null }),
    join: async (at: number | string, actor: Actor = built.translator) => {
      const id = idOf(built, at);
      const rows = await shown();
      const next = rows[rows.findIndex((row) => row.id === id) + 1];
      return joinParagraphs(actor, id, { withId: next?.id ?? id, seen: null });
    },
    move: (at: number | string, target: MoveTarget, actor: Actor = built.translator) =>
      moveParagraphs(actor, idOf(built, at), target),
    undo: ({ id }: { readonly id: string }, actor: Actor = built.translator) =>
      undoStructureChange(actor, id),
  };
}

const idOf = ({ paragraphIds }: BuiltTrack, at: number | string) =>
  typeof at === "string" ? at : (paragraphIds[at] ?? "");

/** Writes what the sentences of a paragraph say, with their links. */
export async function render(built: BuiltTrack, at: number, sentences: Sentences): Promise<void> {
  const { trackId, translator } = built;
  const [text, paragraphId] = [targetOf(sentences), idOf(built, at)];
  if (text === "") return;
  await putRendering(translator, { trackId, paragraphId, rich: { text, marks: [] }, seen: null });
  const renderingId = built.renderingIds[at] ?? "";
  const lengths = { sourceLength: sourceOf(sentences).length, targetLength: text.length };
  await transaction((tx) => saveLinks(tx, [{ renderingId, links: linksOf(sentences), ...lengths }]));
}
