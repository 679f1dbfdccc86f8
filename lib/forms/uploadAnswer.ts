import type { UploadOutcome } from "#lib/forms/uploadProblem.ts";

/**
 * Answers an upload: JSON, `{ problem }`, to a script; to a plain form a way back to the page that it was sent from,
 * or the problem in words. `fallback` is where it leads when the browser does not say where it came from.
 */
export function uploadAnswer(request: Request, outcome: UploadOutcome, fallback: string): Response {
  const { status, problem } = outcome;
  const headers = { "Cache-Control": "no-store" };
  if (!request.headers.get("accept")?.includes("text/html"))
    return Response.json({ problem }, { status, headers });
  if (problem)
    return new Response(problem, {
      status,
      headers: { ...headers, "Content-Type": "text/plain; charset=utf-8" },
    });
  return new Response(null, { status: 303, headers: { ...headers, Location: pathBack(request, fallback) } });
}

/** Path and query of the page that sent the form; nothing of another host is ever followed. */
function pathBack(request: Request, fallback: string): string {
  const referrer = request.headers.get("referer") ?? "";
  if (!URL.canParse(referrer)) return fallback;
  const { pathname, search } = new URL(referrer);
  return pathname.startsWith("/") && !pathname.startsWith("//") ? pathname + search : fallback;
}
