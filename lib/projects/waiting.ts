import type { ProjectPhase } from "#prisma/generated/enums.ts";

/** What is known of a project that somebody may be waiting in; moments of the oldest of each kind. */
export type Standing = {
  phase: ProjectPhase;
  /** When it came into its phase. */
  since: Date;
  advice: Date | null;
  review: Date | null;
  deviation: Date | null;
};

/** Whom a project waits for: `what` is a key under `projects.waiting` in the messages. */
export type Waiting = { what: "advice" | "review" | "deviation" | "material" | "signature"; since: Date };

/** What waits for whom, and since when: a question first, for it holds every gate. Null when nothing does. */
export function waitingIn(standing: Standing): Waiting | null {
  const { phase, advice, review, deviation, since } = standing;
  if (phase === "retired" || phase === "stopped") return null;
  if (advice) return { what: "advice", since: advice };
  if (review) return { what: "review", since: review };
  if (deviation) return { what: "deviation", since: deviation };
  if (phase === "in_use") return null;
  return { what: phase === "conclude" ? "signature" : "material", since };
}

/** The nearest of some days; null when there is none. */
export function nearest(days: readonly (Date | null | undefined)[]): Date | null {
  const known = days.filter((day): day is Date => Boolean(day));
  return known.length === 0 ? null : new Date(Math.min(...known.map((day) => day.getTime())));
}
