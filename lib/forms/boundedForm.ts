/** A form with files was larger than it may be. */
export class FormTooLargeError extends Error {
  constructor() {
    super("the form is too large");
    this.name = "FormTooLargeError";
  }
}

// A form is held in memory while it is read: large ones wait for each other.
const largeBytes = 1024 * 1024;
const largeAtOnce = 3;
let reading = 0;
const waiting: (() => void)[] = [];

async function takePlace(): Promise<void> {
  if (reading >= largeAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  reading += 1;
}

function leavePlace(): void {
  reading -= 1;
  waiting.shift()?.();
}

/**
 * Reads a form with files (multipart) of at most `maxBytes` in all, whatever the sender says its length is. Throws
 * FormTooLargeError, or the parser's own error when the body is no form.
 */
export async function readFormWithin(request: Request, maxBytes: number): Promise<FormData> {
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declared > maxBytes) throw new FormTooLargeError();
  const large = !(declared <= largeBytes);
  if (large) await takePlace();
  const bound = { exceeded: false };
  try {
    const headers = { "content-type": request.headers.get("content-type") ?? "" };
    return await new Response(bounded(request.body, maxBytes, bound), { headers }).formData();
  } catch (error) {
    throw bound.exceeded ? new FormTooLargeError() : error;
  } finally {
    if (large) leavePlace();
  }
}

/** The body as far as the bound; an error after it. */
function bounded(body: Request["body"], maxBytes: number, bound: { exceeded: boolean }) {
  let total = 0;
  return body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        total += chunk.byteLength;
        bound.exceeded ||= total > maxBytes;
        if (bound.exceeded) controller.error(new FormTooLargeError());
        else controller.enqueue(chunk);
      },
    }),
  );
}

/**
 * Whether a request comes from a page of this application: by what the browser says of the site it comes from,
 * else by its origin. A page that sends no referrer posts plain forms with the origin "null" (Fetch, 3.2).
 */
export function isSameOrigin(request: Request, ownAddress: string): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (!origin || origin === "null") return true;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const known = [new URL(ownAddress).host, host];
  return URL.canParse(origin) && known.includes(new URL(origin).host);
}
