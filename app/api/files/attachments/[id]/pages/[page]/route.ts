import { currentActor } from "#lib/auth/session.ts";
import { fileResponse, notModified } from "#lib/documents/fileResponse.ts";
import { PageError } from "#lib/documents/pages/pageError.ts";
import { renderPage } from "#lib/documents/pages/pages.ts";
import { answerWithFile } from "#lib/intake/fileAnswer.ts";
import { attachmentById, type StoredDocument } from "#lib/intake/queries/files.ts";
import { pictureWidthSchema } from "#lib/intake/schema.ts";

type Context = { params: Promise<{ id: string; page: string }> };

/**
 * A page of a PDF as a picture, for who may have the file itself: nothing of the file's own runs in the browser.
 * `?width=` is one of a few, so that a reader's browser keeps what it has.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await currentActor();
  const { id, page } = await params;
  const width = pictureWidthSchema.parse(new URL(request.url).searchParams.get("width"));
  const number = /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 0;
  return answerWithFile(actor, id, attachmentById, (file) => picture(request, file, number, width));
}

async function picture(
  request: Request,
  file: StoredDocument,
  page: number,
  width: number,
): Promise<Response> {
  if (file.lock) return fileResponse(file);
  if (file.mediaType !== "application/pdf" || page === 0) return failed("no-page");
  const sha256 = `${file.sha256}-${page}-${width}`;
  const known = notModified(request, sha256);
  if (known) return known;
  try {
    const content = await renderPage(file.content, page, width);
    const fileName = `${file.fileName.replace(/\.pdf$/i, "")}-${page}.png`;
    return fileResponse({ fileName, mediaType: "image/png", sha256, content }, { request });
  } catch (error) {
    if (error instanceof PageError) return failed(error.reason);
    throw error;
  }
}

function failed(reason: PageError["reason"]): Response {
  const status = reason === "no-page" ? 404 : reason === "busy" ? 503 : 422;
  return new Response(null, { status, headers: { "Cache-Control": "private, no-store" } });
}
