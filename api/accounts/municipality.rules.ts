// Pure checks of what a municipality is registered with.

/** 全国地方公共団体コード: the sixth digit checks the first five. */
export function isMunicipalityCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, place) => total + digit * (6 - place), 0);
  return digits[5] === (11 - (sum % 11)) % 10;
}
