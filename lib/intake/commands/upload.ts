import type { Actor } from "#lib/auth/actor.ts";
import { detectMediaType } from "#lib/documents/mediaType.ts";
import { FieldError, ForbiddenError } from "#lib/errors.ts";
import { type TakenIn, takeIn } from "#lib/intake/commands/takeIn.ts";
import { mayHandleInbox } from "#lib/intake/policy.ts";

import { WHOLE_DOCUMENTS } from "#lib/intake/prepare.ts";
import { prepareApart } from "#lib/intake/preparing.ts";

/** What a person may upload: a mail, or a document or picture that is the whole notice. Told by the bytes. */
const taken = new Set(["message/rfc822", "application/vnd.ms-outlook", ...WHOLE_DOCUMENTS]);

/**
 * Takes in a file that a person dropped: the same way and with the same fates as a mail. Throws Forbidden, or a
 * FieldError on `file` when it is empty or none of these.
 */
export async function takeUpload(
  actor: Actor,
  file: { fileName: string; content: Uint8Array },
  at: Date,
): Promise<TakenIn> {
  if (!mayHandleInbox(actor)) throw new ForbiddenError();
  const { fileName, content } = file;
  if (content.byteLength === 0) throw new FieldError("file", "fileEmpty");
  if (!taken.has(detectMediaType(content, fileName, null))) throw new FieldError("file", "fileTypeNotTaken");
  return takeIn(await prepareApart(content, { channel: "upload", mailbox: null, fileName }), actor, at);
}
