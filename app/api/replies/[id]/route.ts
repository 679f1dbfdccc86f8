import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { sendReply } from "#lib/cases/commands/senderReply.ts";
import { replyFileLimits } from "#lib/cases/replyFiles.ts";
import { sendReplySchema } from "#lib/cases/schema.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";
import { takeFiles } from "#lib/forms/sentFiles.ts";

type Context = { params: Promise<{ id: string }> };

// Beside the files: the fields, and what a form puts between its parts.
const fieldBytes = 512 * 1024;
const limits = { ...replyFileLimits, eachBytes: replyFileLimits.totalBytes };

async function filesProblem(): Promise<FormState> {
  const t = await getTranslations("errors");
  const megabytes = limits.totalBytes / 1024 / 1024;
  return {
    at: Date.now(),
    status: "error",
    problems: [{ text: t("replyFiles", { count: limits.count, megabytes }), href: "#field-files" }],
  };
}

async function unreadable(): Promise<FormState> {
  const t = await getTranslations("handling.replies");
  return { at: Date.now(), status: "error", problems: [{ text: t("unreadable") }] };
}

async function send(request: Request, replyId: string): Promise<FormState> {
  let form: FormData;
  try {
    form = await readFormWithin(request, limits.totalBytes + fieldBytes);
  } catch (error) {
    return error instanceof FormTooLargeError ? filesProblem() : unreadable();
  }
  const files = await takeFiles(form, limits);
  if (!files) return filesProblem();
  form.set("replyId", replyId);
  return runAction("cases.reply", sendReplySchema, form, async (actor, input) => {
    await sendReply(actor, input, files, now());
    return undefined;
  });
}

/**
 * Sends a reply to the sender of a notice: a form with files, which are larger than what a server action accepts.
 * Answers with JSON: the state that the form shows.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  if (!may(actor, "cases.reply") || !isSameOrigin(request, env().VIGILANS_URL))
    return new Response(null, { status: 403 });
  const state = await send(request, (await params).id);
  return Response.json(state, { headers: { "Cache-Control": "no-store" } });
}
