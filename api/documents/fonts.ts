import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { FontFace } from './font-face.ts';

/**
 * The fonts of a document, asked in this order for each character.
 * Later ones are opened only when an earlier one lacks something.
 */
export interface FontStack {
  faces(): Iterable<FontFace>;
}

const { resolve } = createRequire(import.meta.url);
const opened = new Map<string, FontFace>();

/** BIZ UD Mincho: the text of certificates, drawn to be told apart by tired and old eyes. */
const MINCHO = '@expo-google-fonts/biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf';
const MINCHO_BOLD = '@expo-google-fonts/biz-udmincho/700Bold/BIZUDMincho_700Bold.ttf';
/** BIZ UD Gothic: maps and forms that are read in the rain. */
const GOTHIC = '@expo-google-fonts/biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf';
const GOTHIC_BOLD = '@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf';
/** Noto Serif JP: characters that BIZ UD lacks, such as 𠮷 (U+20BB7). */
const NOTO = '@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf';

/** Where systems keep IPAmj Mincho, which has the characters of family registers and their variations. */
const IPAMJ_PATHS = [
  '/usr/share/fonts/truetype/ipamj/ipamjm.ttf',
  '/usr/share/fonts/ipa-mj-mincho/ipamjm.ttf',
  '/usr/share/fonts/ipamjm.ttf',
  '/usr/local/share/fonts/ipamjm.ttf',
  join(homedir(), '.local/share/fonts/ipamjm.ttf'),
  join(homedir(), '.fonts/ipamjm.ttf'),
  'C:\\Windows\\Fonts\\ipamjm.ttf',
  '/Library/Fonts/ipamjm.ttf',
  join(homedir(), 'Library/Fonts/ipamjm.ttf'),
];

/** Path of IPAmj Mincho on this machine, or undefined: Musubi works without, but knows far fewer variations. */
export function findIpamj(paths: readonly string[] = IPAMJ_PATHS): string | undefined {
  return paths.find((path) => existsSync(path));
}

/** `ipamj`: where that font is; null for a stack without it. Default: where the system has it. */
export function createFontStack(ipamj: string | null = findIpamj() ?? null): FontStack {
  return {
    *faces() {
      yield openFace(resolve(MINCHO));
      yield openFace(resolve(NOTO));
      if (ipamj !== null) yield openFace(ipamj);
    },
  };
}

/** For maps and forms: BIZ UD Gothic, and Noto Serif JP for what it lacks. */
export function createGothicStack(weight: 'regular' | 'bold'): FontStack {
  return {
    *faces() {
      yield openFace(resolve(weight === 'bold' ? GOTHIC_BOLD : GOTHIC));
      yield openFace(resolve(NOTO));
    },
  };
}

/** For seals. */
export function openBoldMincho(): FontFace {
  return openFace(resolve(MINCHO_BOLD));
}

function openFace(path: string): FontFace {
  let face = opened.get(path);
  if (!face) {
    face = new FontFace(readFileSync(path));
    opened.set(path, face);
  }
  return face;
}
