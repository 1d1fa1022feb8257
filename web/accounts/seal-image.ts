import { sealBytes, sealPixels } from '../../api/accounts/municipality.contract.ts';

/** Why an image cannot be the seal, with what to do; undefined when it can. Reads the image to measure it. */
export async function sealFault(file: File): Promise<string | undefined> {
  if (file.type !== 'image/png') return 'PNG形式の画像を選んでください。';
  if (file.size > sealBytes) return '画像が大きすぎます（1 MBまで）。';
  try {
    const image = await createImageBitmap(file);
    const isTooLarge = image.width > sealPixels || image.height > sealPixels;
    image.close();
    return isTooLarge ? `縦横 ${sealPixels} ピクセルまでの画像にしてください。` : undefined;
  } catch {
    return '画像として読み取れません。別のファイルを選んでください。';
  }
}
