// Pure checks of what a municipality is registered with.
import { sealPixels } from './municipality.contract.ts';

/** 全国地方公共団体コード: the sixth digit checks the first five. */
export function isMunicipalityCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, place) => total + digit * (6 - place), 0);
  return digits[5] === (11 - (sum % 11)) % 10;
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Whether the head of a file promises a PNG of a size that may be opened: a small file can unpack to gigabytes. */
export function promisesSeal(bytes: Buffer): boolean {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngSignature)) return false;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return false;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return width > 0 && height > 0 && width <= sealPixels && height <= sealPixels;
}
