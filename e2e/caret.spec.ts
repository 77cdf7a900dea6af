import { expect } from "@playwright/test";
import { apiOf, browserOf, invite, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, expectStored, makeDocument } from "./workbench";

test("who comes while somebody types sees all of it, and a caret that waits keeps its place", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { projectId, tracks, path } = await makeDocument(api, { project: "Waiting", tracks: ["Draft A"] });
  const translator = await invite(api, projectId, "translator");
  const [owner, other] = await Promise.all(
    [OWNER, translator].map(async (person) => (await browserOf(browser, person)).newPage()),
  );
  if (owner === undefined || other === undefined) throw new Error("There are two.");
  await owner.goto(path);
  await edit(owner, 1);
  await owner.keyboard.type("A year of steady growth");
  // The page may be made before the words are in the table of renderings, and connect after they were told.
  await other.goto(path);
  await expect(cell(other, 1)).toContainText("A year of steady growth");

  await edit(other, 1);
  await other.keyboard.press("Control+End");
  await owner.keyboard.press("Control+Home");
  await owner.keyboard.type("Interview: ");
  await expect(cell(other, 1)).toContainText("Interview: ");
  await other.keyboard.type(", and of opening up");
  await expectStored(api, tracks[0] ?? "", 1, "Interview: A year of steady growth, and of opening up");
});
