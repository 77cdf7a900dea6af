import { expect } from "@playwright/test";
import { baseUrl, OWNER, setUpUrl } from "./people";
import { test } from "./watched";

test("the set-up link makes the owner, once", async ({ page }) => {
  await page.goto(setUpUrl());
  await page.getByLabel("Name").fill(OWNER.name);
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByText("The password needs at least 8 characters.")).toBeVisible();
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();

  await page.goto(setUpUrl());
  await expect(page.getByRole("heading", { name: "This set-up link is not valid any more" })).toBeVisible();
});

test("a visitor is asked to sign in, and comes back to where they wanted", async ({ page }) => {
  await page.goto(`${baseUrl()}/account`);
  await expect(page).toHaveURL(/\/signin\?next=%2Faccount/);
  await page.getByLabel("E-mail").fill(OWNER.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("This e-mail address and password do not belong together.")).toBeVisible();
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
});
