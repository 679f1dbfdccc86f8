import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import pg from "pg";
import sv from "#messages/sv.json" with { type: "json" };
import { startEmbedded } from "#scripts/database/embedded.ts";
import { waitForMail } from "./mails.ts";
import { expectAccessible, personAs, type RoleName } from "./people.ts";
import {
  acceptRisk,
  addRisk,
  answerInExcel,
  approve,
  describeDevice,
  fillInWord,
  judgeOverall,
  lowerRisk,
  planTest,
  recordTest,
  refer,
  useFile,
  writeSection,
} from "./projectMaterial.ts";
import {
  addPerson,
  askAdvice,
  choose,
  closeDeviation,
  confirmConclusion,
  expectMissing,
  expectPhase,
  field,
  fill,
  judgeCandidate,
  open,
  passGate,
  press,
  reportIncident,
  searchMarket,
  signDeclaration,
  startProject,
  unfold,
} from "./projectSteps.ts";

const words = sv.projects;
const member = "project_member@demo.vigilans.example";
const today = new Date().toISOString().slice(0, 10);

// The last story is about the device of the first.
test.describe.configure({ mode: "serial" });
test.setTimeout(240_000);

let device = "";

test("a device with software is taken from a need to a public declaration, and into use", async ({
  browser,
}) => {
  const owner = await personAs(browser, "product_owner");
  const adviser = await personAs(browser, "regulatory_advisor");
  let group: Page;

  await test.step("what the routine does not cover is said before anything is written", async () => {
    await owner.goto("/projects/new");
    await choose(owner, words.regulations.ivdr);
    await expect(owner.getByText(words.ivdrTitle, { exact: true })).toBeVisible();
    await owner.getByRole("button", { name: words.start, exact: true }).click();
    await expect(owner.locator(".aksel-error-summary").getByText(sv.errors.ivdrOutside)).toBeVisible();
    device = await startProject(owner, "Doskalkylator för neonatalvård");
    await addPerson(owner, device, member, "project_member");
    group = await personAs(browser, "project_member");
    await group.goto("/projects");
    await expect(group.getByRole("link", { name: device })).toBeVisible();
  });

  await test.step("Initiera: the need, the market and advice before the first gate", async () => {
    await expectMissing(owner, `/projects/${device}`, sv.refusals.project.marketSearch);
    await searchMarket(group, device);
    await judgeCandidate(group, device, "Doskalkyl 3", "not_equivalent");
    await askAdvice(group, adviser, device);
    await open(group, device, "/documents/need");
    await writeSection(group, "need", "Doser till barn under tio kilo räknas för hand.");
    await fillInWord(group, device, "need", ["need"]);
    await approve(owner, device, "need", adviser);
    await passGate(owner, device, "approveNeed", "plan");
  });

  await test.step("Planera: the plan is in the quality system", async () => {
    await refer(owner, device, "plan");
    await approve(owner, device, "plan", group);
    await passGate(owner, device, "approvePlan", "execute");
  });

  await test.step("Genomföra: requirements and risks, one of them unacceptable at first", async () => {
    await describeDevice(group, device, ["software", "displays"]);
    await answerInExcel(group, device);
    await addRisk(group, device, { hazard: "Fel enhet", severity: 5, probability: 3 });
    await expect(group.getByText(/En oacceptabel risk har identifierats/)).toBeVisible();
    await lowerRisk(group, { severity: 5, probability: 1 });
    await addRisk(group, device, { hazard: "Skärmen slocknar", severity: 1, probability: 2 });
    await acceptRisk(group);
    await expectMissing(owner, `/projects/${device}`, sv.refusals.project.overallRisk);
    await judgeOverall(owner, device);
  });

  await test.step("and tests, which nobody carries out before they know the risks", async () => {
    await planTest(group, device, {
      ...{ kind: "verification", title: "Beräkningen mot facit" },
      performer: { name: "Ida Programmerare" },
    });
    await expect(group.getByText(words.tests.recordMissing)).toBeVisible();
    await press(
      group.locator("#performers"),
      "Anteckna att Ida Programmerare känner till riskerna",
      group.getByText(/har bekräftat, enligt/),
    );
    await recordTest(group);
    await planTest(owner, device, {
      ...{ kind: "validation", title: "Användning på avdelningen" },
      performer: { email: member },
    });
    const asked = await waitForMail(
      ({ to, subject }) => to?.[0]?.address === member && subject?.includes(`[${device}]`) === true,
    );
    await group.goto(/https?:\/\/\S+\/confirmations\/\S+/.exec(asked.text ?? "")?.[0] ?? "");
    await group.getByRole("checkbox", { name: words.tests.understood }).check();
    await press(group, words.tests.confirm, group.getByText(words.tests.youConfirmed));
    await owner.reload();
    await recordTest(owner, { what: "Texten är för liten på surfplatta", effect: "Risk för felläsning" });
  });

  await test.step("marking, one made unit, and the documents A to G", async () => {
    await open(owner, device, "/product/marking");
    await choose(owner, words.product.marking.ce.none_present);
    await press(owner, words.product.marking.save, owner.getByText(words.product.marking.labels));
    await open(owner, device, "/product/units");
    await unfold(owner, words.product.units.add);
    await fill(owner, { [words.product.units.code]: `${device}-01` });
    await press(owner, words.product.units.add, owner.getByText(`${device}-01`, { exact: true }));
    for (const kind of ["a", "b", "d", "e", "f"] as const) await fillInWord(owner, device, kind);
    await useFile(owner, device, "c");
    await refer(owner, device, "g");
    for (const kind of ["a", "b", "c", "d", "e", "f", "g"] as const)
      await approve(owner, device, kind, ["a", "e"].includes(kind) ? group : undefined);
    await passGate(owner, device, "finishExecution", "conclude");
  });

  await test.step("Avsluta: the open deviation holds the declaration until it is closed", async () => {
    await confirmConclusion(owner, device);
    await expectMissing(owner, `/projects/${device}/conclude`, /Avvikelse 1/);
    await expect(owner.getByLabel(words.conclude.registration)).toHaveCount(0);
    await closeDeviation(group, owner, device);
    await signDeclaration(owner, device, "RS 2026-01234");
    await press(owner, words.conclude.publish, owner.getByText(words.conclude.publicPage));
    await unfold(owner, words.conclude.authority);
    await press(owner, words.conclude.inform, owner.getByText(/informerades/));
  });

  await test.step("anybody reads the declaration, and its signature is valid", async () => {
    const anybody = await (await browser.newContext()).newPage();
    await anybody.goto("/declarations");
    await expectAccessible(anybody);
    await anybody.getByRole("link", { name: device }).click();
    await expect(anybody.getByRole("heading", { level: 1 })).toHaveText("Doskalkylator för neonatalvård");
    await expect(anybody.getByText("RS 2026-01234")).toBeVisible();
    await expectAccessible(anybody);
    const link = anybody.getByRole("link", { name: sv.declarations.pdf, exact: true });
    const pdf = await anybody.request.get((await link.getAttribute("href")) ?? "");
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    const file = test.info().outputPath("declaration.pdf");
    writeFileSync(file, await pdf.body());
    if (spawnSync("pdfsig", ["-v"]).error === undefined)
      expect(execFileSync("pdfsig", [file], { encoding: "utf8" })).toContain("Signature is Valid");
    await anybody.context().close();
  });

  await test.step("in use: a review is done, and an incident is reported and closed", async () => {
    await open(owner, device, "/use");
    const review = owner.locator("#reviews");
    await unfold(review, words.use.finish);
    await fill(review, { [words.use.result]: "Fungerar som avsett på tre avdelningar." });
    await press(review, words.use.saveResult, review.getByText("Fungerar som avsett på tre avdelningar."));
    await reportIncident(owner);
  });
});

test("a CE-marked device that meets the need stops the project, and procurement gets the need", async ({
  browser,
}) => {
  const owner = await personAs(browser, "product_owner");
  const number = await startProject(owner, "Hållare för ultraljudsprob");
  await open(owner, number, "/documents/need");
  await writeSection(owner, "need", "Proben ska hållas stilla utan hand.");
  await searchMarket(owner, number);
  await judgeCandidate(owner, number, "Probhållare Flex", "equivalent");
  await expectMissing(owner, `/projects/${number}/decisions`, /Probhållare Flex/);
  await owner.getByRole("link", { name: words.verbs.stop }).click();
  await choose(owner, words.decisions.stopCauses.ce_device_found);
  await fill(owner, { [words.decisions.fields.reason]: "Finns att köpa och motsvarar behovet." });
  await owner.getByRole("button", { name: words.verbs.stop, exact: true }).click();
  await expect(owner.getByText(/Projektet är stoppat: en CE-märkt/)).toBeVisible();
  const mail = await waitForMail(
    ({ subject }) => subject?.includes(`[${number}]`) === true && subject.includes("inköp"),
  );
  for (const told of ["Proben ska hållas stilla utan hand.", "Probhållare Flex", "Finns att köpa"])
    expect(mail.text).toContain(told);
});

test("the template for simple devices is lost with the first unacceptable risk, and its text is kept", async ({
  browser,
}) => {
  const owner = await personAs(browser, "product_owner");
  const number = await startProject(owner, "Droppställ med krok");
  await open(owner, number, "/documents");
  await press(
    owner,
    words.documents.simple.choose,
    owner.getByRole("button", { name: words.documents.simple.leave }),
  );
  await fillInWord(owner, number, "simple");
  await addRisk(owner, number, { hazard: "Stället välter", severity: 5, probability: 4 });
  await expect(owner.getByText(/Mallen för enklare produkt får inte längre användas/)).toBeVisible();
  await open(owner, number, "/documents");
  await expect(owner.getByText(/får inte användas: en oacceptabel risk/)).toBeVisible();
  await expect(owner.getByRole("button", { name: words.documents.simple.choose })).toHaveCount(0);
  await open(owner, number, "/documents/a");
  await expect(owner.locator("#section-description")).toContainText("Skrivet i Word under S1.");
  await open(owner, number, "/documents/g");
  await expect(owner.locator("#section-maintenance")).toContainText("Skrivet i Word under S17.");
});

test("a retired device is kept: nobody is offered to delete it, and the database refuses", async ({
  browser,
}) => {
  const owner = await personAs(browser, "product_owner");
  await test.step("its units are accounted for before it is taken out of use", async () => {
    await expectMissing(owner, `/projects/${device}/use`, new RegExp(`${device}-01`));
    await open(owner, device, "/product/units");
    await unfold(owner, words.product.units.change.replace("{code}", `${device}-01`));
    const row = owner.getByRole("listitem").filter({ hasText: `${device}-01` });
    await field(row, words.product.units.state).selectOption("scrapped");
    await fill(row, { [words.product.units.stateNote]: "Kasserad med datorn." });
    await press(row, words.save, row.getByText(words.unitStates.scrapped, { exact: true }));
    await open(owner, device, "/use");
    const end = owner.locator("#retire");
    await fill(end, { [words.use.retireDay]: today, [words.use.retireReason]: "Ersatt av journalsystemet." });
    await end.getByRole("button", { name: words.use.retire, exact: true }).click();
    await expectPhase(owner, "retired");
  });

  await test.step("no role is offered to delete it", async () => {
    for (const role of ["product_owner", "manager", "regulatory_advisor", "project_member"] as RoleName[]) {
      const page = await personAs(browser, role);
      for (const part of ["", "/documents", "/documents/a", "/use", "/conclude"]) {
        await open(page, device, part);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Doskalkylator för neonatalvård");
        await expect(page.getByRole("link", { name: words.edit })).toHaveCount(0);
        // Folded ones too. The product owner still says who may read it.
        const offered = page.locator("button", { hasText: /ta bort|radera|gallra/i });
        await expect(offered.filter({ hasNotText: "Nora Kjellgren" })).toHaveCount(0);
      }
      await page.context().close();
    }
    const admin = await personAs(browser, "admin");
    for (const page of [admin, owner]) {
      await page.goto("/projects/disposal");
      await expect(page.getByText(words.disposal.none)).toBeVisible();
      await expect(page.getByText(device)).toHaveCount(0);
    }
  });

  await test.step("nor does the database let go of it", async () => {
    const embedded = await startEmbedded({ data: process.env.E2E_DATA });
    const client = new pg.Client({ connectionString: embedded.url });
    try {
      await client.connect();
      for (const table of ["Risk", "ProjectDocument", "Declaration", "Project"]) {
        const own =
          table === "Project"
            ? `"number" = $1`
            : `"projectId" = (SELECT "id" FROM "Project" WHERE "number" = $1)`;
        await expect(client.query(`DELETE FROM "${table}" WHERE ${own}`, [device]), table).rejects.toThrow(
          /kept ten years/,
        );
      }
    } finally {
      await client.end();
      await embedded.stop();
    }
  });
});
