// Looks for the QR code of a survey sheet in a photo: an A4 sheet held before a house, seldom straight, often small.
import {
  BinaryBitmap,
  DecodeHintType,
  Exception,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';

/** A picture without colours: one byte a pixel, row by row. */
export type Grey = { readonly width: number; readonly height: number; readonly pixels: Uint8ClampedArray };

/** A part of a picture, in its own pixels. */
export type Region = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Draws a part of the picture, made smaller where that is asked for. */
export type Look = (region: Region, width: number, height: number) => Grey;

/** What our codes begin with (printed by 配布). */
const ours = 'MSBS:';
/** Longest sides at which the whole picture is looked at: small first, it is quick and blurs noise away. */
const WHOLE = [900, 1700];
/** Then piece by piece, overlapping by more than a code is wide. */
const PIECE = 1300;
const OVERLAP = 260;
/** Pieces are looked at as they are, a smaller one of a small code is lost; but very large pictures have more pixels than sharpness. */
const FINEST = 6000;

const hints = new Map([[DecodeHintType.TRY_HARDER, true]]);

/** What the sheet's code says; null where there is none to be read. `size`: the picture's own. */
export function findSheetCode(
  { width, height }: { readonly width: number; readonly height: number },
  look: Look,
): string | null {
  const longest = Math.max(width, height);
  const whole = { left: 0, top: 0, width, height };
  for (const side of WHOLE) {
    const scale = Math.min(1, side / longest);
    const found = readCode(look(whole, Math.round(width * scale), Math.round(height * scale)));
    if (found !== null) return found;
    if (scale === 1) return null;
  }
  const scale = Math.min(1, FINEST / longest);
  for (const region of piecesOf({ width, height }, PIECE / scale, OVERLAP / scale)) {
    const found = readCode(look(region, Math.round(region.width * scale), Math.round(region.height * scale)));
    if (found !== null) return found;
  }
  return null;
}

function readCode({ pixels, width, height }: Grey): string | null {
  if (width < 30 || height < 30) return null;
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(pixels, width, height)));
  try {
    const text = new QRCodeReader().decode(bitmap, hints).getText();
    return text.startsWith(ours) ? text : null;
  } catch (thrown) {
    // Nothing found, or nothing that could be read: the reader has no other way to say so.
    if (thrown instanceof Exception) return null;
    throw thrown;
  }
}

/** Pieces that cover the picture; the middle of it first, where people hold a sheet. */
function piecesOf(
  { width, height }: { readonly width: number; readonly height: number },
  side: number,
  overlap: number,
): Region[] {
  const starts = (length: number): number[] => {
    const count = Math.max(1, Math.ceil((length - overlap) / (side - overlap)));
    const step = count === 1 ? 0 : (length - side) / (count - 1);
    return Array.from({ length: count }, (_, at) => Math.max(0, Math.round(at * step)));
  };
  const regions = starts(height).flatMap((top) =>
    starts(width).map((left) => ({
      left,
      top,
      width: Math.min(Math.round(side), width - left),
      height: Math.min(Math.round(side), height - top),
    })),
  );
  const fromMiddle = ({ left, top, width: wide, height: high }: Region): number =>
    Math.hypot(left + wide / 2 - width / 2, top + high / 2 - height / 2);
  return regions.sort((a, b) => fromMiddle(a) - fromMiddle(b));
}
