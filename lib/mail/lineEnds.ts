/** Line ends as one sign, however a file has them: a return before the feed belongs to it, one alone is a line end. */
export function plainLineEnds(text: string): string {
  if (!text.includes("\r")) return text;
  return text.replace(/\r+\n?/g, (end) => (end.endsWith("\n") ? "\n" : "\n".repeat(end.length)));
}
