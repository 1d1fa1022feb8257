// How the counter's one box is read. Pure; what really exists decides among the readings afterwards.

/** Ways in which a text may be meant, likeliest first. */
export type Reading = 'number' | 'point' | 'name' | 'kana' | 'address';

/** Longest zero-padded number that registers use. */
const longestNumber = 15;

/** Digits, or letters and digits with marks between, are numbers of registers; 138.3,34.8 is a place; kana is a reading of a name. */
export function listReadings(text: string): Reading[] {
  const plain = text.normalize('NFKC').trim();
  if (readPoint(plain) !== null) return ['point'];
  if (/^[0-9A-Za-z][0-9A-Za-z._/-]*$/u.test(plain) && /[0-9]/u.test(plain)) return ['number'];
  if (isKana(plain)) return ['kana', 'name', 'address'];
  return /[0-9]/u.test(plain) ? ['address'] : ['name', 'address'];
}

/** Whether a name is given by its reading. */
export function isKana(text: string): boolean {
  return /^[\p{Script=Hiragana}\p{Script=Katakana}ー・･\s\p{P}]+$/u.test(text.normalize('NFKC'));
}

/** '138.3126, 34.872' → longitude, latitude; also the other way round, as maps copy it. Null for what is no place in Japan. */
export function readPoint(text: string): [number, number] | null {
  const pair = /^([0-9]{2,3}\.[0-9]+)[\s,、]+([0-9]{2,3}\.[0-9]+)$/u.exec(text.normalize('NFKC').trim());
  if (!pair) return null;
  const [lon, lat] = [Number(pair[1]), Number(pair[2])].sort((one, other) => other - one);
  if (lon === undefined || lat === undefined || lon < 122 || lon > 160 || lat < 20 || lat > 46) return null;
  return [lon, lat];
}

/** How a number may stand in a register, best first: as typed, in capitals, with and without leading zeros. */
export function numberVariants(typed: string): string[] {
  const plain = typed.normalize('NFKC').trim();
  const variants = [typed, plain, plain.toUpperCase()];
  if (/^[0-9]+$/u.test(plain)) {
    const bare = plain.replace(/^0+(?=[0-9])/u, '');
    for (let length = bare.length; length <= longestNumber; length += 1)
      variants.push(bare.padStart(length, '0'));
  }
  return [...new Set(variants)];
}

/** First text after all that begin with `key`, in the order of code points (COLLATE "C"). */
export function endOfPrefix(key: string): string {
  return `${key}\u{10ffff}`;
}
