/**
 * The caret stays where its owner just put it. A key such as End moves the browser's caret at once, and ProseMirror
 * hears of it a moment later, by "selectionchange". Whatever makes it write its state to the screen in that moment puts
 * the caret back where it was, and what is typed next lands there. So the caret is heard of first; see
 * docs/decisions/own-caret.md for all the ways by which that moment is reached.
 */
import { Extension } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";

/**
 * Takes in where the browser's caret stands, if ProseMirror has not heard of it. Call it before something that is not
 * the person's own changes what is shown. While something is being composed the input method has the caret.
 */
export function hearOwnCaret(view: EditorView): void {
  if (view.isDestroyed || view.composing) return;
  // ProseMirror has no public name for it.
  (view as unknown as { domObserver: { flush: () => void } }).domObserver.flush();
}

/**
 * The caret that the browser has now is its owner's: call it after the focus was taken with the caret in its place. Else
 * ProseMirror takes one that goes to the beginning soon after (the key Home) for the browser's own doing, and puts it back.
 */
export function trustOwnCaret(view: EditorView): void {
  // ProseMirror has no public name for it.
  (view as unknown as { input: { lastFocus: number } }).input.lastFocus = 0;
}

/**
 * For transactions that only tell something: others' carets, which come a timer later than the message that brought
 * them, and layers. They change no text and move no caret, so the caret that is heard of now is right for them too.
 */
export const OwnCaretFirst = Extension.create({
  name: "ownCaretFirst",
  dispatchTransaction({ transaction, next }) {
    // A timer of the caret plugin may come when the editor is closed.
    if (!this.editor.isDestroyed && !transaction.docChanged && !transaction.selectionSet) {
      const { view } = this.editor;
      hearOwnCaret(view);
      const { doc, selection } = view.state;
      if (transaction.doc === doc && !transaction.selection.eq(selection))
        transaction.setSelection(selection);
    }
    next(transaction);
  },
});
