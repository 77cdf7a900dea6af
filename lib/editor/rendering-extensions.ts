/**
 * The editor of one rendering: one paragraph of flat text with bold and italic, bound to its Yjs document.
 *
 *   useEditor({ immediatelyRender: false, editable, extensions: renderingExtensions({ document, provider, person, placeholder }) })
 *
 * Enter writes a line break ("\n" in the text; style the editable `white-space: pre-wrap`). Ctrl/Cmd+Enter is left to
 * the workbench. Carets of others are `<span class="caret" data-color="0…7"><span class="caret-label">Name</span></span>`,
 * their selections `<span class="caret-selection" data-color="0…7">`: style them by `data-color`.
 * The schema is SCHEMA_VERSION of lib/collaboration/core/protocol.ts: change both together.
 */
import { Extension, type Extensions } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { Document } from "@tiptap/extension-document";
import { Italic } from "@tiptap/extension-italic";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { Placeholder } from "@tiptap/extensions";
import { Fragment, type Schema, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { FRAGMENT } from "@/lib/collaboration/core/rendering-document";
import { flattenHtml, flattenText, type PastedRun } from "./flat-paste";
import { OwnCaretFirst } from "./own-caret";
import { ownEditsOf } from "./own-edits";
import { TextLayers } from "./text-layers";

export type RenderingEditorOptions = {
  readonly document: Y.Doc;
  readonly provider: { readonly awareness: Awareness | null };
  readonly person: { readonly name: string; readonly colorIndex: number };
  readonly placeholder: string;
};

/** Nodes and marks alone, without a document to bind to: for tests and static rendering. */
export const RENDERING_SCHEMA_EXTENSIONS: Extensions = [
  Document.extend({ content: "paragraph" }),
  Paragraph.extend({ content: "text*", whitespace: "pre" }),
  Text,
  Bold,
  Italic,
];

/** Everything that the editor of a rendering needs. Make it anew for each document. */
export function renderingExtensions(options: RenderingEditorOptions): Extensions {
  return [
    ...RENDERING_SCHEMA_EXTENSIONS,
    FlatText,
    TextLayers,
    OwnCaretFirst,
    Placeholder.configure({ placeholder: options.placeholder }),
    Collaboration.configure({
      document: options.document,
      field: FRAGMENT,
      yUndoOptions: { undoManager: ownEditsOf(options.document) },
    }),
    CollaborationCaret.configure({
      provider: options.provider,
      user: { ...options.person },
      render: renderCaret,
      selectionRender: (user) => ({
        nodeName: "span",
        class: "caret-selection",
        "data-color": colorOf(user),
      }),
    }),
  ];
}

function colorOf(user: Record<string, unknown>): string {
  return String(typeof user.colorIndex === "number" ? user.colorIndex : 0);
}

function renderCaret(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "caret";
  caret.dataset.color = colorOf(user);
  const label = document.createElement("span");
  label.className = "caret-label";
  label.textContent = String(user.name ?? "");
  caret.append(label);
  return caret;
}

/** One paragraph, whatever is typed, pasted or dropped. */
const FlatText = Extension.create({
  name: "flatText",
  priority: 1000,

  addKeyboardShortcuts() {
    const writeBreak = (): boolean =>
      this.editor.commands.command(({ tr, dispatch }) => {
        if (dispatch) tr.insertText("\n").scrollIntoView();
        return true;
      });
    return { Enter: writeBreak, "Shift-Enter": writeBreak };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handlePaste: (view, event) => insertData(view, event.clipboardData),
          handleDrop: (view, event, _slice, isMoved) => {
            const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (isMoved || place === null) return false;
            return insertData(view, event.dataTransfer, place.pos);
          },
        },
      }),
    ];
  },
});

function insertData(view: EditorView, data: DataTransfer | null, at?: number): boolean {
  const html = data?.getData("text/html") ?? "";
  const text = flattenText(data?.getData("text/plain") ?? "");
  const runs = html === "" ? [{ text, marks: [] }] : flattenHtml(html);
  const nodes = toNodes(view.state.schema, runs);
  if (nodes.length === 0) return html !== "";
  const slice = new Slice(Fragment.from(nodes), 0, 0);
  const { tr } = view.state;
  view.dispatch((at === undefined ? tr.replaceSelection(slice) : tr.replace(at, at, slice)).scrollIntoView());
  return true;
}

function toNodes(schema: Schema, runs: readonly PastedRun[]) {
  return runs
    .filter(({ text }) => text !== "")
    .map(({ text, marks }) =>
      schema.text(
        text,
        marks.map((mark) => schema.mark(mark)),
      ),
    );
}
