// Excel stores a day as a number and says only in the cell's format that it is one.

/** Formats that stand for days without being written out in the file; 27 to 36 and 50 to 58 are Japanese ones. */
const builtInDays = (format: number) =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 36) ||
  (format >= 50 && format <= 58);

/** Whether numbers in this format are days. `code` is the format's own text, where the file has one. */
export function isDayFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDays(format);
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').replace(/general|e[+-]/giu, '');
  return /[ydg]|m(?!.*s)/iu.test(letters);
}

const dayMs = 24 * 3600 * 1000;
/** 9999-12-31 */
const lastSerial = 2_958_465;

/** YYYY-MM-DD, with the time behind it where there is one; null for a number that is no day. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial <= lastSerial)) return null;
  // The first two months are counted as if 1900 had had a 29th of February.
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round((days * dayMs) / 1000) * 1000).toISOString();
  return moment.endsWith('T00:00:00.000Z') ? moment.slice(0, 10) : moment.slice(0, 19).replace('T', ' ');
}
