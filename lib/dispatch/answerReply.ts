import { getTranslations } from "next-intl/server";
import type { AnswerProblem, AnswerResult } from "#lib/dispatch/answerForm.ts";
import type { FormState } from "#lib/forms/action.ts";

/** What the form's script gets: the state to show, or where to go once the answer is kept. */
export type AnswerReply = { state: FormState; next?: string };

function redirectTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path, "Cache-Control": "no-store" } });
}

/**
 * The reply to a posted answer. A script gets JSON; a plain form is sent back to its page, which says what came of
 * it. `page` is the path of that page.
 */
export async function replyToAnswer(
  request: Request,
  result: AnswerResult | AnswerProblem | "closed",
  page: string,
): Promise<Response> {
  const scripted = request.headers.get("accept")?.includes("application/json") ?? false;
  if (typeof result === "object" && result.state?.status === "success") {
    const next = `${page}?sent=${result.version ?? 0}`;
    return scripted ? json({ state: result.state, next }) : redirectTo(next);
  }
  if (!scripted) return redirectTo(`${page}?problem=${typeof result === "string" ? result : "form"}`);
  if (typeof result === "object") return json({ state: result.state });
  const t = await getTranslations("answer.problem");
  return json({ state: { at: Date.now(), status: "error", problems: [{ text: t(result) }] } });
}

function json(reply: AnswerReply): Response {
  return Response.json(reply, { headers: { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } });
}
