import { getTranslations } from "next-intl/server";
import { z } from "zod";
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
const caseNumber = z.string().regex(/^SM-\d{4}-\d{4,}$/);
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

/** Where a form without scripts goes on: to the replies of its case, or back to the form that was not taken. */
function nextPage(request: Request, replyId: string, state: FormState): string {
  const named = caseNumber.safeParse(new URL(request.url).searchParams.get("case"));
  if (!named.success) return "/";
  const handling = `/cases/${named.data}/handling`;
  if (state?.status === "success") return `${handling}#sender-replies`;
  return `${handling}/reply/${encodeURIComponent(replyId)}?problem=form`;
}

/**
 * Sends a reply to the sender of a notice: a form with files, which are larger than what a server action accepts.
 * A script gets JSON, the state that the form shows; a plain form, which names its case in the address, is sent on.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  if (!may(actor, "cases.reply") || !isSameOrigin(request, env().VIGILANS_URL))
    return new Response(null, { status: 403 });
  const { id } = await params;
  const state = await send(request, id);
  if (!request.headers.get("accept")?.includes("application/json"))
    return new Response(null, {
      status: 303,
      headers: { Location: nextPage(request, id, state), "Cache-Control": "no-store" },
    });
  return Response.json(state, { headers: { "Cache-Control": "no-store" } });
}
