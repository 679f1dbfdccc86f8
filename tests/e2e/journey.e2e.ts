import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import sv from "#messages/sv.json" with { type: "json" };
import { mailgate } from "./mailgate.ts";
import { waitForMail } from "./mails.ts";
import { expectAccessible, personAs } from "./people.ts";

const letter = readFileSync("tests/fixtures/mail/notice-letter.txt", "utf8");

/** A notice of its own for each run: another reference, another message. */
function notice(reference: string): string {
  return [
    "From: Pumpteknik Norden <fsn@pumpteknik.example>",
    "To: fsn.medicaldevice@regionhalland.se",
    `Subject: FSN ${reference}: Infusor P300`,
    "Date: Mon, 16 Nov 2026 09:12:00 +0100",
    `Message-ID: <${reference}@pumpteknik.example>`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    letter.replaceAll("PTN-2026-04", reference),
  ].join("\r\n");
}

const row = (page: Page, key: string) => page.locator(`#row-${key}`);

/** Answers one search of Bilaga 1: hit or no hit, with its search word. */
async function answerSearch(page: Page, key: string, result: "hit" | "no_hit", contract?: string) {
  const form = row(page, key);
  await form.getByRole("radio", { name: sv.checklist.results[result], exact: true }).check();
  await form.getByLabel(sv.checklist.page.searchTerm, { exact: true }).fill("Infusor P300");
  if (contract) await form.getByLabel(sv.checklist.page.contractNumbers).fill(contract);
  await form.getByRole("button", { name: sv.checklist.page.sign }).click();
  await expect(form.getByText(sv.checklist.page.change)).toBeVisible();
}

async function answerReply(page: Page, key: string, responder: string) {
  const form = row(page, key);
  await form.getByRole("radio", { name: sv.form.yes, exact: true }).check();
  await form.getByLabel(sv.checklist.document.whoAnswers).selectOption({ label: responder });
  await form.getByRole("button", { name: sv.checklist.page.sign }).click();
  await expect(form.getByText(sv.checklist.page.change)).toBeVisible();
}

const status = (page: Page, name: keyof typeof sv.statuses) =>
  expect(
    page
      .getByRole("listitem")
      .filter({ hasText: sv.statuses[name] })
      .and(page.locator("[aria-current=step]")),
  ).toBeVisible();

test("a notice comes in as a mail and leaves as a closed case", async ({ browser }) => {
  test.setTimeout(240_000);
  const reference = `E2E-${Date.now()}`;
  const line = await mailgate(notice(reference));
  expect(line).toMatchObject({ fate: "case_created", notice: { manufacturer: "Pumpteknik Norden AB" } });
  const number = line.caseNumber ?? "";
  const address = `/cases/${number}`;

  const procurement = await personAs(browser, "procurement");
  await test.step("procurement reads the notice and gathers its part of the facts", async () => {
    await procurement
      .getByRole("link", { name: /Infusor P300/ })
      .first()
      .click();
    await procurement.goto(address);
    await expect(procurement.getByText(`FSCA-${reference}`).first()).toBeVisible();
    await expectAccessible(procurement);
    await procurement.getByRole("button", { name: sv.verbs.startGathering }).click();
    await status(procurement, "gathering");
    await procurement.goto(`${address}/checklist`);
    await expectAccessible(procurement);
    await answerSearch(procurement, "contract_search", "hit", "RH-2024-117");
    const behind = await procurement.context().newPage();
    await behind.goto(`${address}/checklist`);
    await answerSearch(procurement, "purchase_analysis", "no_hit");
    // What a window that has not seen this is told stays in sight.
    const late = row(behind, "purchase_analysis");
    await late.getByRole("radio", { name: sv.checklist.results.hit, exact: true }).check();
    await late.getByLabel(sv.checklist.page.searchTerm, { exact: true }).fill("Infusor");
    await late.getByRole("button", { name: sv.checklist.page.sign }).click();
    await expect(late.getByRole("alert").getByText(sv.errors.conflict)).toBeVisible();
    await behind.close();
    await answerReply(procurement, "receipt_reply", "Erik Samuelsson");
    await answerReply(procurement, "result_reply", "Maja Lindqvist");
  });

  await test.step("a guard says what is missing", async () => {
    await procurement.getByRole("button", { name: sv.verbs.submitChecklist }).first().click();
    await expect(procurement.getByRole("alert").getByText(sv.refusals.row.medusa)).toBeVisible();
  });

  const logistics = await personAs(browser, "logistics");
  await test.step("logistics finds who ordered", async () => {
    await logistics.goto(`${address}/checklist`);
    await answerSearch(logistics, "customers", "hit");
    for (const key of ["stock_item", "near_stock", "purchase_support", "external_customers"])
      await answerSearch(logistics, key, "no_hit");
  });

  const technician = await personAs(browser, "technician");
  await test.step("medical engineering searches the inventory systems", async () => {
    await technician.goto(`${address}/checklist`);
    await answerSearch(technician, "medusa", "hit");
    await answerSearch(technician, "faciliate", "no_hit");
    await answerSearch(technician, "sesam", "no_hit");
    await technician.getByRole("button", { name: sv.verbs.submitChecklist }).first().click();
    await status(technician, "coordinating");
    const mail = await waitForMail(
      (received) =>
        received.subject?.includes(number) === true &&
        received.to?.[0]?.address === "mt.sakerhetssamordnare@regionhalland.se",
    );
    expect(mail.text).toContain("RH-2024-117");
    expect(mail.attachments.map((file) => file.mimeType)).toContain("application/pdf");
  });

  const coordinator = await personAs(browser, "coordinator");
  await test.step("the coordinator decides", async () => {
    await coordinator.goto(`${address}/handling`);
    await expectAccessible(coordinator);
    await coordinator
      .getByLabel(sv.handling.decision.assessment)
      .fill("Pumparna finns på IVA. Batterierna byts av MTH.");
    await coordinator.getByRole("radio", { name: sv.severities.high, exact: true }).check();
    await coordinator.getByRole("checkbox", { name: sv.tracks.equipment }).check();
    const patients = coordinator.getByRole("radiogroup", { name: sv.handling.decision.patientInformation });
    await patients.getByRole("radio", { name: sv.form.no }).check();
    const withdrawal = coordinator.getByRole("radiogroup", {
      name: sv.handling.decision.contractedWithdrawal,
    });
    await withdrawal.getByRole("radio", { name: sv.form.no }).check();
    await coordinator.getByRole("button", { name: sv.handling.decision.submit }).click();
    await status(coordinator, "acting");
  });

  await test.step("and sends out, after a look at the exact mail", async () => {
    await coordinator.goto(`${address}/dispatch/new`);
    await coordinator.getByLabel(sv.dispatch.form.search).fill("Sara Lindahl");
    await coordinator.keyboard.press("Enter");
    await coordinator.getByRole("button", { name: /^Lägg till .*Sara Lindahl/ }).click();
    await expectAccessible(coordinator);
    await coordinator.getByRole("button", { name: sv.dispatch.form.preview }).click();
    const seen = coordinator.getByText("sara.lindahl@demo.regionhalland.example").filter({ visible: true });
    await expect(seen.first()).toBeVisible();
    await expect(coordinator.getByRole("button", { name: sv.dispatch.form.preview })).toBeHidden();
    await coordinator.getByRole("button", { name: /^Skicka/ }).click();
    await expect(coordinator.getByText("0 av 1 har svarat").first()).toBeVisible();
  });

  await test.step("an action for medical engineering", async () => {
    await coordinator.goto(`${address}/handling/actions/new`);
    await coordinator.getByLabel(sv.handling.actions.description).fill("Byt batteri på tre pumpar");
    await coordinator.getByLabel(sv.handling.actions.kind).selectOption("modify");
    await coordinator.getByLabel(sv.handling.actions.performer).selectOption("mth");
    await coordinator.getByRole("button", { name: sv.handling.actions.add }).click();
    await expect(coordinator.getByText("Byt batteri på tre pumpar").first()).toBeVisible();
    await technician.goto(`${address}/handling`);
    await technician.locator("summary", { hasText: sv.handling.actions.settle }).click();
    await technician.getByLabel(sv.handling.actions.note).fill("Bytt den 20 november");
    await technician.locator("#actions").getByRole("button", { name: sv.form.save }).click();
    await expect(technician.getByText("Bytt den 20 november")).toBeVisible();
  });

  await test.step("the ward manager answers by the link in the mail, without signing in", async () => {
    const mail = await waitForMail(
      (received) =>
        received.subject?.includes(number) === true &&
        received.to?.[0]?.address === "sara.lindahl@demo.regionhalland.example",
    );
    const link = /https?:\/\/\S+\/answer\/\S+/.exec(mail.text ?? "")?.[0] ?? "";
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const ward = await context.newPage();
    await ward.goto(link);
    await expect(ward.getByText("Infusor P300").first()).toBeVisible();
    await expectAccessible(ward);
    await expect(ward.getByRole("banner")).toContainText(sv.app.name);
    await ward.getByRole("radio", { name: sv.answer.form.concernedYes }).check();
    await ward.getByLabel(sv.answer.form.quantity).fill("3");
    for (const done of await ward.getByRole("radio", { name: sv.answer.form.done, exact: true }).all())
      await done.check();
    await ward.getByLabel(sv.answer.form.name, { exact: true }).fill("Sara Lindahl");
    await ward.getByRole("button", { name: sv.answer.form.submit }).click();
    await expect(ward.getByText(sv.answer.thanks)).toBeVisible();
    await context.close();
  });

  await test.step("the actions are complete, the sender gets both replies", async () => {
    await coordinator.goto(address);
    await coordinator.getByRole("button", { name: sv.verbs.completeActions }).click();
    await status(coordinator, "following_up");
    for (const [person, kind] of [
      [procurement, "receipt"],
      [coordinator, "result"],
    ] as const) {
      await person.goto(`${address}/handling`);
      await person.locator(`#reply-${kind}`).getByRole("link", { name: sv.handling.replies.write }).click();
      await person.getByRole("button", { name: sv.handling.replies.send }).click();
      await expect(
        person.locator(`#reply-${kind}`).getByText(sv.handling.replies.showText, { exact: true }),
      ).toBeVisible();
    }
    const replies = (received: { to?: { address?: string }[]; inReplyTo?: string }) =>
      received.to?.[0]?.address === "fsn@pumpteknik.example" &&
      received.inReplyTo === `<${reference}@pumpteknik.example>`;
    await waitForMail(replies);
  });

  await test.step("the case is closed, and all of it is told", async () => {
    await coordinator.goto(`${address}/handling/close`);
    await coordinator.getByRole("radio", { name: sv.handling.outcomes.actioned }).check();
    await coordinator.getByRole("button", { name: sv.verbs.close }).click();
    await status(coordinator, "closed");
    for (const form of ["owner", "actions/new"]) {
      await coordinator.goto(`${address}/handling/${form}`);
      await expect(coordinator.getByText(sv.handling.notNow)).toBeVisible();
    }
    await coordinator.goto(`${address}/history`);
    await expectAccessible(coordinator);
    for (const told of ["RH-2024-117", "Sara Lindahl", "Bytt den 20 november", sv.outcomes.actioned])
      await expect(coordinator.getByText(told).first()).toBeVisible();
    const record = await coordinator.request.get(`${address}/record`);
    expect(record.headers()["content-type"]).toBe("application/pdf");
    expect((await record.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  await test.step("the same mail again is the same message", async () => {
    expect(await mailgate(notice(reference))).toMatchObject({ fate: "duplicate", caseNumber: number });
  });
});
