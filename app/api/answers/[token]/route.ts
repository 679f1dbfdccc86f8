import { now } from "#lib/clock.ts";
import { takeAnswer } from "#lib/dispatch/answerForm.ts";
import { replyToAnswer } from "#lib/dispatch/answerReply.ts";
import { respondByLink } from "#lib/dispatch/commands/respond.ts";
import { questionByLink } from "#lib/dispatch/queries/link.ts";
import { env } from "#lib/env.ts";
import { isSameOrigin } from "#lib/forms/boundedForm.ts";

type Context = { params: Promise<{ token: string }> };

/**
 * Takes an answer by personal link. The link's secret is the credential; nothing is read before it holds. Below
 * `api`, where no proxy cuts large bodies.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  const page = `/answer/${encodeURIComponent(token)}`;
  const question = await questionByLink(token, now());
  if (!question) return replyToAnswer(request, "closed", page);
  const result = await takeAnswer(request, question, (input, files) =>
    respondByLink(token, input, files, now()),
  );
  return replyToAnswer(request, result, page);
}
