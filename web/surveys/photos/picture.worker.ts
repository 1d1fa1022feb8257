// Beside the page: what a picture says of itself, its small picture, and the code of a sheet in it. Nothing leaves this PC.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { maxPhotoBytes } from '../../../api/surveys/photos/photos.contract.ts';
import { findSheetCode, type Grey, type Region } from './code-search.ts';
import { HEAD_BYTES, readShotTime } from './exif-time.ts';
import {
  kindOf,
  type Fault,
  type PictureRead,
  type ReadingAnswer,
  type ReadingTask,
} from './picture-reading.ts';

/** Longest side of a preview, pixels. */
const previewSide = 480;

self.addEventListener('message', ({ data }: MessageEvent<ReadingTask>) => {
  void answer(data).then((told) => self.postMessage(told, { transfer: [] }));
});

async function answer({ id, file }: ReadingTask): Promise<ReadingAnswer> {
  const read = await readPicture(file);
  return typeof read === 'string' ? { id, fault: read } : { id, read };
}

async function readPicture(file: File): Promise<PictureRead | Fault> {
  if (file.size > maxPhotoBytes) return 'too-large';
  // A card that was pulled out, or a folder that a virus scanner holds: the file cannot be read.
  const bytes = await file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  );
  if (bytes === null) return 'broken';
  const kind = kindOf(bytes);
  if (kind === 'heic') return 'heic';
  if (kind === null) return 'not-a-picture';
  const bitmap = await createImageBitmap(new Blob([bytes], { type: kind })).catch(() => null);
  if (bitmap === null) return 'broken';
  try {
    return {
      takenAt: readShotTime(bytes.subarray(0, HEAD_BYTES)),
      code: findSheetCode(bitmap, (region, width, height) => greyOf(bitmap, region, width, height)),
      sha256: bytesToHex(sha256(bytes)),
      mediaType: kind,
      preview: await previewOf(bitmap),
    };
  } finally {
    bitmap.close();
  }
}

function draw(
  bitmap: ImageBitmap,
  { left, top, width: wide, height: high }: Region,
  width: number,
  height: number,
): { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D } {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws nothing beside the page');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, left, top, wide, high, 0, 0, width, height);
  return { canvas, context };
}

function greyOf(bitmap: ImageBitmap, region: Region, width: number, height: number): Grey {
  const { data } = draw(bitmap, region, width, height).context.getImageData(0, 0, width, height);
  const pixels = new Uint8ClampedArray(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const from = at * 4;
    // Green counts twice, as eyes see it.
    pixels[at] = ((data[from] ?? 0) + 2 * (data[from + 1] ?? 0) + (data[from + 2] ?? 0)) / 4;
  }
  return { width, height, pixels };
}

function previewOf(bitmap: ImageBitmap): Promise<Blob> {
  const { width, height } = bitmap;
  const scale = Math.min(1, previewSide / Math.max(width, height));
  const whole = { left: 0, top: 0, width, height };
  const small = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const { canvas } = draw(bitmap, whole, small[0] ?? 1, small[1] ?? 1);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}
