import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { access, type Permission } from "#lib/auth/access.ts";
import sv from "#messages/sv.json" with { type: "json" };
import { mailgate } from "./mailgate.ts";
import { expectAccessible, personAs, type RoleName, signInAs } from "./people.ts";
import { addRisk, lowerRisk, planTest, writeSection } from "./projectMaterial.ts";
import { addPerson, judgeCandidate, open, searchMarket, startProject } from "./projectSteps.ts";

/** Pages that are there without any case, each with its gate. */
const pages: Record<string, Permission> = {
  "/": "home.view",
  "/account": "account.edit",
  "/inbox": "inbox.view",
  "/inbox/new": "inbox.handle",
  "/cases": "cases.view",
  "/mails": "mails.view",
  "/directory": "directory.view",
  "/directory/mailboxes": "directory.view",
  "/directory/external": "directory.view",
  "/directory/exchange": "directory.view",
  "/directory/units/new": "directory.edit",
  "/directory/mailboxes/new": "directory.edit",
  "/directory/export/units": "directory.view",
  "/settings": "settings.view",
  "/settings/deadlines": "settings.view",
  "/settings/history": "settings.view",
  "/settings/users": "users.edit",
  "/settings/users/new": "users.edit",
  "/settings/matrices": "settings.view",
  "/settings/projects": "settings.view",
  "/settings/watch": "settings.view",
  "/settings/watch/new": "settings.edit",
  "/projects": "projects.view",
  "/projects/new": "projects.create",
  "/projects/disposal": "projects.dispose",
};

const central: RoleName[] = ["coordinator", "procurement", "logistics", "technician"];
const readers: RoleName[] = [...central, "chief_physician", "manager"];

/** Pages of a case that nobody outside the central functions has a part in. */
const casePages: Record<string, RoleName[]> = {
  "": readers,
  "/checklist": readers,
  "/handling": readers,
  "/dispatch": readers,
  "/history": readers,
  "/record": readers,
  "/checklist/pdf": readers,
  "/checklist/word": readers,
  "/notice": readers,
  "/handling/dismiss": ["coordinator", "procurement"],
  "/handling/hand-over": ["coordinator", "procurement"],
  "/handling/close": ["coordinator"],
  "/handling/actions/new": ["coordinator"],
  "/dispatch/new": ["coordinator"],
};

const inProject: RoleName[] = ["product_owner", "project_member"];
const projectReaders: RoleName[] = [...inProject, "regulatory_advisor", "manager", "coordinator"];

/** Pages of a project, below its address. */
const projectPages: Record<string, RoleName[]> = {
  "": projectReaders,
  "/decisions": projectReaders,
  "/decisions/time-plan": projectReaders,
  "/market": projectReaders,
  "/documents": projectReaders,
  "/documents/need": projectReaders,
  "/documents/e": projectReaders,
  "/requirements": projectReaders,
  "/risks": projectReaders,
  "/tests": projectReaders,
  "/tests/clinical": projectReaders,
  "/product": projectReaders,
  "/product/marking": projectReaders,
  "/product/units": projectReaders,
  "/deviations": projectReaders,
  "/conclude": projectReaders,
  "/use": projectReaders,
  "/history": projectReaders,
  "/requirements/import": inProject,
  "/risks/new": inProject,
  "/risks/import": inProject,
  "/tests/new": inProject,
  "/edit": ["product_owner"],
  "/owner": ["product_owner"],
  "/risks/matrix": ["product_owner"],
  "/decisions/stop": ["product_owner"],
  "/decisions/back": ["product_owner"],
};

/** What a project gives out as files. */
const projectFiles: Record<string, RoleName[]> = {
  "/export": projectReaders,
  "/requirements/excel": projectReaders,
  "/risks/excel": projectReaders,
  "/documents/need/word": projectReaders,
};

const roles = Object.keys(sv.roles) as RoleName[];
const letter = readFileSync("tests/fixtures/mail/notice-letter.txt", "utf8");

let address = "";
let project = "";
/** Pages of single things in the project. */
let parts: string[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  const raw = `From: fsn@pumpteknik.example\r\nSubject: FSN Infusor\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${letter.replaceAll("PTN-2026-04", `PAGES-${Date.now()}`)}`;
  address = `/cases/${(await mailgate(raw)).caseNumber}`;
  const owner = await personAs(browser, "product_owner");
  const number = await startProject(
    owner,
    "Kudde för ett långt och ovanligt sammansatt patientunderstödsbehov",
  );
  project = `/projects/${number}`;
  const path = () => new URL(owner.url()).pathname;
  await addPerson(owner, number, "project_member@demo.vigilans.example", "project_member");
  await searchMarket(owner, number);
  await judgeCandidate(owner, number, "Kudde 3", "not_equivalent");
  await open(owner, number, "/documents/need");
  await writeSection(owner, "need", "Kudden ska hålla patienten i sidläge.");
  await addRisk(owner, number, { hazard: "Kudden glider", severity: 4, probability: 3 });
  await lowerRisk(owner, { severity: 4, probability: 1 });
  parts = [path()];
  const glide = { kind: "verification", title: "Glidning", performer: { name: "Ida Sömmerska" } } as const;
  await planTest(owner, number, glide);
  parts.push(path());
  await owner.context().close();
});

for (const role of roles) {
  test(`${role} reaches exactly the pages of the role`, async ({ page }) => {
    await signInAs(page, role);
    const reached: string[] = [];
    const due: string[] = [];
    for (const [path, permission] of Object.entries(pages)) {
      if ((access[permission] as readonly string[]).includes(role)) due.push(path);
      if ((await page.request.get(path)).ok()) reached.push(path);
    }
    for (const [path, allowed] of Object.entries(casePages)) {
      if (allowed.includes(role)) due.push(`case${path}`);
      if ((await page.request.get(`${address}${path}`)).ok()) reached.push(`case${path}`);
    }
    for (const [path, allowed] of Object.entries({ ...projectPages, ...projectFiles })) {
      if (allowed.includes(role)) due.push(`project${path}`);
      if ((await page.request.get(`${project}${path}`)).ok()) reached.push(`project${path}`);
    }
    expect(reached.sort()).toEqual(due.sort());
  });
}

/** Nothing is cut off or scrolls sideways as a whole. */
async function expectFits(page: Page) {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect(wide, `${page.url()} is wider than the screen`).toBe(false);
}

for (const [name, size] of [
  ["a desk", { width: 1440, height: 900 }],
  ["a phone", { width: 390, height: 844 }],
] as const) {
  test(`the pages are accessible and fit ${name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize(size);
    await signInAs(page, "coordinator");
    const documents = ["/record", "/checklist/pdf", "/checklist/word"];
    const caseOnes = Object.keys(casePages).filter((path) => !documents.includes(path));
    const seen = [
      "/",
      "/account",
      "/inbox",
      "/inbox/new",
      "/cases",
      "/mails",
      "/directory",
      "/directory/mailboxes",
    ];
    for (const path of [...seen, ...caseOnes.map((rest) => address + rest)]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectFits(page);
      await expectAccessible(page);
    }
    await page.context().clearCookies();
    await signInAs(page, "admin");
    for (const path of [
      "/settings",
      "/settings/deadlines",
      "/settings/history",
      "/settings/users",
      "/settings/users/new",
      "/settings/matrices",
      "/settings/projects",
      "/settings/watch",
      "/settings/watch/new?preset=openFda",
      "/directory/exchange",
    ]) {
      await page.goto(path);
      await expectFits(page);
      await expectAccessible(page);
    }
  });

  test(`the pages of a project are accessible and fit ${name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize(size);
    await signInAs(page, "product_owner");
    const own = Object.keys(projectPages).map((rest) => project + rest);
    const others = ["/projects", "/projects/new", "/projects/disposal", "/declarations"];
    for (const path of ["/", ...others, ...own, ...parts]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectFits(page);
      await expectAccessible(page);
    }
  });
}

test("the part that is open is in sight among the tabs of a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs(page, "product_owner");
  const tabs = page.getByRole("navigation", { name: sv.projects.tabs.label });
  for (const part of ["history", "tests", "decisions"] as const) {
    await page.goto(`${project}/${part}`);
    const name = sv.projects.tabs[part];
    await expect(tabs.getByRole("link", { name, exact: true })).toBeInViewport({ ratio: 0.99 });
  }
});

test("what is wrong in a form is listed in the order of its fields", async ({ page }) => {
  await signInAs(page, "procurement");
  await page.goto("/inbox/new");
  await page.getByRole("button", { name: sv.inbox.new.submit }).click();
  const listed = page.locator(".aksel-error-summary a");
  await expect(listed).toHaveText([
    `${sv.inbox.new.sender}: ${sv.errors.required}`,
    `${sv.notice.fields.title}: ${sv.errors.required}`,
  ]);
});

test("an address that leads nowhere keeps the menu", async ({ page }) => {
  await signInAs(page, "procurement");
  for (const path of ["/nothing/here", "/cases/SM-1999-0001"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: sv.app.pageNotFound })).toBeVisible();
    await expect(page.getByRole("navigation", { name: sv.nav.label })).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(sv.app.pageNotFound));
  }
});

test("several waiting messages are dismissed together", async ({ page }) => {
  const subjects = ["a", "b"].map((letter) => `Reklam ${letter} ${Date.now()}`);
  for (const subject of subjects)
    await mailgate(`From: news@example.org\r\nSubject: ${subject}\r\n\r\nErbjudande ${subject}\r\n`);
  await signInAs(page, "procurement");
  await page.goto("/inbox");
  for (const subject of subjects)
    await page.getByRole("checkbox", { name: sv.inbox.pick.one.replace("{subject}", subject) }).check();
  await page.getByLabel(sv.inbox.pick.reason).fill("Reklam");
  await page.getByRole("button", { name: sv.inbox.pick.dismiss }).click();
  for (const subject of subjects) await expect(page.getByRole("link", { name: subject })).toHaveCount(0);
  await page.goto("/inbox?fate=dismissed");
  for (const subject of subjects) await expect(page.getByRole("link", { name: subject })).toBeVisible();
});
