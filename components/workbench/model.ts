import { createLinksStore, type ParagraphLinks } from "@/components/alignment/links-store";
import { type AuthorshipStore, createAuthorshipStore } from "@/components/compare/authorship-store";
import type { LastAdoption } from "@/components/compare/last-adoption";
import { createDiscussionStore, type DiscussionStore } from "@/components/discussion/discussion-store";
import { fetchesOf } from "@/components/discussion/fetches";
import { type AskedMatch, createMemoryStore, type MemoryStore } from "@/components/memory/memory-store";
import { type ChecksStore, createChecksStore } from "@/components/quality/checks-store";
import { type AssignmentsStore, createAssignmentsStore } from "@/components/review/assignments-store";
import { type ChangesStore, createChangesStore } from "@/components/review/changes-store";
import { createSourceStore, type ParagraphSourceChanges } from "@/components/source/source-store";
import { createTermsStore, type TermsStore } from "@/components/terms/terms-store";
import type { Role } from "@/lib/accounts/core/rights";
import { can } from "@/lib/accounts/core/rights";
import type { Presence } from "@/lib/collaboration/core/presence";
import type { SaveState } from "@/lib/collaboration/core/save-state";
import type { State } from "@/lib/renderings/core/state";
import type { TrackView } from "@/lib/renderings/server/schema";
import type { RichText } from "@/lib/text/core/marks";
import { EditHistory } from "./edit-history";
import { followParagraph } from "./follow-paragraph";
import type { GatheredStore } from "./gathered-store";
import type { KeyChoice } from "./key-choice";
import { LayerStore } from "./layer-store";
import type { Row } from "./row";
import { type FetchRows, RowCache, type RowPage } from "./row-cache";
import type { TextSelection } from "./selection";
import { createStore, type Store } from "./store";
import type { PageLayout, UrlState, View } from "./url-state";

/** What the page gives the workbench to begin with. */
export type WorkbenchSeed = {
  readonly person: { readonly id: string; readonly name: string };
  readonly role: Role;
  readonly project: { readonly id: string; readonly name: string; readonly sourceLanguage: string };
  readonly document: {
    readonly id: string;
    readonly title: string;
    readonly date: string | null;
    readonly occasion: string;
    readonly citation: string;
  };
  readonly targetLanguage: string;
  readonly tracks: readonly TrackView[];
  readonly shown: readonly string[];
  readonly firstPage: RowPage;
  readonly url: UrlState;
  readonly reading: Reading;
  readonly keys: KeyChoice;
};

export type Reading = { readonly font: "sans" | "serif"; readonly size: number };

/** Where the person stands. */
export type Cursor = {
  readonly index: number;
  /** A track's id; null for the source. */
  readonly column: string | null;
  readonly editing: boolean;
  /** Where the caret goes when the editor opens: a UTF-16 offset, or the end. */
  readonly caret: number | "end";
  /** Grows with every move that should take the focus along. */
  readonly focus: number;
};

export type Look = {
  readonly view: View;
  readonly layout: PageLayout;
  /** Tracks shown, in order. */
  readonly shown: readonly string[];
  /** The track that the others shown are compared with; null while nothing is compared. */
  readonly base: string | null;
  readonly panel: boolean;
  readonly tab: "terms" | "memory" | "checks" | "discussion" | "history" | "details";
};

export type DialogName =
  | "palette"
  | "shortcuts"
  | "go"
  | "tracks"
  | "send-back"
  | "propose-term"
  | "waive-term"
  | "waive-finding"
  | "link-concept"
  | "assign"
  | "adopt-reason"
  | "split"
  | "structure"
  | "edit-source";

/** The live editor, as far as commands need it. */
export type ActiveSession = {
  readonly renderingId: string;
  /** True once the server's log holds what was typed so far; false when that cannot be had. */
  readonly whenSaved: () => Promise<boolean>;
  readonly replaceText: (text: string) => void;
  readonly caret: () => number;
  /** Half-open UTF-16 offsets; empty at the caret. */
  readonly selection: () => { readonly start: number; readonly end: number };
  readonly read: () => RichText;
  /** Calls back with every change of the text, whoever made it, until the returned function is called. */
  readonly onText: (listener: () => void) => () => void;
  /** Writes where the caret stands, in place of what is selected. */
  readonly insert: (text: string) => void;
  /** Writes after all that is there. */
  readonly append: (text: string) => void;
};

/** A sentence for assistive technology; `nth` tells two equal ones apart. */
export type News = { readonly text: string; readonly nth: number };

/** What the workbench knows, in stores that components subscribe to piece by piece. */
export type WorkbenchModel = {
  readonly seed: WorkbenchSeed;
  readonly rows: RowCache;
  readonly tracks: Store<readonly TrackView[]>;
  readonly cursor: Store<Cursor>;
  readonly look: Store<Look>;
  readonly reading: Store<Reading>;
  readonly keys: Store<KeyChoice>;
  readonly people: Store<readonly Presence[]>;
  /** Renderings whose confirmation waits for the server. */
  readonly confirming: Store<ReadonlySet<string>>;
  /** What this person wrote in this document since the page was opened. */
  readonly edits: EditHistory;
  readonly save: Store<SaveState>;
  readonly dialog: Store<DialogName | null>;
  /** What is searched for; null when the find box is closed. */
  readonly find: Store<string | null>;
  /** What features show over texts, each under its own name. */
  readonly layers: LayerStore;
  /** What is marked and said about the paragraphs on screen. */
  readonly discussion: DiscussionStore;
  /** The terms of the paragraphs on screen. */
  readonly terms: TermsStore;
  /** What memories have for the paragraph where one stands. */
  readonly memory: MemoryStore;
  /** A match that would go over a text: what becomes of it is asked; null when nothing is. */
  readonly askedMatch: Store<AskedMatch | null>;
  /** What the checks report on them. */
  readonly checks: ChecksStore;
  /** Which of their sentences stand for each other. */
  readonly links: GatheredStore<ParagraphLinks>;
  /** The sentence whose counterpart the keys have come to; null while none is. */
  readonly sentence: Store<{
    readonly row: Row;
    readonly trackId: string | null;
    readonly offset: number;
  } | null>;
  /** What was changed in them since they were confirmed. */
  readonly changes: ChangesStore;
  /** What became of their source since the texts beside it were right. */
  readonly source: GatheredStore<ParagraphSourceChanges>;
  /** Who wrote which of their words. */
  readonly authorship: AuthorshipStore;
  /** Whose work the paragraphs are. */
  readonly assignments: AssignmentsStore;
  /** The discussion or the annotation that the address stands for. */
  readonly pointed: Store<Pick<UrlState, "thread" | "annotation">>;
  /** The track that this person last wrote in; null before. */
  readonly mine: Store<string | null>;
  /** What was adopted last, as long as the page is open. */
  readonly adopted: Store<LastAdoption | null>;
  /** Words that are selected in a cell, as long as they are. */
  readonly selection: Store<TextSelection | null>;
  readonly news: Store<News>;
  /** Set by the live editor while it is open. */
  readonly session: Store<ActiveSession | null>;
  /** By user id; null until somebody asks. */
  readonly memberNames: Store<ReadonlyMap<string, string> | null>;
  /** The last `Cursor.focus` that a cell answered: coming back into view is no reason to take the focus. */
  readonly answered: { focus: number };
  /** Set by the view on screen. */
  readonly view: { scrollTo: (index: number, align: "auto" | "start" | "center") => void };
  /** Writes the address at once, if it is still to be written. */
  readonly address: { settle: () => void };
};

export function createModel(seed: WorkbenchSeed, fetchRows: FetchRows): WorkbenchModel {
  const index = Math.max(0, Math.min((seed.url.paragraph ?? 1) - 1, seed.firstPage.total - 1));
  const { thread, annotation } = seed.url;
  const isPointed = thread !== null || annotation !== null;
  const look = createStore<Look>({
    view: seed.url.view,
    layout: seed.url.layout,
    shown: seed.shown,
    base: seed.url.base !== null && seed.shown.includes(seed.url.base) ? seed.url.base : null,
    panel: isPointed,
    tab: isPointed ? "discussion" : "terms",
  });
  const cursor = createStore<Cursor>({
    index,
    column: seed.shown[0] ?? null,
    editing: false,
    caret: "end",
    focus: 0,
  });
  const session = createStore<ActiveSession | null>(null);
  const rows: RowCache = new RowCache({
    ...{ fetchRows, first: seed.firstPage },
    onAnswer: (answered) => followParagraph({ rows, cursor, session }, answered),
  });
  return {
    ...{ seed, rows, cursor, session },
    tracks: createStore(seed.tracks),
    look,
    reading: createStore(seed.reading),
    keys: createStore(seed.keys),
    people: createStore<readonly Presence[]>([]),
    confirming: createStore<ReadonlySet<string>>(new Set()),
    edits: new EditHistory(),
    save: createStore<SaveState>({ kind: "connecting" }),
    dialog: createStore<DialogName | null>(null),
    find: createStore<string | null>(null),
    layers: new LayerStore(),
    discussion: createDiscussionStore(fetchesOf(seed.document.id)),
    memory: createMemoryStore(),
    askedMatch: createStore<AskedMatch | null>(null),
    terms: createTermsStore(seed.document, () => look.get().shown),
    checks: createChecksStore(seed.document.id, () => look.get().shown),
    links: createLinksStore(() => look.get().shown),
    sentence: createStore<{ row: Row; trackId: string | null; offset: number } | null>(null),
    changes: createChangesStore(seed.document.id, () => look.get().shown),
    source: createSourceStore(seed.document.id, () => look.get().shown),
    authorship: createAuthorshipStore(() => look.get().shown),
    assignments: createAssignmentsStore(seed.project.id),
    pointed: createStore({ thread, annotation }),
    mine: createStore<string | null>(null),
    adopted: createStore<LastAdoption | null>(null),
    selection: createStore<TextSelection | null>(null),
    news: createStore<News>({ text: "", nth: 0 }),
    memberNames: createStore<ReadonlyMap<string, string> | null>(null),
    answered: { focus: 0 },
    view: { scrollTo: () => {} },
    address: { settle: () => {} },
  };
}

export function announce(model: WorkbenchModel, text: string): void {
  model.news.set(({ nth }) => ({ text, nth: nth + 1 }));
}

/** Why a cell cannot be edited; null when it can. */
export type Barrier = "viewer" | "locked" | "final";

export function findBarrier(model: WorkbenchModel, trackId: string, state: State): Barrier | null {
  if (!can(model.seed.role, "translate")) return "viewer";
  if (model.tracks.get().find(({ id }) => id === trackId)?.locked === true) return "locked";
  return state === "final" ? "final" : null;
}

/** The row and the rendering where the person stands; undefined parts are not loaded or not there. */
export function here(model: WorkbenchModel) {
  const { index, column } = model.cursor.get();
  const row: Row | undefined = model.rows.row(index);
  const rendering = column === null ? undefined : row?.renderings[column];
  return { index, trackId: column, row, rendering };
}
