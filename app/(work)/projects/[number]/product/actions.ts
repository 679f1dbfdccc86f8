"use server";

import { now } from "#lib/clock.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import {
  addComponent as addComponentCommand,
  addPastedComponents as addPastedCommand,
  changeComponent as changeComponentCommand,
  removeComponent as removeComponentCommand,
} from "#lib/projects/commands/components.ts";
import {
  accountForUnits,
  addUnits as addUnitsCommand,
  changeUnit as changeUnitCommand,
} from "#lib/projects/commands/deviceUnits.ts";
import { saveMarking as saveMarkingCommand } from "#lib/projects/commands/marking.ts";
import {
  accountUnitsSchema,
  addComponentSchema,
  addUnitsSchema,
  changeComponentSchema,
  changeUnitSchema,
  markingSchema,
  pastedComponentsSchema,
} from "#lib/projects/product/schema.ts";
import { partFormSchema } from "#lib/projects/schema.ts";

export async function addComponent(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", addComponentSchema, formData, async (actor, input) => {
    await addComponentCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function changeComponent(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeComponentSchema, formData, async (actor, input) => {
    await changeComponentCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function removeComponent(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", partFormSchema, formData, async (actor, input) => {
    await removeComponentCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function addPastedComponents(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", pastedComponentsSchema, formData, async (actor, input) => {
    const count = await addPastedCommand(actor, input, now());
    return { notice: "componentsAdded", values: { count } };
  });
}

/** VGR 3.2: the unique marking, or why there can be none. */
export async function saveMarking(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", markingSchema, formData, async (actor, input) => {
    await saveMarkingCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function addUnits(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", addUnitsSchema, formData, async (actor, input) => {
    const count = await addUnitsCommand(actor, input, now());
    return { notice: "unitsAdded", values: { count } };
  });
}

export async function changeUnit(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeUnitSchema, formData, async (actor, input) => {
    await changeUnitCommand(actor, input, now());
    return { notice: "saved" };
  });
}

export async function accountUnits(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", accountUnitsSchema, formData, async (actor, input) => {
    const count = await accountForUnits(actor, input, now());
    return { notice: "unitsAccounted", values: { count } };
  });
}
