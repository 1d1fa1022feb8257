// Whether bytes are a whole, sound PNG. The decoder that draws it into certificates trusts its input: a file that
// was cut short kept it turning for minutes. So nothing reaches it that was not walked through here.
import { crc32, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Channels by colour type, and the depths that it may have. */
const colourTypes: Readonly<Record<number, { channels: number; depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

interface Chunk {
  type: string;
  data: Buffer;
}

/** Not interlaced, at most `most` pixels wide and high, every checksum right, exactly the rows that it promises. */
export function isWholePng(bytes: Buffer, most: number): boolean {
  const chunks = readChunks(bytes);
  const head = chunks?.[0];
  if (!chunks || head?.type !== 'IHDR' || head.data.length !== 13) return false;
  if (chunks.findIndex((chunk) => chunk.type === 'IEND') !== chunks.length - 1) return false;
  const [width, height] = [head.data.readUInt32BE(0), head.data.readUInt32BE(4)];
  const [depth, colour, compression, filter, interlace] = head.data.subarray(8);
  const kind = colourTypes[colour ?? -1];
  if (width < 1 || height < 1 || width > most || height > most) return false;
  if (!kind?.depths.includes(depth ?? 0) || compression !== 0 || filter !== 0 || interlace !== 0)
    return false;
  if (colour === 3 && !chunks.some((chunk) => chunk.type === 'PLTE' && chunk.data.length % 3 === 0))
    return false;
  const rowBytes = 1 + Math.ceil((width * kind.channels * (depth ?? 0)) / 8);
  return hasRows(chunks, rowBytes, height);
}

function readChunks(bytes: Buffer): Chunk[] | null {
  if (!bytes.subarray(0, 8).equals(signature)) return null;
  const chunks: Chunk[] = [];
  let at = 8;
  while (at < bytes.length) {
    if (at + 12 > bytes.length) return null;
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return null;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return null;
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function hasRows(chunks: readonly Chunk[], rowBytes: number, height: number): boolean {
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  try {
    const rows = inflateSync(packed, { maxOutputLength: rowBytes * height });
    if (rows.length !== rowBytes * height) return false;
    for (let row = 0; row < height; row += 1) if ((rows[row * rowBytes] ?? 5) > 4) return false;
    return true;
  } catch {
    return false; // not zlib, cut, or more than it promised
  }
}
