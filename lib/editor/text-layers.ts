/**
 * Layers over the open text: decorations, never part of it. They move along with what is typed, and are replaced by
 * `showLayers`. Each layer is an element of its own, as in text that stands still, so that layers that overlap all show.
 */
import { Extension } from "@tiptap/core";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { mapLayers, type TextLayer } from "@/lib/text/core/layers";
import { hearOwnCaret } from "./own-caret";

const key = new PluginKey<DecorationSet>("textLayers");

export const TextLayers = Extension.create({
  name: "textLayers",
  addProseMirrorPlugins: () => [createLayersPlugin()],
});

/** The plugin alone, which needs no view. */
export function createLayersPlugin(): Plugin<DecorationSet> {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, shown) => {
        const layers = transaction.getMeta(key) as readonly TextLayer[] | undefined;
        return layers === undefined ? follow(shown, transaction) : decorate(transaction.doc, layers);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** The layers shown now, in the order of the text. Offsets count in the editor's text. */
export function readLayers(state: EditorState): TextLayer[] {
  return layersOf(key.getState(state) ?? DecorationSet.empty);
}

/** What shows these layers from now on; null when they are shown already. It is no edit, and nothing to undo. */
export function replaceLayers(state: EditorState, layers: readonly TextLayer[]): Transaction | null {
  const next = layersOf(decorate(state.doc, layers));
  if (JSON.stringify(readLayers(state).map(toRow)) === JSON.stringify(next.map(toRow))) return null;
  return state.tr.setMeta(key, next).setMeta("addToHistory", false);
}

const toRow = ({ start, end, kind, id, label, color }: TextLayer) => [start, end, kind, id, label, color];

function follow(shown: DecorationSet, transaction: Transaction): DecorationSet {
  if (!transaction.docChanged || shown === DecorationSet.empty) return shown;
  if (!isChangeOrigin(transaction)) return shown.map(transaction.mapping, transaction.doc);
  // The binding replaces the whole document by what others made of it: its steps tell nothing, the texts do.
  const text = transaction.before.textContent;
  const layers = mapLayers({ text, layers: layersOf(shown) }, transaction.doc.textContent);
  return decorate(transaction.doc, layers);
}

const layersOf = (shown: DecorationSet): TextLayer[] =>
  shown.find().map(({ from, to, spec }) => ({ ...(spec as TextLayer), start: from - 1, end: to - 1 }));

function decorate(doc: Node, layers: readonly TextLayer[]): DecorationSet {
  const most = doc.textContent.length;
  const inText = layers
    .map((layer) => ({ ...layer, end: Math.min(layer.end, most) }))
    .filter(({ start, end }) => start < end);
  return DecorationSet.create(
    doc,
    // The text is one paragraph: a position is an offset plus one.
    inText.map((layer) => Decoration.inline(layer.start + 1, layer.end + 1, attributesOf(layer), layer)),
  );
}

const attributesOf = ({ kind, id, label, color }: TextLayer) => ({
  nodeName: kind === "found" ? "mark" : "span",
  "data-layer": kind,
  ...(id !== undefined && { "data-id": id }),
  ...(label !== undefined && { title: label }),
  ...(color !== undefined && { "data-color": String(color) }),
});

/**
 * Shows these layers from now on. While something is being composed nothing is touched: call again when it ended.
 * @param layers offsets count in the text that the editor shows now
 * @returns whether they are shown
 */
export function showLayers(view: EditorView, layers: readonly TextLayer[]): boolean {
  if (view.composing) return false;
  hearOwnCaret(view);
  const transaction = replaceLayers(view.state, layers);
  if (transaction !== null) view.dispatch(transaction);
  return true;
}
