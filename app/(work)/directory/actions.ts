"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  createAdministration,
  setAdministrationActive,
  updateAdministration,
} from "#lib/organisation/commands/administrations.ts";
import { createMailbox, setMailboxActive, updateMailbox } from "#lib/organisation/commands/mailboxes.ts";
import { createParty, setPartyActive, updateParty } from "#lib/organisation/commands/parties.ts";
import {
  addManager,
  createUnit,
  removeManager,
  setUnitActive,
  updateUnit,
} from "#lib/organisation/commands/units.ts";
import {
  administrationSchema,
  mailboxSchema,
  newAdministrationSchema,
  newMailboxSchema,
  newManagerSchema,
  newPartySchema,
  newUnitSchema,
  partySchema,
  removeManagerSchema,
  setActiveSchema,
  unitSchema,
} from "#lib/organisation/schema.ts";

const saved = { notice: "saved" };

export async function addAdministration(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", newAdministrationSchema, formData, async (actor, input) => {
    const id = await createAdministration(actor, input, now());
    return { redirect: `/directory/administrations/${id}` };
  });
}

export async function saveAdministration(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", administrationSchema, formData, async (actor, input) => {
    await updateAdministration(actor, input, now());
    return saved;
  });
}

export async function changeAdministrationActive(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", setActiveSchema, formData, async (actor, input) => {
    await setAdministrationActive(actor, input, now());
    return saved;
  });
}

export async function addUnit(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", newUnitSchema, formData, async (actor, input) => {
    const id = await createUnit(actor, input, now());
    return { redirect: `/directory/units/${id}` };
  });
}

export async function saveUnit(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", unitSchema, formData, async (actor, input) => {
    await updateUnit(actor, input, now());
    return saved;
  });
}

export async function changeUnitActive(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", setActiveSchema, formData, async (actor, input) => {
    await setUnitActive(actor, input, now());
    return saved;
  });
}

export async function nameManager(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", newManagerSchema, formData, async (actor, input) => {
    await addManager(actor, input, now());
    return saved;
  });
}

export async function dropManager(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", removeManagerSchema, formData, async (actor, input) => {
    await removeManager(actor, input, now());
    return undefined;
  });
}

export async function addMailbox(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", newMailboxSchema, formData, async (actor, input) => {
    await createMailbox(actor, input, now());
    return { redirect: "/directory/mailboxes" };
  });
}

export async function saveMailbox(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", mailboxSchema, formData, async (actor, input) => {
    await updateMailbox(actor, input, now());
    return saved;
  });
}

export async function changeMailboxActive(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", setActiveSchema, formData, async (actor, input) => {
    await setMailboxActive(actor, input, now());
    return saved;
  });
}

export async function addParty(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", newPartySchema, formData, async (actor, input) => {
    await createParty(actor, input, now());
    return { redirect: `/directory/external?kind=${input.kind}` };
  });
}

export async function saveParty(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", partySchema, formData, async (actor, input) => {
    await updateParty(actor, input, now());
    return saved;
  });
}

export async function changePartyActive(_: FormState, formData: FormData): Promise<FormState> {
  return runAction("directory.edit", setActiveSchema, formData, async (actor, input) => {
    await setPartyActive(actor, input, now());
    return saved;
  });
}
