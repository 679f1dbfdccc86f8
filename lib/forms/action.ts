import type { SubmissionResult } from "@conform-to/dom";
import { parseWithZod } from "@conform-to/zod/v4";
import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { may, type Permission } from "#lib/auth/access.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { currentActor } from "#lib/auth/session.ts";
import {
  ConflictError,
  ExpectedError,
  FieldError,
  ForbiddenError,
  type Missing,
  NotFoundError,
  RefusedError,
} from "#lib/errors.ts";
import { issueKey } from "#lib/forms/issues.ts";
import { missingText } from "#lib/forms/missingText.ts";
import { log } from "#lib/log.ts";

type Problem = { text: string; href?: string };

/** What a form shows after it was sent. */
export type FormState = {
  /** Counts up by time, so that the same answer twice is shown twice. */
  at: number;
  status: "error" | "success";
  /** Values as typed and messages for each field, by field name. */
  submission?: SubmissionResult<string[]>;
  /** Above the form: what went wrong or what is missing, each with a link where there is one. */
  problems: Problem[];
  /** What was done, in words. */
  notice?: string;
} | null;

/** What an action tells its form once it is done. `notice` is a key under `notices` in the messages. */
export type Done =
  | {
      redirect?: string;
      notice?: string;
      values?: Record<string, string | number>;
      /** The form was only tried: what was typed stays in it. */
      keepTyped?: boolean;
    }
  | undefined;

type Translator = Awaited<ReturnType<typeof getTranslations>>;

function refusals(t: Translator, namespace: "refusals" | "conflict", missing: Missing[]) {
  return missing.map((item) => ({ text: missingText(t, namespace, item), href: item.href }));
}

function explain(t: Translator, error: ExpectedError): Problem[] {
  if (error instanceof RefusedError) return refusals(t, "refusals", error.missing);
  if (error instanceof ConflictError)
    return [{ text: t("errors.conflict") }, ...refusals(t, "conflict", error.changes)];
  if (error instanceof NotFoundError) return [{ text: t("errors.notFound") }];
  if (error instanceof ForbiddenError) return [{ text: t("errors.forbidden") }];
  return [{ text: t("errors.unexpected", { id: "" }) }];
}

function failed(submission: SubmissionResult<string[]> | undefined, problems: Problem[]): FormState {
  return { at: Date.now(), status: "error", submission, problems };
}

/**
 * The body of every server action of a signed-in person: who asks, may they come near it, is the input
 * right, then the use case. Expected failures come back as texts beside what was typed; any other failure is
 * logged under an id and shown as a generic message with that id.
 *
 * `run` may return where to go and what to say. All pages are revalidated after success.
 */
export async function runAction<S extends z.ZodType>(
  permission: Permission,
  schema: S,
  formData: FormData,
  run: (actor: Actor, input: z.output<S>) => Promise<Done>,
): Promise<FormState> {
  const t = await getTranslations();
  const actor = await currentActor();
  if (!actor) return failed(undefined, [{ text: t("errors.signedOut"), href: "/sign-in" }]);
  const held = actor.mustChangePassword && permission !== "account.edit";
  if (held || !may(actor, permission)) return failed(undefined, [{ text: t("errors.forbidden") }]);
  return runPublicAction(schema, formData, (input) => run(actor, input));
}

/** The same for those who are not signed in: the command checks the personal link itself. */
export async function runPublicAction<S extends z.ZodType>(
  schema: S,
  formData: FormData,
  run: (input: z.output<S>) => Promise<Done>,
): Promise<FormState> {
  const t = await getTranslations();
  const submission = parseWithZod(formData, {
    schema,
    error: (issue) => t(`errors.${issueKey(issue)}`, issueValues(issue)),
  });
  if (submission.status !== "success") return failed(translated(t, submission.reply()), []);
  let done: Done;
  try {
    done = await run(submission.value as z.output<S>);
  } catch (error) {
    if (error instanceof FieldError) {
      const message = t(`errors.${error.key}`, error.values);
      return failed(submission.reply({ fieldErrors: { [error.field]: [message] } } as never), []);
    }
    // The page reads itself again, so that the form carries the version that is now to be seen.
    if (error instanceof ConflictError) revalidatePath("/", "layout");
    if (error instanceof ExpectedError) return failed(submission.reply(), explain(t, error));
    const id = crypto.randomUUID().slice(0, 8);
    log.error({ id, err: error }, "an action failed");
    return failed(submission.reply(), [{ text: t("errors.unexpected", { id }) }]);
  }
  revalidatePath("/", "layout");
  if (done?.redirect) redirect(done.redirect as Route);
  return {
    at: Date.now(),
    status: "success",
    submission: done?.keepTyped ? submission.reply() : undefined,
    problems: [],
    notice: done?.notice ? t(`notices.${done.notice}`, done.values ?? {}) : undefined,
  };
}

function issueValues(issue: object): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(issue))
    if ((key === "minimum" || key === "maximum") && (typeof value === "number" || typeof value === "bigint"))
      values[key] = Number(value);
  return values;
}

/** Messages that a schema set itself (`{ error: "passwordsDiffer" }`) are keys under `errors`. */
function translated(t: Translator, reply: SubmissionResult<string[]>): SubmissionResult<string[]> {
  if (!reply.error) return reply;
  const error = Object.fromEntries(
    Object.entries(reply.error).map(([name, messages]) => [
      name,
      messages?.map((message) =>
        /^\w+$/.test(message) && t.has(`errors.${message}`) ? t(`errors.${message}`) : message,
      ) ?? null,
    ]),
  );
  return { ...reply, error };
}
