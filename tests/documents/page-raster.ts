/**
 * Pages as grey pixels, from two renderers that share no code: poppler (FreeType through Splash) and mupdf.
 * scripts/test installs both on Debian: poppler-utils, mupdf-tools.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Rows from the top. Ink from 0 (paper) to 1 (black). */
export interface Raster {
  width: number;
  height: number;
  ink: Float32Array;
}

export type Renderer = 'poppler' | 'mupdf';

export function rasterise(pdf: Uint8Array, dpi: number, renderer: Renderer = 'poppler'): Raster[] {
  return inFolder(pdf, (file, folder) => {
    const resolution = String(dpi);
    if (renderer === 'poppler')
      execFileSync('pdftoppm', ['-r', resolution, '-gray', file, join(folder, 'page')]);
    else {
      execFileSync('mutool', [
        'draw',
        '-q',
        '-r',
        resolution,
        '-c',
        'gray',
        '-F',
        'pgm',
        '-o',
        join(folder, 'page-%d.pgm'),
        file,
      ]);
    }
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .toSorted()
      .map((name) => readPgm(readFileSync(join(folder, name))));
  });
}

/** What a reader searches and copies. */
export function extractText(pdf: Uint8Array): string {
  return inFolder(pdf, (file) =>
    execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }),
  );
}

/** Font name, 'emb', 'sub', 'uni' as pdffonts lists them. */
export function listFonts(
  pdf: Uint8Array,
): { name: string; embedded: boolean; subset: boolean; unicode: boolean }[] {
  const table = inFolder(pdf, (file) => execFileSync('pdffonts', [file], { encoding: 'utf8' }));
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((row) => {
      const columns = row.trim().split(/\s+/);
      const [embedded, subset, unicode] = columns.slice(-5, -2).map((word) => word === 'yes');
      return {
        name: columns[0] ?? '',
        embedded: embedded ?? false,
        subset: subset ?? false,
        unicode: unicode ?? false,
      };
    });
}

function inFolder<Result>(pdf: Uint8Array, work: (file: string, folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'musubi-document-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    return work(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Binary PGM with values up to 255. */
function readPgm(bytes: Buffer): Raster {
  const header = /^P5\s+(?:#[^\n]*\n\s*)*(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 200));
  if (!header) throw new Error('Not a grey page');
  const width = Number(header[1]);
  const height = Number(header[2]);
  const pixels = bytes.subarray(header[0].length, header[0].length + width * height);
  const ink = new Float32Array(width * height);
  for (let at = 0; at < ink.length; at += 1) ink[at] = 1 - (pixels[at] ?? 255) / 255;
  return { width, height, ink };
}
