type LiveEditorModule = typeof import("./live-editor");

let loaded: LiveEditorModule | null = null;

/** The editor's code, once it has been loaded; null until then. */
export function loadedLiveEditor(): LiveEditorModule | null {
  return loaded;
}

/** Loads the editor's code: on idle after the page is there, at the latest when somebody begins to edit. */
export async function loadLiveEditor(): Promise<LiveEditorModule> {
  loaded ??= await import("./live-editor");
  return loaded;
}
