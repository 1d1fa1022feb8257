export type TextEncoding = 'utf-8' | 'utf-8-bom' | 'cp932' | 'utf-16le' | 'utf-16be';

/** How many bytes from the first that is not ASCII are weighed before an encoding is chosen. */
export const SAMPLE_BYTES = 1024 * 1024;

/** Enough of a file's head to see a byte order mark or the zero bytes of UTF-16. */
export const HEAD_BYTES = 4096;

/** Tells UTF-16 and marked UTF-8 from the first bytes of a file; null when neither shows. */
export function detectFromHead(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8-bom';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let little = 0;
  let big = 0;
  let separators = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    const [even, odd] = [head[at], head[at + 1]];
    separators += Number(isSeparator(even)) + Number(isSeparator(odd));
    if (odd === 0 && isSeparator(even)) little += 1;
    if (even === 0 && isSeparator(odd)) big += 1;
  }
  // In UTF-16 nearly every comma and line end stands beside a zero byte; a stray NUL elsewhere proves nothing.
  if (Math.max(little, big) * 2 <= separators) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/**
 * Chooses between UTF-8 and CP932 for a sample that holds bytes beyond ASCII; its end may cut a character.
 * When the sample is whole in neither, the one with fewer faults is chosen, so that the error shown later
 * names the damaged place and not the first character.
 */
export function detectFromSample(sample: Uint8Array): 'utf-8' | 'cp932' {
  const utf8Faults = countUtf8Faults(sample);
  if (utf8Faults === 0) return 'utf-8';
  return countCp932Faults(sample) < utf8Faults ? 'cp932' : 'utf-8';
}

export function firstBeyondAscii(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte >= 0x80);
}

/** Length of the CP932 character that begins with this byte. */
export function cp932Length(lead: number): 1 | 2 {
  return (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc) ? 2 : 1;
}

/** Length of the UTF-8 character that begins with this byte; 1 for a byte that begins none. */
export function utf8Length(lead: number): 1 | 2 | 3 | 4 {
  if (lead < 0xc2) return 1;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 1;
}

function isSeparator(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x2c || byte === 0x09 || byte === 0x22;
}

function countUtf8Faults(sample: Uint8Array): number {
  let faults = 0;
  let at = 0;
  while (at < sample.length) {
    const lead = sample[at] ?? 0;
    const length = utf8Length(lead);
    if (lead < 0x80) {
      at += 1;
    } else if (length === 1) {
      faults += 1;
      at += 1;
    } else {
      let seen = 1;
      while (seen < length && ((sample[at + seen] ?? 0) & 0xc0) === 0x80) seen += 1;
      if (seen < length && at + seen < sample.length) faults += 1;
      at += seen;
    }
  }
  return faults;
}

function countCp932Faults(sample: Uint8Array): number {
  let faults = 0;
  let at = 0;
  while (at < sample.length) {
    const lead = sample[at] ?? 0;
    const length = cp932Length(lead);
    const trail = sample[at + 1] ?? 0x40;
    if (length === 2 && (trail < 0x40 || trail === 0x7f || trail > 0xfc)) faults += 1;
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc) faults += 1;
    at += length;
  }
  return faults;
}
