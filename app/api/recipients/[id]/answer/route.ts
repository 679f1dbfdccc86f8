import { z } from "zod";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { takeAnswer } from "#lib/dispatch/answerForm.ts";
import { replyToAnswer } from "#lib/dispatch/answerReply.ts";
import { respondSignedIn } from "#lib/dispatch/commands/respond.ts";
import { questionOf } from "#lib/dispatch/queries/link.ts";
import { recipientForAnswer } from "#lib/dispatch/queries/overview.ts";
import { env } from "#lib/env.ts";
import { isSameOrigin } from "#lib/forms/boundedForm.ts";

type Context = { params: Promise<{ id: string }> };

/** Takes an answer from a signed-in person: one of the recipient's own, its product owner, or a coordinator on its behalf. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  if (!may(actor, "cases.answer") || !isSameOrigin(request, env().VIGILANS_URL))
    return new Response(null, { status: 403 });
  const recipient = z.uuid().safeParse(id).success ? await recipientForAnswer(actor, id) : null;
  if (!recipient) return new Response(null, { status: 404 });
  const { project } = recipient;
  const page =
    project?.ownerId === actor.id
      ? `/projects/${project.number}/notices/${id}`
      : `/cases/${recipient.case.number}/dispatch/${id}`;
  const result = await takeAnswer(request, questionOf(recipient), (input, files) =>
    respondSignedIn(actor, id, input, files, now()),
  );
  return replyToAnswer(request, result, page);
}
