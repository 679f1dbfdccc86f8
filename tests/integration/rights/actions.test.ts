import { createTranslator } from "use-intl/core";
import { describe, expect, test, vi } from "vitest";
import { access, type Permission } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import type { FormState } from "#lib/forms/action.ts";
import sv from "#messages/sv.json" with { type: "json" };
import { Role } from "#prisma/generated/enums.ts";
import { actionRules } from "./rules.ts";
import { actionFiles, exportsOf } from "./sources.ts";

// Next.js itself is not here: who asks and in which language are given instead.
let asking: Actor | null = null;
vi.mock("#lib/auth/session.ts", () => ({
  currentActor: async () => asking,
  requirePage: async () => asking,
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined, set: () => undefined }) }));
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace?: string) =>
    createTranslator({ locale: "sv", messages: sv, namespace } as never),
  getLocale: async () => "sv",
}));

/** A person who holds one role for the whole region. */
function holderOf(role: Role): Actor {
  return {
    id: crypto.randomUUID(),
    name: role,
    email: `${role}@example.org`,
    locale: "sv",
    mustChangePassword: false,
    sessionId: crypto.randomUUID(),
    roles: [{ role, administrationId: null, unitId: null, projectId: null }],
    unitIds: [],
    administrationIds: [],
  };
}

type Action = (previous: FormState, formData: FormData) => Promise<FormState>;

async function actionOf(id: string): Promise<Action> {
  const [file = "", name = ""] = id.split("#");
  const module: Record<string, Action> = await import(/* @vite-ignore */ `../../../${file}`);
  const action = module[name];
  if (!action) throw new Error(`${id} is not there`);
  return action;
}

/** Whether an empty form gets past the gate: it then fails on its fields, not on who sends it. */
async function isRefused(action: Action): Promise<boolean> {
  const state = await action(null, new FormData());
  const texts = state?.problems.map((problem) => problem.text) ?? [];
  return texts.includes(sv.errors.forbidden) || texts.includes(sv.errors.signedOut);
}

const found = actionFiles.flatMap((file) => exportsOf(file).map((name) => `${file}#${name}`));

test("every action has a rule, and every rule an action", () => {
  expect(Object.keys(actionRules).sort()).toEqual([...found].sort());
});

const guarded = Object.entries(actionRules).filter(
  (entry): entry is [string, Permission] => entry[1] !== "anybody",
);

describe.each(guarded)("%s", (id, permission) => {
  test("is refused to who is not signed in", async () => {
    asking = null;
    expect(await isRefused(await actionOf(id))).toBe(true);
  });

  test(`lets in exactly the roles of ${permission}`, async () => {
    const action = await actionOf(id);
    const letIn: Role[] = [];
    for (const role of Object.values(Role)) {
      asking = holderOf(role);
      if (!(await isRefused(action))) letIn.push(role);
    }
    expect(letIn.sort()).toEqual([...access[permission]].sort());
  });
});
