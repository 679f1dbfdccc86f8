import { MAIL_LIMITS } from "#lib/mail/parsedMail.ts";

/** What nothing honest exceeds. A message that does is not read whole, and waits for a person. */
export type Bound =
  | "too-deep"
  | "too-many-parts"
  | "too-large"
  | "too-compressed"
  | "too-many-headers"
  | "headers-too-long"
  | "too-slow";

/** What may still be read of the outermost message, shared by everything nested in it. */
export type Budget = {
  parts: number;
  bytes: number;
  /** On the clock of `performance.now()`. */
  until: number;
  /** The first bound that was exceeded and where: "too-large 2.1 big.zip". */
  exceeded: string | null;
};

export function startBudget(): Budget {
  return {
    parts: MAIL_LIMITS.parts,
    bytes: MAIL_LIMITS.unpackedBytes,
    until: performance.now() + MAIL_LIMITS.milliseconds,
    exceeded: null,
  };
}

/** Notes that a bound was exceeded at a part; `name` is the part's own, where it has one. */
export function exceed(
  budget: Budget,
  problems: string[],
  bound: Bound,
  path: string,
  name: string | null = null,
): void {
  const said = [bound, path, name].filter((word) => word).join(" ");
  budget.exceeded ??= said;
  note(problems, said);
}

/** Whether one more part may be read; if not, it is noted at its path. */
export function takePart(budget: Budget, problems: string[], path: string): boolean {
  if (performance.now() > budget.until) {
    exceed(budget, problems, "too-slow", path);
    return false;
  }
  if (budget.parts > 0) {
    budget.parts -= 1;
    return true;
  }
  exceed(budget, problems, "too-many-parts", path);
  return false;
}

/** More problems of one message than this tell nobody more. */
const MAX_PROBLEMS = 100;

export function note(problems: string[], problem: string): void {
  if (problems.length < MAX_PROBLEMS) problems.push(problem);
}
