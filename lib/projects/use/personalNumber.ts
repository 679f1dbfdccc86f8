/** Ten or twelve digits as a personal identity number is written, with or without its sign, wherever it stands. */
const written = /(?<!\d)(?:(?:18|19|20)(?=\d{6}))?(\d{2})(\d{2})(\d{2})[-+–]?(\d{4})(?!\d)/g;

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
 * device.
 */
export function holdsPersonalNumber(text: string): boolean {
  for (const [, year = "", month = "", day = "", rest = ""] of text.matchAll(written)) {
    const date = Number(day) > 60 ? Number(day) - 60 : Number(day);
    const possible = Number(month) >= 1 && Number(month) <= 12 && date >= 1 && date <= 31;
    if (possible && isChecked(year + month + day + rest)) return true;
  }
  return false;
}
