import { defaultDeleteFilter, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { FRAGMENT } from "@/lib/collaboration/core/rendering-document";

/** The editor's paragraph stays, whatever is undone. */
const KEPT_NODES = new Set(["paragraph"]);

/**
 * What this person wrote in one text, as steps to undo: only what came from the editor here, never what others wrote.
 * It lives as long as the document, over editors that are opened and closed, so that one can undo in a text that was left.
 */
export class OwnEdits extends Y.UndoManager {
  /** Called once for each new step; typing without a rest is one. */
  onStep: (() => void) | null = null;

  constructor(document: Y.Doc) {
    super(document.getXmlFragment(FRAGMENT), {
      trackedOrigins: new Set([ySyncPluginKey]),
      deleteFilter: (item) => defaultDeleteFilter(item, KEPT_NODES),
      captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
    });
    this.tellSteps();
  }

  private tellSteps(): void {
    this.on("stack-item-added", ({ type, origin }) => {
      if (type === "undo" && origin !== this) this.onStep?.();
    });
  }

  /** The editor ends what it is given when it closes. Here only its listeners go: they know of a view that is no more. */
  override destroy(): void {
    this._observers.clear();
    this.tellSteps();
  }
}

const known = new WeakMap<Y.Doc, OwnEdits>();

/** The steps of a document; always the same for the same document. */
export function ownEditsOf(document: Y.Doc): OwnEdits {
  const edits = known.get(document) ?? new OwnEdits(document);
  known.set(document, edits);
  return edits;
}
