// One mask for everything: its length tells nothing of what it hides.
import { foldKana, foldName } from '../../geodata/text/fold-name.ts';
import type { Shown } from './shown-household.ts';

export const mask = '●●●';

/**
 * Town and 丁目 of an address, without its numbers: むすび市浜一丁目. Where none of it can be told from a number or a name,
 * the mask.
 */
export function maskAddress(address: string): string {
  const chome = /^[^0-9０-９]*?[0-9０-９一二三四五六七八九十]+丁目/u.exec(address)?.[0];
  if (chome !== undefined) return chome;
  const numbered = /^(.+?)(?=[0-9０-９]|[〇一二三四五六七八九十百千]+(?:番|号|の|ノ|[-－‐ー]))/u.exec(
    address,
  )?.[1];
  return numbered === undefined || /\s/u.test(numbered.trim()) ? mask : numbered.trim();
}

/** A name only where it is one of the shown household's: an owner or who opened a door may be anybody. */
export function maskName<Name extends string | null>(name: Name, { name_keys }: Shown): Name | typeof mask {
  if (name === null || name === '') return name;
  return name_keys.has(foldName(name)) || name_keys.has(foldKana(name)) ? name : mask;
}

/** Numbers as handles that differ from one another and say nothing: ●●●001. The same number, the same handle. */
export class Handles {
  readonly #given = new Map<string, string>();

  of(number: string): string {
    const known = this.#given.get(number) ?? `${mask}${String(this.#given.size + 1).padStart(3, '0')}`;
    this.#given.set(number, known);
    return known;
  }
}
