import { expect } from "@playwright/test";
import { apiOf, baseUrl, browserOf, invite, make, OWNER } from "./people";
import { test } from "./watched";

test("an owner invites by link; the guest makes an account and is in", async ({ browser }) => {
  const api = await apiOf(OWNER);
  const { id } = await make(api, "/projects", { name: "Invitations" });
  const owner = await (await browserOf(browser, OWNER)).newPage();
  await owner.goto(`/projects/${id}/members`);
  await owner.getByRole("button", { name: "Invite somebody" }).click();
  await owner.getByLabel("Role", { exact: true }).selectOption("reviewer");
  await owner.getByRole("button", { name: "Make the link" }).click();
  const link = await owner.getByLabel("Invitation link").inputValue();

  const guest = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await guest.goto(link);
  await expect(guest.getByText("Invitations：您将以“审校”身份加入。")).toBeVisible();
  await guest.getByLabel("姓名").fill("Guest");
  await guest.getByLabel("电子邮箱").fill(`guest-${Date.now()}@example.org`);
  await guest.getByLabel("密码").fill("山水之间自有清音");
  await guest.getByRole("button", { name: "创建账号并加入" }).click();
  await expect(guest.getByRole("heading", { name: "Invitations" })).toBeVisible();

  await owner.goto(`/projects/${id}/members`);
  await expect(owner.getByRole("row", { name: /Guest/ })).toBeVisible();
});

test("the interface changes its language in place", async ({ browser }) => {
  const page = await (await browserOf(browser, OWNER)).newPage();
  await page.goto("/account");
  await page.getByLabel("Name").fill("Half typed");
  await page.getByRole("button", { name: "Interface language" }).click();
  await page.getByRole("menuitemradio", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { name: "我的账号" })).toBeVisible();
  await expect(page.getByLabel("姓名")).toHaveValue("Half typed");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test("signing out everywhere ends the other browser too", async ({ browser }) => {
  const api = await apiOf(OWNER);
  const { id } = await make(api, "/projects", { name: "Sessions" });
  const person = await invite(api, id, "viewer");
  const [here, there] = await Promise.all([browserOf(browser, person), browserOf(browser, person)]);
  const page = await here.newPage();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/signin/);
  expect((await there.request.get("/api/v1/me")).status()).toBe(401);
});

test("a stranger finds nothing, not even that there is something", async ({ browser }) => {
  const api = await apiOf(OWNER);
  const [{ id: theirs }, { id: shared }] = [
    await make(api, "/projects", { name: "Private" }),
    await make(api, "/projects", { name: "Shared" }),
  ];
  const person = await invite(api, shared, "viewer");
  const page = await (await browserOf(browser, person)).newPage();
  const response = await page.goto(`/projects/${theirs}`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});

test("OpenID Connect lets in whom the provider vouches for and who has an account, and nobody else", async ({
  browser,
}) => {
  const api = await apiOf(OWNER);
  const { id } = await make(api, "/projects", { name: "Provider" });
  const person = await invite(api, id, "translator");
  const signIn = async (email: string) => {
    const page = await (await browser.newContext({ baseURL: baseUrl() })).newPage();
    await page.goto(`/signin?next=/projects/${id}`);
    await page.getByRole("button", { name: "Sign in with Test Provider" }).click();
    await page.getByLabel("Address").fill(email);
    await page.getByRole("button", { name: "Allow" }).click();
    return page;
  };
  await expect((await signIn(person.email)).getByRole("heading", { name: "Provider" })).toBeVisible();
  const refused = await signIn("nobody@example.org");
  await expect(refused.getByText("That account is not known here.")).toBeVisible();
  const unverified = await signIn(`unverified-${person.email}`);
  await expect(unverified.getByText("That account is not known here.")).toBeVisible();

  const link = await make<{ url: string }>(api, `/projects/${id}/invitations`, { role: "translator" });
  const invited = await (await browser.newContext({ baseURL: baseUrl() })).newPage();
  await invited.goto(link.url);
  await invited.getByRole("button", { name: "Join with Test Provider" }).click();
  await invited.getByLabel("Address").fill("joins-by-provider@example.org");
  await invited.getByRole("button", { name: "Allow" }).click();
  await expect(invited.getByRole("heading", { name: "Provider" })).toBeVisible();
});
