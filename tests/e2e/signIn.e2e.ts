import { expect, test } from "@playwright/test";
import sv from "#messages/sv.json" with { type: "json" };
import { expectAccessible, signInAs } from "./people.ts";

test("nobody comes in without signing in, and is led back to where they were going", async ({ page }) => {
  await page.goto("/cases?status=open");
  await expect(page.getByRole("heading", { name: sv.signIn.title })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: new RegExp(`^${sv.roles.coordinator}`) }).click();
  await expect(page).toHaveURL(/\/cases\?status=open$/);
});

test("the way back leads nowhere else", async ({ page }) => {
  await page.goto("/sign-in?next=//example.org/");
  await page.getByRole("button", { name: new RegExp(`^${sv.roles.coordinator}`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: sv.nav.home })).toBeVisible();
});

test("an address that is not there beside a personal link asks nobody to sign in", async ({ page }) => {
  const answer = await page.goto("/answer/x/y");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: sv.app.pageNotFound })).toBeVisible();
});

test("a wrong password is told in words, and what was typed stays", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel(sv.signIn.email).fill("ingen@example.org");
  await page.getByLabel(sv.signIn.password).fill("fel");
  await page.getByRole("button", { name: sv.signIn.submit, exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: sv.signIn.wrong })).toBeVisible();
  await expect(page.getByLabel(sv.signIn.email)).toHaveValue("ingen@example.org");
});

test("signing out ends the session itself, not only the cookie", async ({ page, context }) => {
  await signInAs(page, "manager");
  const kept = await context.cookies();
  await page.getByRole("button", { name: new RegExp(sv.roles.manager) }).click();
  await page.getByRole("button", { name: sv.app.signOut }).click();
  await expect(page.getByRole("heading", { name: sv.signIn.title })).toBeVisible();
  await context.addCookies(kept);
  await page.goto("/cases");
  await expect(page.getByRole("heading", { name: sv.signIn.title })).toBeVisible();
});

test("the language changes with one press and stays", async ({ page }) => {
  await signInAs(page, "technician");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "My tasks" })).toBeVisible();
  await page.getByRole("navigation", { name: "Main menu" }).getByRole("link", { name: "Cases" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Cases" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the content is one press from the top for who uses the keyboard", async ({ page }) => {
  await signInAs(page, "coordinator");
  await page.goto("/cases");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: sv.app.skipToContent })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});
