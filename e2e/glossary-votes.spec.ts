import { expect, type Page } from "@playwright/test";
import { makeConcept, makeGlossary } from "./glossaries";
import { apiOf, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";

test("two people vote, one against; the quorum decides, and the record keeps dissent and reasons", async ({
  browser,
}) => {
  const { api, projectId, glossaryId } = await makeGlossary("Voted");
  const { id } = await makeConcept(api, glossaryId, "开放合作", "open cooperation");
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
  const voteOf = (reason: string) => votes.filter({ hasText: reason });
  await expect(voteOf("nobody says it like this").getByText("disagrees", { exact: true })).toBeVisible();
  await expect(voteOf("three agencies write it").getByText("agrees", { exact: true })).toBeVisible();
  await expect(owner.getByText("the printed version has it")).toBeVisible();
  await expect(owner.getByText("settled").last()).toBeVisible();
  await expect(owner.getByRole("button", { name: "Print" })).toBeHidden();
});

test("a wording that is voted on stays as it is, and the refusal leads to its proposal", async ({
  browser,
}) => {
  const { api, projectId, glossaryId } = await makeGlossary("Held");
  const { id } = await makeConcept(api, glossaryId, "开放合作", "open cooperation");
  const wording = { language: "en", text: "open-door cooperation", status: "preferred" };
  const translator = await invite(api, projectId, "translator");
  const proposal = await make(await apiOf(translator), `/glossaries/${glossaryId}/proposals`, {
    conceptId: id,
    steps: [{ op: "add-term", id: crypto.randomUUID(), term: wording }],
  });
  const page = await (await browserOf(browser, await invite(api, projectId, "translator"))).newPage();
  await page.goto(`/concepts/${id}`);
  await page.getByRole("button", { name: "Change “open-door cooperation”" }).click();
  await page.getByLabel("Term", { exact: true }).fill("open door");
  await page.getByRole("button", { name: "Propose", exact: true }).click();
  await expect(page.getByText(/“open-door cooperation” is being voted on/)).toBeVisible();
  await page.getByRole("button", { name: "Open the proposal" }).click();
  await expect(page).toHaveURL(new RegExp(`/proposals/${proposal.id}$`));
  await expect(page.getByRole("button", { name: /^Change/ })).toHaveCount(0);
});
