/** Ten or twelve digits as a personal identity number is written, with or without its sign, wherever it stands. */
const written = /(?<!\d)((?:18|19|20)(?=\d{6}))?(\d{2})(\d{2})(\d{2})([-+– ]?)(\d{4})(?!\d)/g;

/** Said right before a number of something else: batches are numbered by day, and telephones as people are. */
const otherNumber =
  /(?:\b(?:lot|batch|sats|charge|ref|sn|s\/n|serial|serie(?:nummer|nr)?|art(?:ikel)?(?:nummer|nr)?|udi(?:-di|-pi)?|gtin|order|version|build|tel|telefon|phone|mobil|ring|dnr|diarie(?:nummer|nr)?)\b[\s.:#=nr]*|(?:\d|\(\d{2}\))\s?)$/i;

/** Said before a number that is a person's, however it is written. */
const personsNumber = /(?:person|pnr|p\.nr|patient|samordning|född|born|identity)[\p{L}.:\s#-]*$/iu;

/** The last digit fits the nine before it (Luhn). */
function isChecked(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, position) => {
    const value = Number(digit) * (position % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Whether a text holds something that is a Swedish personal identity number or coordination number: a possible day,
 * for coordination numbers with 60 added, and a check digit that fits. No patient data belong in the history of a
 * device. What the text itself calls a lot, a reference or a telephone is none, and neither are ten digits that begin
 * as a telephone number does and have no sign in them, unless the text calls them a person's.
 */
export function holdsPersonalNumber(text: string): boolean {
  for (const found of text.matchAll(written)) {
    const [, century, year = "", month = "", day = "", sign = "", rest = ""] = found;
    const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
    const possible = Number(month) >= 1 && Number(month) <= 12 && date >= 1 && date <= 31;
    if (!possible || !isChecked(year + month + day + rest)) continue;
    const before = text.slice(Math.max(0, found.index - 40), found.index);
    const telephone = !century && year.startsWith("0") && (sign === "" || sign === " ");
    if (personsNumber.test(before) || (!telephone && !otherNumber.test(before))) return true;
  }
  return false;
}
