import { expect, type Page } from "@playwright/test";
import { apiOf, browserOf, make, OWNER } from "./people";
import { type StartedServer, startAnother } from "./start-server";
import { test } from "./watched";
import { makeDocument, readTrack } from "./workbench";

const TEXT = "What has changed for foreign companies this year?";
let other: StartedServer;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  other = await startAnother();
});
test.afterAll(() => other?.stop());

/** A project with a text, its translation, and a discussion. */
async function build() {
  const api = await apiOf(OWNER);
  const built = await makeDocument(api, { project: "Moving house" });
  const [track = ""] = built.tracks;
  const [first] = await readTrack(api, track);
  await api.put(`/api/v1/tracks/${track}/renderings/${first?.paragraphId}`, { data: { text: TEXT } });
  await make(api, `/documents/${built.documentId}/threads`, {
    subject: { type: "paragraph", id: first?.paragraphId },
    body: "Is this the right question?",
  });
  return built;
}

/** The first person of the other server, at their dashboard. */
async function settle(page: Page): Promise<void> {
  await page.goto(other.setUpUrl);
  await page.getByLabel("Name").fill("Newcomer");
  await page.getByLabel("E-mail").fill("newcomer@example.org");
  await page.getByLabel("Password").fill("yet another good sentence");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
}

test("an owner takes the whole project home, and on another server it goes on", async ({ browser }) => {
  const built = await build();
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/projects/${built.projectId}`);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Take the whole project home" }).click();
  await expect(page.getByText("1 source file as it was uploaded")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Take it home" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Moving house.zip");
  const archive = await download.path();

  // Where it came from it is still: there is nothing to bring in.
  await page.goto("/");
  await page.getByRole("button", { name: "Bring in an archive" }).click();
  await page.getByLabel("Archive (ZIP)").setInputFiles(archive);
  await expect(page.getByText("This project is on this server already")).toBeVisible();

  const there = await (await browser.newContext({ baseURL: other.url })).newPage();
  await settle(there);
  await there.getByRole("button", { name: "Bring in an archive" }).click();
  await there.getByLabel("Archive (ZIP)").setInputFiles(archive);
  const held = there.getByRole("region", { name: "What it holds" });
  await expect(held).toContainText("Moving house");
  await expect(held).toContainText("1 person is shown by name only.");
  await there.getByRole("button", { name: "Bring it in" }).click();
  await expect(there.getByText("“Moving house” is here.")).toBeVisible();
  await there.goto(built.path);
  await expect(there.getByText(TEXT).first()).toBeVisible();
  await there.goto("/projects/archive");
  await there.getByLabel("Archive (ZIP)").setInputFiles({
    ...{ name: "notes.zip", mimeType: "application/zip", buffer: Buffer.from("no archive") },
  });
  await expect(there.getByText("This is no archive of a project.")).toBeVisible();
});
