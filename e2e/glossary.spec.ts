import { type APIRequestContext, expect, type Page } from "@playwright/test";
import excel from "exceljs";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";

type Concept = {
  readonly id: string;
  readonly revision: number;
  readonly terms: readonly { readonly id: string; readonly text: string; readonly status: string }[];
};

/** A project with a glossary in which its reviewers and its owner decide. */
async function build(name: string) {
  const api = await apiOf(OWNER);
  const { id: projectId } = await make(api, "/projects", { name });
  const { id: glossaryId } = await make(api, "/glossaries", { name: `${name} terms`, projectId });
  return { api, projectId, glossaryId };
}

const concept = (api: APIRequestContext, glossaryId: string, zh: string, en: string, more: object = {}) =>
  make<Concept>(api, `/glossaries/${glossaryId}/concepts`, {
    terms: [
      { language: "zh-CN", text: zh, status: "preferred" },
      { language: "en", text: en, status: "preferred" },
    ],
    ...more,
  });

const undo = (page: Page) => page.getByRole("button", { name: "Undo" }).last().click();

test("two people vote, one against; the quorum decides, and the record keeps dissent and reasons", async ({
  browser,
}) => {
  const { api, projectId, glossaryId } = await build("Voted");
  const { id } = await concept(api, glossaryId, "开放合作", "open cooperation");
  const rule = { quorum: 2, proposerMayVote: false };
  expect((await api.patch(`/api/v1/glossaries/${glossaryId}`, { data: { rule } })).ok()).toBe(true);
  const translator = await invite(api, projectId, "translator");
  const reviewers = [await invite(api, projectId, "reviewer"), await invite(api, projectId, "reviewer")];
  const wording = { language: "en", text: "open-door cooperation", status: "preferred" };
  const proposal = await make(await apiOf(translator), `/glossaries/${glossaryId}/proposals`, {
    ...{ conceptId: id, reason: "the printed version has it" },
    steps: [{ op: "add-term", id: crypto.randomUUID(), term: wording }],
  });
  const pages: Page[] = [];
  for (const person of [...reviewers, OWNER]) {
    const page = await (await browserOf(browser, person)).newPage();
    await page.goto(`/proposals/${proposal.id}`);
    pages.push(page);
  }
  const [first, second, owner] = pages as [Page, Page, Page];

  await first.getByLabel("Reason").fill("nobody says it like this");
  await first.getByRole("button", { name: "Vote against" }).click();
  await expect(first.getByText("Your vote is kept.")).toBeVisible();

  await second.getByLabel("Reason").fill("three agencies write it");
  await second.getByRole("button", { name: "Accept" }).click();
  await expect(second.getByText(/too few agree so far/)).toBeVisible();
  await expect(second.getByLabel("Reason")).toHaveValue("three agencies write it");
  await second.getByRole("button", { name: "Vote for" }).click();
  await expect(second.getByText("1 of 2 agree")).toBeVisible();

  await owner.reload();
  await owner.getByLabel("Reason").fill("settled");
  await owner.getByRole("button", { name: "Accept" }).click();
  await expect(owner.getByText(`accepted by ${OWNER.name}`)).toBeVisible();

  // What stays is what prints: votes with their reasons, and no buttons.
  await owner.emulateMedia({ media: "print" });
  const votes = owner.getByRole("listitem");
  await expect(votes.filter({ hasText: "nobody says it like this" })).toContainText("disagrees");
  await expect(votes.filter({ hasText: "three agencies write it" })).toContainText(/\bagrees/);
  await expect(owner.getByText("the printed version has it")).toBeVisible();
  await expect(owner.getByText("settled")).toBeVisible();
  await expect(owner.getByRole("button", { name: "Print" })).toBeHidden();
});

test("terms come in from a file: a sheet is chosen, a column mapped, a look taken, and one undo takes all back", async ({
  browser,
}) => {
  const { glossaryId } = await build("Imported");
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
  const { api, glossaryId } = await build("Canceled");
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/glossaries/${glossaryId}`);
  const lines = Array.from({ length: 6000 }, (_, at) => `第${at}号术语,term number ${at}`);
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog", { name: "Import terms" });
  const buffer = Buffer.from(["zh,en", ...lines].join("\n"));
  await dialog.getByLabel("File").setInputFiles({ name: "terms.csv", mimeType: "text/csv", buffer });
  await dialog.getByRole("button", { name: "Import" }).click({ timeout: 40_000 });
  await expect(dialog.getByText("Taking in 6,000 concepts…")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog.getByText(/^Canceled\./)).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();

  // Changes to a glossary wait for each other: after this one, what became of the import is settled.
  await concept(api, glossaryId, "新通道", "new corridor");
  const answer = await api.get(`/api/v1/glossaries/${glossaryId}/concepts`);
  expect(await answer.json()).toMatchObject({ total: 1 });
  await page.getByRole("button", { name: "Glossary menu" }).click();
  await page.getByRole("menuitem", { name: "Past imports" }).click();
  await expect(page.getByText("Nothing was imported or changed in bulk yet.")).toBeVisible();
});

test("a table is narrowed, three rows are chosen by key and changed, and one undo takes it back", async ({
  browser,
}) => {
  const { api, glossaryId } = await build("Changed");
  for (const [zh, en] of [
    ["贸易通道", "trade corridor"],
    ["贸易协定", "trade agreement"],
    ["贸易伙伴", "trading partner"],
    ["气候变化", "climate change"],
  ])
    await concept(api, glossaryId, zh ?? "", en ?? "");
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
  const { api, glossaryId } = await build("Compared");
  const broad = await concept(api, glossaryId, "通道", "corridor");
  const narrow = await concept(api, glossaryId, "新通道", "new corridor", { definition: "a route by land" });
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(`/concepts/${narrow.id}`);

  await page.getByRole("button", { name: "Change “new corridor”" }).click();
  await page.getByRole("dialog").getByLabel("Term", { exact: true }).fill("New Corridor");
  await page.getByRole("dialog").getByLabel("Reason").fill("it is a name");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("New Corridor").first()).toBeVisible();

  await page.getByRole("button", { name: "Compare revisions" }).click();
  await expect(page).toHaveURL(/\?from=1&to=2$/);
  const comparison = page.getByRole("region", { name: "Comparison" });
  await expect(comparison.getByRole("insertion")).toContainText("New");
  await expect(comparison.getByRole("deletion")).toContainText("new");
  await comparison.getByLabel("To revision").selectOption({ index: 1 });
  await expect(page).toHaveURL(/\?from=1&to=1$/);
  await expect(comparison.getByText("No difference in words.")).toBeVisible();

  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("button", { name: "Change “new corridor”" })).toBeVisible();

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
});

test("an edit that comes too late shows what others did, field by field, and loses nothing", async ({
  browser,
}) => {
  const { api, glossaryId } = await build("Late");
  const made = await concept(api, glossaryId, "新通道", "new corridor", {
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
  const { api, glossaryId } = await build("Kept");
  const { id: otherId } = await make(api, "/projects", { name: "Kept elsewhere" });
  await concept(api, glossaryId, "新通道", "new corridor", { fullThenShort: true, domain: "trade" });
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
  await dialog.getByRole("button", { name: "Close" }).click();

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
