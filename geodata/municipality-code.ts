/**
 * The check digit of a 全国地方公共団体コード: the sixth digit for the first five (prefecture 2, municipality 3).
 * Null when the text is not five ASCII digits.
 */
export function municipalityCheckDigit(fiveDigits: string): string | null {
  if (!/^[0-9]{5}$/u.test(fiveDigits)) return null;
  const sum = [...fiveDigits].reduce((total, digit, at) => total + Number(digit) * (6 - at), 0);
  // Below eleven the sum itself is subtracted, which is the remainder too.
  return String((11 - (sum % 11)) % 10);
}

/**
 * Reads a municipality code of six or five digits, half or full width, and answers the six-digit form; null when it
 * is neither or its check digit is wrong. Four digits are five that lost their zero in a spreadsheet. A zero lost
 * from six is not put back: 11002 could be either.
 */
export function toSixDigitCode(text: string): string | null {
  const digits = text.normalize('NFKC').trim();
  if (!/^[0-9]{4,6}$/u.test(digits)) return null;
  const five = digits.length === 4 ? `0${digits}` : digits.slice(0, 5);
  const check = municipalityCheckDigit(five);
  if (check === null || (digits.length === 6 && !digits.endsWith(check))) return null;
  return `${five}${check}`;
}
