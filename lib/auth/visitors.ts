import { RateLimiterMemory } from "rate-limiter-flexible";

// In memory: a page that anybody may read writes nothing when it is read. Each web process counts for itself.
const perVisitor = new RateLimiterMemory({ points: 120, duration: 60 });
const all = new RateLimiterMemory({ points: 3000, duration: 60 });

/** Whom a request comes from: what the nearest proxy says, which a visitor cannot choose. */
export function visitorOf(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

/** Whether a visitor may read one more public page: 120 in a minute each, 3000 together. */
export async function admitVisitor(visitor: string): Promise<boolean> {
  try {
    await perVisitor.consume(visitor);
    await all.consume("all");
    return true;
  } catch {
    return false;
  }
}
