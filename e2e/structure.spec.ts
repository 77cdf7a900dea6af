import { expect } from "@playwright/test";
import { apiOf, browserOf, OWNER } from "./people";
import { test } from "./watched";
import { cell, edit, editor, expectSaved, expectStored, makeDocument, readTrack, row } from "./workbench";

const SOURCE = "# 声明\n\n双方愿加强合作。双方将共同维护地区和平。\n\n双方重申相互尊重主权。\n";

test("a paragraph is split, joined and moved by keyboard, others see it at once, and all of it is undone", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const api = await apiOf(OWNER);
  const made = await makeDocument(api, { project: "Structure", content: SOURCE });
  const [track = ""] = made.tracks;
  const [, second] = await readTrack(api, track);
  const data = { text: "Both sides wish to cooperate. They will keep peace." };
  expect((await api.put(`/api/v1/tracks/${track}/renderings/${second?.paragraphId}`, { data })).ok()).toBe(
    true,
  );
  const page = await (await browserOf(browser, OWNER)).newPage();
  const other = await (await browserOf(browser, OWNER)).newPage();
  await page.goto(made.path);
  await other.goto(made.path);
  await edit(other, 3, 1);
  await other.keyboard.type("Both sides");

  await test.step("split at a sentence, chosen with the arrow keys", async () => {
    await cell(page, 2, 0).click();
    await page.keyboard.press("Control+Alt+b");
    const place = page.getByRole("slider", { name: "Where to split" });
    await expect(place).toBeFocused();
    await expect(place).toHaveAttribute("aria-valuetext", "Before “双方将共同维护地区和平。”");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(place).toHaveAttribute("aria-valuetext", "Before “方将共同维护地区和平。”");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Paragraph 2 is split.").first()).toBeVisible();
    await expect(cell(page, 2, 0)).toContainText("双方愿加强合作。");
    await expect(cell(page, 3, 0)).toContainText("双方将共同维护地区和平。");
    await expectStored(api, track, 3, "");
  });

  await test.step("who writes elsewhere goes on writing there", async () => {
    await expect(row(other, 4)).toBeVisible();
    await expect(editor(other, 4)).toBeFocused();
    await other.keyboard.type(" reaffirm respect.");
    await expectSaved(other);
    await expectStored(api, track, 4, "Both sides reaffirm respect.");
  });

  await test.step("moved up and down by keys, the focus going along", async () => {
    await cell(page, 4, 0).click();
    await page.keyboard.press("Alt+Shift+ArrowUp");
    await expect(cell(page, 3, 0)).toContainText("双方重申相互尊重主权。");
    await expect(page.getByText("The paragraph is number 3 now.").first()).toBeVisible();
    await page.keyboard.press("Alt+Shift+ArrowDown");
    await expect(cell(page, 4, 0)).toContainText("双方重申相互尊重主权。");
  });

  await test.step("joined with the next from the menu at the source, and undone from the message", async () => {
    await cell(page, 3, 0).click();
    await cell(page, 3, 0).getByRole("button", { name: "Paragraph actions" }).click();
    await page.getByRole("menuitem", { name: "Join with the next paragraph" }).click();
    await expect(row(page, 4)).toHaveCount(0);
    await expect(row(other, 4)).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).last().click();
    await expect(row(page, 4)).toBeVisible();
    await expectStored(api, track, 4, "Both sides reaffirm respect.");
  });

  await test.step("the list tells what was done, and takes the split back", async () => {
    await cell(page, 2, 0).click();
    await cell(page, 2, 0).getByRole("button", { name: "Paragraph actions" }).click();
    await page.getByRole("menuitem", { name: "Splits, joins and moves" }).click();
    const list = page.getByRole("dialog", { name: "Splits, joins and moves" });
    await expect(list.getByRole("listitem")).toHaveCount(4);
    await list.getByRole("listitem").last().getByRole("button", { name: "Undo" }).click();
    await expect(list.getByText("Undone, or overtaken by a later change")).toHaveCount(2);
    await page.keyboard.press("Escape");
    await expect(row(page, 4)).toHaveCount(0);
    await expect(cell(page, 2, 0)).toContainText("双方愿加强合作。双方将共同维护地区和平。");
    await expectStored(api, track, 2, data.text);
  });

  await test.step("the list goes back to the first change of all", async () => {
    const [first, , third] = (await readTrack(api, track)).map(({ paragraphId }) => paragraphId);
    for (let at = 0; at < 48; at++) {
      const data = at % 2 === 0 ? { afterId: third } : { beforeId: third };
      expect((await api.post(`/api/v1/paragraphs/${first}/move`, { data })).ok()).toBe(true);
    }
    // Every move is shown as it comes; what is clicked should stand still.
    await page.reload();
    await cell(page, 2, 0).click();
    await cell(page, 2, 0).getByRole("button", { name: "Paragraph actions" }).click();
    await page.getByRole("menuitem", { name: "Splits, joins and moves" }).click();
    const list = page.getByRole("dialog", { name: "Splits, joins and moves" });
    await expect(list.getByRole("listitem")).toHaveCount(50);
    await list.getByRole("button", { name: "Earlier ones" }).click();
    await expect(list.getByRole("listitem")).toHaveCount(52);
    await expect(list.getByRole("button", { name: "Earlier ones" })).toHaveCount(0);
  });
});
