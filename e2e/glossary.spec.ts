import { expect } from "@playwright/test";
import excel from "exceljs";
import { makeConcept, makeGlossary, undo } from "./glossaries";
import { browserOf, make, OWNER } from "./people";
import { test } from "./watched";

test("terms come in from a file: a sheet is chosen, a column mapped, a look taken, and one undo takes all back", async ({
  browser,
}) => {
  const { glossaryId } = await makeGlossary("Imported");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/glossaries/${glossaryId}`);
  const book = new excel.Workbook();
  book.addWorksheet("Read me").addRow(["Our terms"]);
  const sheet = book.addWorksheet("Terms");
  sheet.addRows([
    ["zh", "Wording", "valid_from"],
    ["互利共赢", "mutual benefit", "2017"],
    ["开放合作", "open cooperation", ""],
    ["新通道", "new corridor", "soon"],
  ]);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import terms" });
  await dialog.getByLabel("File").setInputFiles({
    ...{ name: "terms.xlsx", buffer: Buffer.from(await book.xlsx.writeBuffer()) },
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
  await expect(dialog.getByRole("alert")).toBeVisible();
  await dialog.getByLabel("Sheet").selectOption("Terms");
  await dialog.getByLabel("Wording").selectOption("en");
  const figure = (name: string) => dialog.locator("dl > div").filter({ hasText: name });
  await expect(figure("New")).toHaveText("New2");
  await expect(figure("Left out")).toHaveText("Left out1");
  await expect(dialog.getByText("This is no date.")).toBeVisible();
  await expect(dialog.getByText("Nothing has been changed yet.")).toBeVisible();

  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row").filter({ hasText: "互利共赢" })).toContainText("mutual benefit");
  await undo(page);
  await expect(page.getByText("No concepts yet")).toBeVisible();
});

test("an import is canceled while it runs, and nothing of it stays", async ({ browser }) => {
  const { api, glossaryId } = await makeGlossary("Canceled");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/glossaries/${glossaryId}`);
  const lines = Array.from({ length: 6000 }, (_, at) => `第${at}号术语,term number ${at}`);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import terms" });
  const buffer = Buffer.from(["zh,en", ...lines].join("\n"));
  await dialog.getByLabel("File").setInputFiles({ name: "terms.csv", mimeType: "text/csv", buffer });
  await dialog.getByRole("button", { name: "Import" }).click({ timeout: 40_000 });
  await expect(dialog.getByText(/^Taking in: [\d,]+ of 6,000 concepts…$/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByText(/^Canceled\./)).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  // Changes to a glossary wait for each other: after this one, what became of the import is settled.
  await makeConcept(api, glossaryId, "新通道", "new corridor");
  const answer = await api.get(`/api/v1/glossaries/${glossaryId}/concepts`);
  expect(await answer.json()).toMatchObject({ total: 1 });
  await page.getByRole("button", { name: "Glossary menu" }).click();
  await page.getByRole("menuitem", { name: "Past imports" }).click();
  await expect(page.getByText("Nothing was imported or changed in bulk yet.")).toBeVisible();
});

test("a table is narrowed, three rows are chosen by key and changed, and one undo takes it back", async ({
  browser,
}) => {
  const { api, glossaryId } = await makeGlossary("Changed");
  for (const [zh, en] of [
    ["贸易通道", "trade corridor"],
    ["贸易协定", "trade agreement"],
    ["贸易伙伴", "trading partner"],
    ["气候变化", "climate change"],
  ])
    await makeConcept(api, glossaryId, zh ?? "", en ?? "");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/glossaries/${glossaryId}`);
  await page.getByRole("searchbox").fill("maoyi");
  await expect(page.getByText("3 concepts")).toBeVisible();
  await expect(page).toHaveURL(/q=maoyi/);
  const rows = page.getByRole("row").filter({ hasText: "贸易" });
  await rows.first().getByRole("checkbox").check();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("region", { name: "The chosen concepts" });
  await expect(bar.getByText("3 chosen")).toBeVisible();
  await bar.getByRole("combobox", { name: "Domain", exact: true }).fill("trade");
  await bar.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("3 concepts changed.")).toBeVisible();
  await expect(rows.filter({ has: page.getByRole("cell", { name: "trade", exact: true }) })).toHaveCount(3);
  await undo(page);
  await expect(page.getByText("3 concepts are as before.")).toBeVisible();
  await expect(rows.filter({ has: page.getByRole("cell", { name: "trade", exact: true }) })).toHaveCount(0);
});

test("a concept is changed, compared with what it was, restored, and related to another", async ({
  browser,
}) => {
  const { api, glossaryId } = await makeGlossary("Compared");
  const broad = await makeConcept(api, glossaryId, "通道", "corridor");
  const narrow = await makeConcept(api, glossaryId, "新通道", "new corridor", {
    definition: "a route by land",
  });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/concepts/${narrow.id}`);

  await page.getByRole("button", { name: "Change “new corridor”" }).click();
  await page.getByRole("dialog").getByLabel("Term", { exact: true }).fill("New Corridor");
  await page.getByRole("dialog").getByLabel("Reason").fill("it is a name");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Change “New Corridor”", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Compare revisions" }).click();
  await expect(page).toHaveURL(/\?from=1&to=2$/);
  const comparison = page.getByRole("region", { name: "Comparison" });
  await expect(comparison.getByRole("insertion")).toContainText("New");
  await expect(comparison.getByRole("deletion")).toContainText("new");
  await comparison.getByLabel("To revision").selectOption({ index: 1 });
  await expect(page).toHaveURL(/\?from=1&to=1$/);
  await expect(comparison.getByText("No difference in words.")).toBeVisible();

  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: "Change “new corridor”", exact: true })).toBeVisible();

  await page.getByRole("combobox", { name: /Find a concept/ }).fill("tongdao");
  await page.getByRole("option", { name: /corridor/ }).waitFor();
  await page.keyboard.press("Enter");
  const relations = page.getByRole("list", { name: "Relations" });
  await expect(relations.getByRole("link", { name: "通道" })).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`/concepts/${broad.id}`);
  await expect(other.getByLabel("Relation to “新通道”", { exact: true })).toHaveValue("narrower");
  await undo(page);
  await expect(relations.getByRole("link")).toHaveCount(0);

  const change = (term: string) => page.getByRole("button", { name: `Change “${term}”`, exact: true });
  const takeOut = async (term: string) => {
    await change(term).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take it out" }).click();
  };
  await takeOut("new corridor");
  await expect(page.getByText("“new corridor” is taken out.")).toBeVisible();
  await expect(change("new corridor")).toHaveCount(0);
  await undo(page);
  await expect(change("new corridor")).toBeVisible();
  // Without a Chinese term it could not be found in texts any more.
  await takeOut("新通道");
  await expect(page.getByText("A concept needs a term in the source language.")).toBeVisible();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("an edit that comes too late shows what others did, field by field, and loses nothing", async ({
  browser,
}) => {
  const { api, glossaryId } = await makeGlossary("Late");
  const made = await makeConcept(api, glossaryId, "新通道", "new corridor", {
    definition: "a route",
    note: "old",
  });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/concepts/${made.id}`);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  const form = page.getByRole("dialog", { name: "About the concept" });
  await form.getByLabel("Definition").fill("a route by land");
  await form.getByLabel("Note").fill("mine");
  const theirs = { definition: "a route by sea", domain: "trade" };
  expect((await api.patch(`/api/v1/concepts/${made.id}`, { data: theirs })).ok()).toBe(true);

  await form.getByRole("button", { name: "Save" }).click();
  const stale = page.getByRole("dialog", { name: "Somebody changed this meanwhile" });
  const row = (name: string) => stale.getByRole("row", { name });
  await expect(row("Domain")).toContainText("trade");
  await expect(row("Note")).toContainText("mine");
  await expect(row("Definition")).toContainText("a route by sea");
  await stale.getByRole("button", { name: "Back to what I typed" }).click();
  await expect(form.getByLabel("Note")).toHaveValue("mine");
  await form.getByRole("button", { name: "Save" }).click();

  await stale.getByRole("button", { name: "Keep theirs" }).click();
  await expect(stale).toBeHidden();
  await undo(page);
  await row("Definition")
    .getByRole("radio", { name: /by sea/ })
    .check();
  await stale.getByRole("button", { name: "Apply mine" }).click();
  await expect(stale).toBeHidden();
  const answer = await api.get(`/api/v1/concepts/${made.id}`);
  expect(await answer.json()).toMatchObject({ domain: "trade", definition: "a route by sea", note: "mine" });
});

test("an owner renames a glossary, sets its rule, gives a project a right, and sees what an export loses", async ({
  browser,
}) => {
  const { api, glossaryId } = await makeGlossary("Kept");
  const { id: otherId } = await make(api, "/projects", { name: "Kept elsewhere" });
  await makeConcept(api, glossaryId, "新通道", "new corridor", { fullThenShort: true, domain: "trade" });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/glossaries/${glossaryId}`);
  const openSettings = async () => {
    await page.getByRole("button", { name: "Glossary menu" }).click();
    await page.getByRole("menuitem", { name: "Settings" }).click();
  };
  const dialog = page.getByRole("dialog", { name: "Glossary settings" });
  await openSettings();
  await dialog.getByLabel("Name").fill("Kept words");
  await dialog.getByLabel("Owners only").check();
  await dialog.getByLabel("How many must agree").fill("2");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "Kept words" })).toBeVisible();

  await openSettings();
  await expect(dialog.getByLabel("How many must agree")).toHaveValue("2");
  await dialog.getByLabel("Project", { exact: true }).selectOption("Kept elsewhere");
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  const right = dialog.getByLabel("What “Kept elsewhere” may do");
  await expect(right).toHaveValue("propose");
  await right.selectOption("decide");
  await expect(page.getByText("“Kept elsewhere”: May decide")).toBeVisible();
  const links = async () => {
    const answer = await api.get(`/api/v1/glossaries/${glossaryId}/links`);
    const { items } = (await answer.json()) as { items: { projectId: string; right: string }[] };
    return items.find(({ projectId }) => projectId === otherId)?.right;
  };
  expect(await links()).toBe("decide");
  await dialog.getByRole("button", { name: "Unlink “Kept elsewhere”" }).click();
  await expect(right).toHaveCount(0);
  await undo(page);
  await expect(right).toHaveValue("decide");

  const home = async () => {
    const answer = await api.get(`/api/v1/glossaries/${glossaryId}`);
    return ((await answer.json()) as { homeProjectId: string }).homeProjectId;
  };
  const before = await home();
  await dialog.getByLabel("Move it to").selectOption("Kept elsewhere");
  await dialog.getByRole("button", { name: "Move…" }).click();
  const asking = page.getByRole("dialog", { name: "Move this glossary to “Kept elsewhere”?" });
  await expect(asking.getByText("look after it from then on")).toBeVisible();
  await asking.getByRole("button", { name: "Move", exact: true }).click();
  await expect(page.getByText("“Kept elsewhere” looks after this glossary now.")).toBeVisible();
  await expect(dialog).toBeHidden();
  expect(await home()).toBe(otherId);
  await openSettings();
  const row = dialog.getByRole("listitem").filter({ hasText: "Kept elsewhere" });
  await expect(row.getByText("It belongs to this project")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await undo(page);
  await expect.poll(home).toBe(before);

  await page.getByRole("button", { name: "Export" }).click();
  const exporting = page.getByRole("dialog", { name: "Export" });
  await exporting.getByLabel("Everything (JSON)").check();
  await expect(exporting.getByText("Everything (JSON) carries all of this glossary.")).toBeVisible();
  await exporting.getByLabel("TBX-Basic, DCA").check();
  await expect(exporting.getByText(/the full form comes first/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    exporting.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.tbx$/);
});
