/** Machines get an answer without a page to an address that nothing else answers to. */
export function GET(): Response {
  return new Response(null, { status: 404 });
}
