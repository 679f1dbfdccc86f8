import { expect, type Locator, type Page } from "@playwright/test";
import sv from "#messages/sv.json" with { type: "json" };
import type { ProjectPhase } from "#prisma/generated/enums.ts";

const words = sv.projects;

type Scope = Page | Locator;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A field by its label, which may go on with whether and when it must be filled in. */
export function field(scope: Scope, label: string): Locator {
  const name = new RegExp(`^${escaped(label)}( \\((${sv.form.optional}|${sv.form.later})\\))?$`);
  return scope.getByLabel(name).filter({ visible: true });
}

/** Types into fields by their labels. */
export async function fill(scope: Scope, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(scope, label).fill(value);
}

/** Chooses a radio button; its label may go on with a description. */
export async function choose(scope: Scope, label: string): Promise<void> {
  await scope
    .getByRole("radio", { name: new RegExp(`^${escaped(label)}`) })
    .first()
    .check();
}

/** Opens what is folded. */
export async function unfold(scope: Scope, header: string): Promise<void> {
  await scope.locator("summary", { hasText: header }).first().click();
}

/** Presses a button and waits until the page says what came of it. */
export async function press(scope: Scope, button: string, seen: Locator): Promise<void> {
  await scope.getByRole("button", { name: button, exact: true }).click();
  await expect(seen.filter({ visible: true }).first()).toBeVisible();
}

/** What is written in a project is read and written on the pages below its address. */
export async function open(page: Page, number: string, part = ""): Promise<void> {
  await page.goto(`/projects/${number}${part}`);
}

/** The process map says that the project stands here. */
export async function expectPhase(page: Page, phase: ProjectPhase): Promise<void> {
  const step = page.getByRole("listitem").filter({ hasText: sv.phases[phase] });
  await expect(step.and(page.locator("[aria-current=step]"))).toBeVisible();
}

/** Answers what the routine wants to know first, and says which number the project got. */
export async function startProject(page: Page, title: string): Promise<string> {
  await page.goto("/projects/new");
  await choose(page, words.origins.make_or_modify);
  await choose(page, words.regulations.mdr);
  await fill(page, { [words.fields.title]: title, [words.fields.ownerFunction]: "Medicinteknisk ingenjör" });
  await page.getByRole("combobox", { name: words.fields.units }).fill("Intensiv");
  await page
    .getByRole("option", { name: /Intensiv/ })
    .first()
    .click();
  await page.getByRole("button", { name: words.start, exact: true }).click();
  await page.waitForURL(/\/projects\/EG-\d{4}-\d+$/);
  return page.url().split("/").pop() ?? "";
}

/** Adds somebody to the project group by e-mail. */
export async function addPerson(
  page: Page,
  number: string,
  email: string,
  role: "project_member" | "regulatory_advisor",
): Promise<void> {
  await open(page, number);
  await unfold(page, words.people.add);
  await fill(page, { [words.people.email]: email });
  await choose(page, sv.roles[role]);
  const listed = page.getByRole("listitem").filter({ hasText: `– ${sv.roles[role]}` });
  await press(page, words.people.add, listed);
}

/** Notes where the market was searched, and what was found. */
export async function searchMarket(page: Page, number: string): Promise<void> {
  await open(page, number, "/market");
  await unfold(page, words.market.addSearch);
  await fill(page, {
    [words.market.fields.term]: "infusion dose calculator",
    [words.market.fields.result]: "Fyra träffar, en togs vidare.",
  });
  await press(page, words.market.addSearch, page.getByRole("rowheader", { name: "EUDAMED" }));
}

/** Adds a device that is on the market, compares it with the need and judges it. */
export async function judgeCandidate(
  page: Page,
  number: string,
  name: string,
  judgement: "equivalent" | "not_equivalent",
): Promise<void> {
  await open(page, number, "/market");
  await unfold(page, words.market.addCandidate);
  const { fields } = words.market;
  await fill(page, { [fields.name]: name, [fields.manufacturer]: "Doskalkyl Norden AB" });
  await page.getByRole("button", { name: words.market.addCandidate, exact: true }).click();
  await page.waitForURL(/\/market\/candidates\//);
  await fill(page, {
    [fields.technical]: "Räknar på samma sätt.",
    [fields.biological]: "Ingen kontakt med kroppen.",
    [fields.clinical]: "Avsedd för vuxna inom intensivvård.",
    [fields.reason]: "Barn under tio kilo och deras doser jämförda med behovet.",
  });
  await choose(page, words.market.judgements[judgement]);
  const judged = page.getByRole("listitem").filter({ hasText: name });
  await press(page, sv.form.save, judged.getByText(words.equivalence[judgement], { exact: true }));
}

/** Asks any adviser, who answers in a window of their own. */
export async function askAdvice(asks: Page, adviser: Page, number: string): Promise<void> {
  await open(asks, number, "/decisions");
  await unfold(asks, words.advice.ask);
  const question = "Är programmet en medicinteknisk produkt?";
  await fill(asks, { [words.advice.question]: question });
  await press(asks, words.advice.ask, asks.getByText(question));
  await open(adviser, number, "/decisions");
  await fill(adviser, { [words.advice.statement]: "Ja: MDR artikel 2(1) och MDCG 2019-11." });
  await press(adviser, words.advice.give, adviser.getByText(words.advice.states.answered, { exact: true }));
}

/** The product owner takes the decision of the present gate, with cost, benefit and risk weighed in writing. */
export async function passGate(
  page: Page,
  number: string,
  verb: "approveNeed" | "approvePlan" | "finishExecution",
  next: ProjectPhase,
): Promise<void> {
  await open(page, number, "/decisions");
  const { fields } = words.decisions;
  await fill(page, {
    [fields.cost]: "200 timmar, ryms i budgeten.",
    [fields.benefit]: "Rätt dos till de minsta barnen.",
    [fields.risk]: "Fel i beräkningen; utan verktyget räknas det för hand.",
  });
  if (verb === "approvePlan")
    await fill(page, { [fields.statement]: "Lösningen motsvarar behovet och är finansierad." });
  await page.getByRole("button", { name: words.verbs[verb], exact: true }).click();
  await expectPhase(page, next);
}

/** The gate says what is missing, and offers no form. */
export async function expectMissing(page: Page, address: string, text: string | RegExp): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("link", { name: text }).first()).toBeVisible();
}

/** Confirms everything that section 4 of the routine wants confirmed before the signature. */
export async function confirmConclusion(page: Page, number: string): Promise<void> {
  await open(page, number, "/conclude");
  const { conclude } = words;
  await choose(page, conclude.riskClasses.IIa);
  await fill(page, {
    [conclude.purposeSuitable]: "Beräkningen följer klinikens läkemedelsrutin.",
    [conclude.benefitOutweighs]: "Färre räknefel; det som kvarstår fångas av dubbelkontroll.",
    [conclude.managementInPlace]: "MTH förvaltar, två namngivna personer.",
    [conclude.commissioningPlan]: "Utbildning vecka 49, en dag per avdelning.",
  });
  await press(page, conclude.save, page.getByText(sv.notices.saved, { exact: true }));
}

/**
 * Reads the declaration and signs it: refused once because what it says has changed, and once at the field because the
 * signature is wrong.
 */
export async function signDeclaration(page: Page, number: string, registration: string): Promise<void> {
  await open(page, number, "/conclude");
  const { conclude } = words;
  await fill(page, { [conclude.registration]: registration });
  await page.getByRole("button", { name: conclude.read }).click();
  await expect(page.getByTitle(conclude.frame)).toBeVisible();
  await changeFunction(page, number);
  const read = await page.getByTitle(conclude.frame).getAttribute("src");
  await fill(page, { [conclude.demoPassword]: "product_owner@demo.vigilans.example" });
  await press(page, conclude.sign, page.getByText(sv.conflict.declaration.signer));
  // What would be signed now is what is shown now.
  await expect(page.getByTitle(conclude.frame)).not.toHaveAttribute("src", read ?? "");
  await fill(page, { [conclude.demoPassword]: "nagon.annan@demo.vigilans.example" });
  await press(page, conclude.sign, page.getByText(sv.errors.wrongAddress));
  await fill(page, { [conclude.demoPassword]: "product_owner@demo.vigilans.example" });
  await page.getByRole("button", { name: conclude.sign, exact: true }).click();
  await page.waitForURL(/\/conclude#declarations$/);
  await expectPhase(page, "in_use");
}

/** In a window beside it, the product owner's function changes. */
async function changeFunction(page: Page, number: string): Promise<void> {
  const beside = await page.context().newPage();
  await open(beside, number, "/edit");
  await fill(beside, { [words.fields.ownerFunction]: "Sjukhusfysiker" });
  await beside.getByRole("button", { name: words.save, exact: true }).click();
  await expect(beside.getByText(sv.notices.saved, { exact: true })).toBeVisible();
  await beside.close();
}

/** The member writes what was done about the only deviation, the product owner checks it, and it is closed. */
export async function closeDeviation(member: Page, owner: Page, number: string): Promise<void> {
  const { deviations } = words;
  await open(member, number, "/deviations");
  await member.getByRole("link", { name: deviations.change }).click();
  await member.waitForURL(/\/deviations\/[0-9a-f-]{36}$/);
  await fill(member, { [deviations.action]: "Texten är större; prövad igen." });
  await press(member, sv.form.save, member.getByText("Texten är större; prövad igen."));
  await open(owner, number, "/deviations");
  await unfold(owner, deviations.check);
  await fill(owner, { [deviations.note]: "Åtgärden räcker." });
  const close = owner.getByRole("button", { name: deviations.close, exact: true });
  await press(owner, deviations.check, close);
  await press(owner, deviations.close, owner.getByText(deviations.closed, { exact: true }));
}

/** Notes an event with the device in use, its report to the authority and what was done, and closes it. */
export async function reportIncident(page: Page): Promise<void> {
  const { use } = words;
  const today = new Date().toISOString().slice(0, 10);
  const incidents = page.locator("#incidents");
  await unfold(incidents, use.newIncident);
  await choose(incidents, use.incidentKinds.near_miss);
  await fill(incidents, {
    [use.occurredOn]: today,
    [use.description]: "Fel läkemedel valdes i listan men upptäcktes.",
  });
  await choose(incidents, use.yes);
  await press(incidents, use.addIncident, incidents.getByText(use.notReported));
  const incident = incidents.getByRole("listitem").filter({ hasText: use.notReported });
  await unfold(incident, use.change);
  await fill(incident, {
    [use.reports.authority]: today,
    [use.correctiveAction]: "Listan är sorterad på nytt.",
  });
  const told = incidents.getByRole("listitem").filter({ hasText: "Listan är sorterad på nytt." });
  await press(incident, use.saveIncident, told);
  await press(told, use.closeIncident, incidents.getByText(use.closed, { exact: true }));
}
