import { randomInt } from 'node:crypto';

// Without letters and digits that look alike on paper (O 0, l 1 I): these are read aloud and typed once.
const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '#%*+-=?@'] as const;
const everything = kinds.join('');
const usualLength = 14;

/** A random password with all four kinds that fits the length bounds; begins with a letter (spreadsheets calculate `=…`). */
export function generatePassword(bounds: {
  password_min_length: number;
  password_max_length: number;
}): string {
  const length = Math.min(Math.max(usualLength, bounds.password_min_length), bounds.password_max_length);
  const [first, ...others] = kinds;
  const rest = others.map(pick);
  while (rest.length < length - 1) rest.push(pick(everything));
  return pick(first) + shuffled(rest).join('');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

function shuffled(characters: string[]): string[] {
  const left = [...characters];
  const drawn: string[] = [];
  while (left.length > 0) drawn.push(...left.splice(randomInt(left.length), 1));
  return drawn;
}
