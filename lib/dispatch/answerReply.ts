import { getTranslations } from "next-intl/server";
import type { AnswerProblem, AnswerResult } from "#lib/dispatch/answerForm.ts";
import type { GivenAnswer } from "#lib/dispatch/givenAnswer.ts";
import type { FormState } from "#lib/forms/action.ts";

/**
 * What the form's script gets: the state to show, or where to go once the answer is kept. `newest` is what somebody
 * else answered meanwhile: shown beside what was typed, and read by the next save.
 */
export type AnswerReply = { state: FormState; next?: string; newest?: SentAnswer };

/** An answer in JSON: the moment as ISO text. */
type SentAnswer = Omit<GivenAnswer, "submittedAt"> & { submittedAt: string };

/** What a page can say of an answer that did not arrive by a plain form. */
export const pageProblems = ["form", "conflict", "files", "unreadable"] as const;

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
  if (!scripted) return redirectTo(`${page}?problem=${problemOf(result)}`);
  if (typeof result === "object") {
    const { state, newest } = result;
    return json({ state, newest: newest && { ...newest, submittedAt: newest.submittedAt.toISOString() } });
  }
  const t = await getTranslations("answer.problem");
  return json({ state: { at: Date.now(), status: "error", problems: [{ text: t(result) }] } });
}

function problemOf(result: AnswerResult | AnswerProblem | "closed"): string {
  if (typeof result === "string") return result;
  return result.newest ? "conflict" : "form";
}

function json(reply: AnswerReply): Response {
  return Response.json(reply, { headers: { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } });
}
