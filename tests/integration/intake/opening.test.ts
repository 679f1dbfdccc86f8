import { expect, test } from "vitest";
import { db } from "#lib/db.ts";
import { registerByHand } from "#lib/intake/commands/manual.ts";
import { takeUpload } from "#lib/intake/commands/upload.ts";
import { defaultOpening, type OpeningSettings } from "#lib/intake/opening.ts";
import { manualNoticeSchema } from "#lib/intake/schema.ts";
import { saveSetting } from "#lib/organisation/commands/settings.ts";
import { settingForForm } from "#lib/organisation/queries.ts";
import { openingFormSchema } from "#lib/organisation/settingForms.ts";
import { actorWith } from "#tests/factories/actor.ts";
import { arrive, receivedAt as at, noticeMailOf } from "#tests/factories/incoming.ts";
import { personWith } from "#tests/factories/person.ts";

const admin = actorWith("admin");

async function setRule(value: OpeningSettings): Promise<void> {
  const { version } = await settingForForm(admin, "opening");
  await saveSetting(admin, { key: "opening", value, version }, at);
}

const stored = (id: string) => db.incomingMessage.findUniqueOrThrow({ where: { id } });

test("a sure notice opens a case unless the region wants none to; what was asked for in vain is kept", async () => {
  expect((await arrive(noticeMailOf("FSCA-2026-801"))).fate).toBe("case_created");

  await setRule({ ...defaultOpening, mode: "never" });
  const never = await arrive(noticeMailOf("FSCA-2026-802"));
  expect(await stored(never.id)).toMatchObject({
    fate: "waiting_in_inbox",
    fateReason: "unsureNotice",
    doubts: ["never"],
  });

  await setRule({ mode: "own", threshold: 1, required: ["manufacturer", "date"] });
  const demanding = await arrive(noticeMailOf("FSCA-2026-803"));
  const message = await stored(demanding.id);
  expect(message.fate).toBe("waiting_in_inbox");
  expect(message.doubts).toContainEqual(expect.stringMatching(/^manufacturer 0\.\d\d$/));

  await setRule(defaultOpening);
  const opened = await arrive(noticeMailOf("FSCA-2026-804"));
  expect(await stored(opened.id)).toMatchObject({ fate: "case_created", doubts: [] });
});

test("the rule is the same for an upload, and does not hold for what a person registers", async () => {
  await setRule({ ...defaultOpening, mode: "never" });
  const buyer = await personWith("procurement");
  const file = { fileName: "FSN.eml", content: noticeMailOf("FSCA-2026-811") };
  expect((await takeUpload(buyer, file, at)).fate).toBe("waiting_in_inbox");
  const { files: _files, ...input } = manualNoticeSchema.parse({
    source: "phone",
    sender: "Anna",
    title: "Flow 300 dras in",
  });
  expect((await registerByHand(buyer, input, [], at)).fate).toBe("case_created");
});

test("a rule of the region's own asks for something", () => {
  const form = { version: "0", mode: "own", threshold: "0.8" };
  expect(openingFormSchema.safeParse(form).error?.issues[0]?.path).toEqual(["required"]);
  expect(openingFormSchema.parse({ ...form, required: ["date"] })).toMatchObject({ threshold: 0.8 });
  expect(openingFormSchema.safeParse({ ...form, mode: "never" }).success).toBe(true);
  expect(openingFormSchema.safeParse({ ...form, mode: "never", threshold: "2" }).success).toBe(false);
});
