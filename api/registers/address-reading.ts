import { parseAddress } from '../../geodata/addresses/parse-address.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';

/** What geocoding joins on. */
export interface ReadAddress {
  town_id: string | null;
  /** Finest key; of an address that no town was found in, its folded text. */
  address_key: string;
  /** Key down to 街区・番地; of an address that names no number, the four digits of its 大字; null outside. */
  block_key: string | null;
  /** Written as a lot (番地): whether that means the gazetteer's block and house, the whole register tells. */
  is_lot: boolean;
}

export function readAddress(text: string, towns: TownIndex): ReadAddress {
  const { place, town, keys, address_key, number_style } = parseAddress(text, towns);
  const block = keys.find(({ level }) => level === 'block') ?? keys.find(({ level }) => level === 'oaza');
  return {
    town_id: place === 'inside' ? (town?.machiaza_id ?? null) : null,
    address_key,
    block_key: block?.key ?? null,
    is_lot: number_style === 'lot',
  };
}
