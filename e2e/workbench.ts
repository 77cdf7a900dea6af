import fs from "node:fs";
import path from "node:path";
import { type APIRequestContext, expect, type Locator, type Page } from "@playwright/test";
import { make } from "./people";

/** An interview as a newspaper prints it: a caption, labels, two paragraphs that a column cut, a jump line. */
export const INTERVIEW = fs.readFileSync(path.join(import.meta.dirname, "fixtures/interview.md"), "utf8");

export type Made = {
  readonly projectId: string;
  readonly documentId: string;
  readonly tracks: readonly string[];
  /** The address of its workbench. */
  readonly path: string;
};

type MakeDocument = {
  readonly project: string;
  readonly content?: string;
  readonly tracks?: readonly string[];
};

/** A project of its own with a document whose proposals are all accepted, and tracks of these names. */
export async function makeDocument(
  api: APIRequestContext,
  { project, content = INTERVIEW, tracks = ["Draft A"] }: MakeDocument,
): Promise<Made> {
  const { id: projectId } = await make(api, "/projects", { name: project });
  const { id: documentId } = await make(api, `/projects/${projectId}/documents`, {
    content,
    format: "markdown",
  });
  await make(api, `/documents/${documentId}/proposals/accept-all`);
  const ids: string[] = [];
  for (const name of tracks) ids.push((await make(api, `/documents/${documentId}/tracks`, { name })).id);
  return { projectId, documentId, tracks: ids, path: `/projects/${projectId}/documents/${documentId}` };
}

export type StoredRendering = {
  readonly id: string;
  readonly paragraphId: string;
  readonly text: string;
  readonly state: string;
};

/** A track's renderings as the server has them, in order. */
export async function readTrack(api: APIRequestContext, trackId: string): Promise<StoredRendering[]> {
  const response = await api.get(`/api/v1/tracks/${trackId}/renderings?limit=200`);
  expect(response.ok()).toBe(true);
  return ((await response.json()) as { items: StoredRendering[] }).items;
}

/** Waits until the server has this text for the paragraph of this number, counted from 1. */
export async function expectStored(
  api: APIRequestContext,
  trackId: string,
  number: number,
  text: string,
): Promise<void> {
  const stored = async () => (await readTrack(api, trackId))[number - 1]?.text;
  await expect.poll(stored, { intervals: [100] }).toBe(text);
}

/** The row of a paragraph, by the number that people see. */
export function row(page: Page, number: number): Locator {
  const header = page.getByRole("rowheader", { name: new RegExp(`^${number}(?!\\d)`) });
  return page.getByRole("row").filter({ has: header });
}

/** A cell of a row: column 0 is the source, then the tracks. */
export function cell(page: Page, number: number, column = 1): Locator {
  return row(page, number).getByRole("gridcell").nth(column);
}

/** The live editor of a paragraph. */
export function editor(page: Page, number: number, track = "Draft A"): Locator {
  return page.getByRole("textbox", { name: `${track}, paragraph ${number}`, exact: true });
}

/** What the indicator says. */
export function saveState(page: Page): Locator {
  return page.getByRole("banner").getByText(/^(Connecting|Saved|Saving|Not saved|Offline|Server|Read only)/);
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveText("Saved");
}

/** Opens the editor of a paragraph by a click, and waits until it takes keys. */
export async function edit(page: Page, number: number, column = 1, track = "Draft A"): Promise<Locator> {
  await cell(page, number, column).click();
  const live = editor(page, number, track);
  await expect(live).toBeFocused();
  return live;
}

/** Selects words of a text that stands still, as a mouse does. */
export async function selectWords(target: Locator, words: string): Promise<void> {
  const box = await target.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    }
    throw new Error(`“${wanted}” is not there.`);
  }, words);
  const { mouse } = target.page();
  await mouse.move(box.left + 0.5, box.y);
  await mouse.down();
  await mouse.move(box.right - 0.5, box.y, { steps: 4 });
  await mouse.up();
}
