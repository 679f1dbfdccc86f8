/**
 * Marks of forwarding that mail programs put before a subject: English, Swedish, German, French, Danish and Norwegian,
 * Spanish and Portuguese, Italian, Dutch, Finnish, Polish. Finnish answers begin with "VS:" too: in doubt it is
 * a new message, which a person sees.
 */
const FORWARDED =
  /^(?:fwd?|vb|vidb|wg|tr|rv|vs|enc|i|doorst|vl|pd|vidarebefordrat|vidaresänt|videresendt|weitergeleitet|transf[ée]r[ée]?|inoltrato|doorgestuurd)\s*(?:\[\d+\]|\(\d+\))?\s*:/i;
const LABELS = /^(?:\s*\[[^\]]{1,40}\]\s*)+/;

/**
 * Whether a mail was passed on, not answered: by the first mark of its subject ("SV: VB: x" is an answer, "VB: SV: x" is
 * not), labels that a gateway put before it apart. A forwarded mail is a new message even where it carries
 * the References of what was forwarded, as Outlook does. Pure.
 */
export function isForwarded(subject: string | null): boolean {
  return FORWARDED.test((subject ?? "").replace(LABELS, "").trimStart());
}
