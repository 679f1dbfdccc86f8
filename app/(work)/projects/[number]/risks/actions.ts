"use server";

import { now } from "#lib/clock.ts";
import { type Done, type FormState, runAction } from "#lib/forms/action.ts";
import type { RiskChange } from "#lib/projects/risks/commands/change.ts";
import {
  addControl as addControlCommand,
  changeControl as changeControlCommand,
  removeControl as removeControlCommand,
} from "#lib/projects/risks/commands/controls.ts";
import {
  chooseMatrix as chooseMatrixCommand,
  judgeOverallRisk,
} from "#lib/projects/risks/commands/matrix.ts";
import {
  addRisk as addRiskCommand,
  changeRisk as changeRiskCommand,
  evaluateRisk as evaluateRiskCommand,
  restoreRisk as restoreRiskCommand,
  withdrawRisk as withdrawRiskCommand,
} from "#lib/projects/risks/commands/risks.ts";
import {
  addControlSchema,
  addRiskSchema,
  changeControlSchema,
  changeRiskSchema,
  chooseMatrixSchema,
  evaluateRiskSchema,
  overallRiskSchema,
  removeControlSchema,
  restoreRiskSchema,
  withdrawRiskSchema,
} from "#lib/projects/risks/schema.ts";

/** What a change brought with it is said at once (VGR 3.1). */
function told({ unacceptableFound, simpleLost }: RiskChange<unknown>): Done {
  if (simpleLost) return { notice: "simpleLost" };
  return { notice: unacceptableFound ? "unacceptableFound" : "riskSaved" };
}

export async function addRisk(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", addRiskSchema, formData, async (actor, input) => {
    const { result } = await addRiskCommand(actor, input, now());
    return { redirect: `/projects/${result.projectNumber}/risks/${result.id}` };
  });
}

export async function changeRisk(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeRiskSchema, formData, async (actor, input) =>
    told(await changeRiskCommand(actor, input, now())),
  );
}

export async function evaluateRisk(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", evaluateRiskSchema, formData, async (actor, input) =>
    told(await evaluateRiskCommand(actor, input, now())),
  );
}

export async function withdrawRisk(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", withdrawRiskSchema, formData, async (actor, input) =>
    told(await withdrawRiskCommand(actor, input, now())),
  );
}

export async function restoreRisk(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", restoreRiskSchema, formData, async (actor, input) =>
    told(await restoreRiskCommand(actor, input, now())),
  );
}

export async function addControl(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", addControlSchema, formData, async (actor, input) =>
    told(await addControlCommand(actor, input, now())),
  );
}

export async function changeControl(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", changeControlSchema, formData, async (actor, input) =>
    told(await changeControlCommand(actor, input, now())),
  );
}

export async function removeControl(_previous: FormState, formData: FormData) {
  return runAction("projects.edit", removeControlSchema, formData, async (actor, input) =>
    told(await removeControlCommand(actor, input, now())),
  );
}

export async function judgeOverall(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", overallRiskSchema, formData, async (actor, input) => {
    await judgeOverallRisk(actor, input, now());
    return { notice: "saved" };
  });
}

export async function chooseMatrix(_previous: FormState, formData: FormData) {
  return runAction("projects.decide", chooseMatrixSchema, formData, async (actor, input) => {
    const change = await chooseMatrixCommand(actor, input, now());
    if (change.unacceptableFound) return told(change);
    return { notice: "matrixChosen", values: { count: change.result.toEstimate } };
  });
}
