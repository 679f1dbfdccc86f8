import type { FieldValue, Prepared } from "#lib/notices/reading/passes.ts";
import { squeeze } from "#lib/notices/reading/text.ts";

/** "All lots with expiration dates before 2028-06-30": which of them is part of the rule. */
const EVERY_WITH =
  /(?<!\p{L})all (?:lots?|lot numbers|batches|serial numbers|units)(?: numbers?)?,? (?:with|having|manufactured|made|distributed|shipped|sold|expiring|produced)\s[^;.\n"]{3,80}\d[^\s;,."]*/iu;
const EVERY_UNEXPIRED =
  /^all (?:lots?|lot numbers|batches|serial numbers|units)\swithin\s(?:(?:their|the)\s)?(?:shelf[ -]life|expiry|expiration)(?:\s(?:date|period))?/iu;

/**
 * A rule about all numbers with what limits it, where a value holds one. Without its limit it would speak of devices
 * that are not concerned.
 */
export function everyNumberWith(prepared: Prepared, value: FieldValue): string | null {
  const clause = clauseOf(prepared, value);
  const rule = EVERY_WITH.exec(clause)?.[0] ?? EVERY_UNEXPIRED.exec(clause)?.[0];
  return rule ? squeeze(rule) : null;
}

/** The words of a value with what follows it in its line, where the label of other numbers or of days ends it. */
function clauseOf(prepared: Prepared, value: FieldValue): string {
  const line = value.closedBy ? (prepared.notice.lines[value.span.from]?.text ?? "") : "";
  const at = line.indexOf(value.text);
  return at < 0 || line === "" ? value.text : line.slice(at);
}
