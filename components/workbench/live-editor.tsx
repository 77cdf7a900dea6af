"use client";

import { Editor } from "@tiptap/core";
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { RenderingSessionView } from "@/components/collaboration/use-rendering-session";
import { colorIndexOf } from "@/lib/collaboration/core/presence";
import { readRichText, readText } from "@/lib/collaboration/core/rendering-document";
import { hearOwnCaret, trustOwnCaret } from "@/lib/editor/own-caret";
import { renderingExtensions } from "@/lib/editor/rendering-extensions";
import { showLayers } from "@/lib/editor/text-layers";
import { countWords } from "@/lib/text/core/counts";
import { type LayeredText, mapLayers, type TextLayer } from "@/lib/text/core/layers";
import { mapOffset } from "@/lib/text/core/map-offset";
import { useModel } from "./context";
import { followEdits, type HoldSession } from "./follow-edits";
import type { Cursor, WorkbenchModel } from "./model";
import styles from "./text.module.css";

export type LiveEditorProps = {
  editing: NonNullable<RenderingSessionView["editing"]>;
  canEdit: boolean;
  whenSaved: () => Promise<boolean>;
  renderingId: string;
  trackId: string;
  paragraphId: string;
  /** Where the paragraph stands, counted from 0. */
  index: number;
  /** Keeps the open text, for undoing in it later. */
  hold: HoldSession;
  lang: string;
  label: string;
  /** The text as it stood where the person pointed; the editor's own may be newer. */
  seen: string;
  /** What lies over that text. */
  layers: readonly TextLayer[];
  /** What was typed while the text was being opened. */
  takeEarlyKeys: () => string;
};

/** How long the foot's counts may be behind the typing. */
const COUNT_AFTER_MS = 300;

/**
 * The one live editor. React gives it an element and never touches what is inside: nothing that renders can disturb
 * a composition. Its text is one paragraph, so a position in it is an offset in the text, plus one.
 */
export function LiveEditor(props: LiveEditorProps) {
  const t = useTranslations("workbench");
  const model = useModel();
  const host = useRef<HTMLDivElement>(null);
  const live = useRef<Editor | null>(null);
  const { editing, canEdit, seen, layers } = props;
  const open = useEffectEvent((element: HTMLElement) => {
    const editor = createEditor(element, props, model, t("emptyHere"));
    const { renderingId, trackId, paragraphId, index } = props;
    const place = { renderingId, trackId, paragraphId, index };
    const stops = [
      publish(editor, props, model),
      hearOwnCaretFirst(editor, props.editing.provider),
      followEdits(props.editing.document, place, props.hold, model),
    ];
    return { editor, stop: () => stops.forEach((stop) => void stop()) };
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new document is the only reason for a new editor.
  useLayoutEffect(() => {
    if (host.current === null) return;
    const { editor, stop } = open(host.current);
    live.current = editor;
    return () => {
      stop();
      live.current = null;
      editor.destroy();
    };
  }, [editing]);

  useEffect(() => {
    if (live.current === null || live.current.isEditable === canEdit) return;
    hearOwnCaret(live.current.view);
    live.current.setEditable(canEdit, false);
  }, [canEdit]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new editor shows them too.
  useEffect(() => {
    if (live.current !== null) return keepLayers(live.current, { text: seen, layers });
  }, [editing, seen, layers]);

  return <div ref={host} className={styles.live} />;
}

/** Where the caret stood in the editor that was closed last, and in what text. */
let left: {
  readonly cursor: Cursor;
  readonly renderingId: string;
  readonly text: string;
  readonly offset: number;
} | null = null;

/** Where the caret goes in the text as it is now: where it was, if the editor only opens again, else where one pointed. */
function startOffset(
  text: string,
  { renderingId, seen }: { renderingId: string; seen: string },
  cursor: Cursor,
): number {
  if (left !== null && left.cursor === cursor && left.renderingId === renderingId)
    return mapOffset(left.text, text, left.offset);
  return cursor.caret === "end" ? text.length : mapOffset(seen, text, Math.min(cursor.caret, seen.length));
}

function createEditor(
  element: HTMLElement,
  { editing, canEdit, label, lang, seen, renderingId, takeEarlyKeys }: LiveEditorProps,
  model: WorkbenchModel,
  placeholder: string,
): Editor {
  const { person } = model.seed;
  const editor = new Editor({
    element,
    // The page's own styles say how it looks; a policy forbids others.
    injectCSS: false,
    editable: canEdit,
    extensions: renderingExtensions({
      ...editing,
      person: { name: person.name, colorIndex: colorIndexOf(person.id) },
      placeholder,
    }),
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        lang,
        spellcheck: "true",
      },
    },
  });
  editor.commands.setTextSelection(
    1 + startOffset(readText(editing.document), { renderingId, seen }, model.cursor.get()),
  );
  showCaret(editor);
  const early = takeEarlyKeys();
  if (early !== "") editor.commands.insertContent({ type: "text", text: early });
  return editor;
}

/**
 * Takes the focus with the caret where it is to be. The browser's own caret is put there first: whatever comes with the
 * focus hears of that one (see docs/decisions/own-caret.md), which else is where the editor before this one left it.
 */
function showCaret({ view }: Editor): void {
  const { node, offset } = view.domAtPos(view.state.selection.head);
  document.getSelection()?.collapse(node, offset);
  view.dom.focus({ preventScroll: true });
  trustOwnCaret(view);
}

/** What others wrote is taken in with the message that brings it: the caret is heard of before. */
function hearOwnCaretFirst(editor: Editor, provider: LiveEditorProps["editing"]["provider"]): () => void {
  const hear = () => hearOwnCaret(editor.view);
  provider.on("message", hear);
  return () => provider.off("message", hear);
}

/** Shows layers over the text as it is now, at once or when what is being composed is done. @returns gives up waiting */
function keepLayers(editor: Editor, layered: LayeredText): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    const layers = mapLayers(layered, editor.state.doc.textContent);
    if (!showLayers(editor.view, layers)) timer = setTimeout(show, COUNT_AFTER_MS);
  };
  show();
  return () => clearTimeout(timer);
}

/** Tells commands of the open editor, and the rows of what is typed. @returns ends it, with a last word to the rows */
function publish(
  editor: Editor,
  { editing, renderingId, trackId, paragraphId, whenSaved }: LiveEditorProps,
  model: WorkbenchModel,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellRows = () => {
    const { text, marks } = readRichText(editing.document);
    model.rows.apply({ renderingId, trackId, paragraphId, text, marks, wordCount: countWords(text) });
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (editor.view.composing ? later() : tellRows()), COUNT_AFTER_MS);
  };
  const session = {
    renderingId,
    whenSaved,
    replaceText: (text: string) => {
      const { doc, tr } = editor.state;
      tr.delete(1, doc.content.size - 1);
      if (text !== "") tr.insertText(text, 1);
      editor.view.dispatch(tr);
    },
    insert: (text: string) => {
      editor.view.dispatch(editor.state.tr.insertText(text).scrollIntoView());
      editor.view.focus();
    },
    append: (text: string) => {
      const { doc, tr } = editor.state;
      const end = doc.content.size - 1;
      const before = doc.textBetween(0, doc.content.size);
      tr.insertText(before === "" || /\s$/.test(before) ? text : ` ${text}`, end);
      editor.view.dispatch(tr.scrollIntoView());
      editor.view.focus();
    },
    caret: () => editor.state.selection.head - 1,
    selection: () => ({ start: editor.state.selection.from - 1, end: editor.state.selection.to - 1 }),
    read: () => readRichText(editing.document),
    onText: (listener: () => void) => {
      editor.on("update", listener);
      return () => void editor.off("update", listener);
    },
  };
  editor.on("update", later);
  model.session.set(session);
  return () => {
    clearTimeout(timer);
    left = {
      cursor: model.cursor.get(),
      renderingId,
      text: readText(editing.document),
      offset: session.caret(),
    };
    tellRows();
    if (model.session.get() === session) model.session.set(null);
  };
}
