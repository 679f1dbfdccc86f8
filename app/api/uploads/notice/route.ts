import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/access.ts";
import { currentActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { type FormState, runAction } from "#lib/forms/action.ts";
import { FormTooLargeError, isSameOrigin, readFormWithin } from "#lib/forms/boundedForm.ts";
import { registerByHand } from "#lib/intake/commands/manual.ts";
import { largestUpload, manualNoticeSchema, megabytes } from "#lib/intake/schema.ts";

const formOverhead = 256 * 1024;

/** What the form shows, and where to go when the notice is registered. */
type Answer = { state: FormState; href: string | null };

async function receive(request: Request): Promise<Answer> {
  let form: FormData;
  try {
    form = await readFormWithin(request, largestUpload + formOverhead);
  } catch (error) {
    const t = await getTranslations("errors");
    const tooLarge = error instanceof FormTooLargeError;
    const text = tooLarge ? t("filesOver", { megabytes: megabytes(largestUpload) }) : t("invalid");
    return { state: { at: Date.now(), status: "error", problems: [{ text }] }, href: null };
  }
  let href: string | null = null;
  const state = await runAction("inbox.handle", manualNoticeSchema, form, async (actor, input) => {
    const { files, ...notice } = input;
    const given = files.filter((file) => file.size > 0);
    const contents = await Promise.all(
      given.map(async (file) => ({
        fileName: file.name,
        content: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    const taken = await registerByHand(actor, notice, contents, now());
    const opened = taken.fate === "case_created" || taken.fate === "duplicate";
    href = opened && taken.caseNumber ? `/cases/${taken.caseNumber}` : `/inbox/${taken.id}`;
    return undefined;
  });
  return { state, href };
}

/**
 * Registers a notice by hand: the form of /inbox/new with its files, at most 25 MB together, from a page of this
 * application. Answers with JSON as a server action would: the form's state, and where to go next.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().VIGILANS_URL)) return new Response(null, { status: 403 });
  // Before a byte of the files is read. What may not be said here is said by the action below, in words.
  const actor = await currentActor();
  if (actor && !may(actor, "inbox.handle")) return new Response(null, { status: 404 });
  if (!actor && Number(request.headers.get("content-length") ?? 0) > formOverhead)
    return new Response(null, { status: 401 });
  return Response.json(await receive(request), { headers: { "Cache-Control": "no-store" } });
}
