import type { z } from "zod";

/** The key under `errors` in the messages for an issue that zod found. Pure. */
export function issueKey(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === null ? "required" : "invalid";
    case "too_small":
      if (issue.origin === "string") return issue.minimum === 1 ? "required" : "tooShort";
      return issue.origin === "array" || issue.origin === "set" ? "chooseOne" : "tooLow";
    case "too_big":
      return issue.origin === "string" ? "tooLong" : issue.origin === "array" ? "tooMany" : "tooHigh";
    case "invalid_format":
      return issue.format === "email" ? "email" : issue.format === "date" ? "date" : "invalid";
    case "invalid_value":
      return issue.input === undefined ? "required" : "invalid";
    default:
      return "invalid";
  }
}
