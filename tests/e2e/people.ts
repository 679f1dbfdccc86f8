import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page } from "@playwright/test";
import sv from "#messages/sv.json" with { type: "json" };

export type RoleName = keyof typeof sv.roles;

/** Signs in as the demonstration account of a role, with one press, as a person does. */
export async function signInAs(page: Page, role: RoleName): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: new RegExp(`^${sv.roles[role].replace(/[/()]/g, ".")}`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: sv.nav.home })).toBeVisible();
}

/** A window of its own in which the role is signed in: several people at once. */
export async function personAs(browser: Browser, role: RoleName): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, role);
  return page;
}

/** No fault against WCAG 2.2 A and AA that axe can find on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(told, page.url()).toEqual([]);
}
