import type { AddressKey } from './address-keys.ts';
import type { ParsedAddress } from './parse-address.ts';

/** Addresses of one register in one town that are written as lots (番地), and how many of those keys the gazetteer has. */
export interface LotTally {
  readonly lots: number;
  readonly hits: number;
}

/**
 * Whether 番地 in a town's addresses means what the gazetteer's points mean. In towns with 住居表示 a tax roll
 * gives lots, and 27番地8 meets block 27 house 8 by chance, hundreds of metres away; elsewhere clerks write
 * 番地 for 番…号 and nearly all meet. The register itself tells which: trust lot keys where most of them meet.
 * Where they do not, an address written as a lot goes no finer than its town.
 */
export function lotsFollowGazetteer({ lots, hits }: LotTally): boolean {
  return (hits + 1) / (lots + 2) >= 0.5;
}

/** The keys to look an address up by, once its town's lots have been judged (`lotsFollowGazetteer`). */
export function keysToLookUp(
  address: Pick<ParsedAddress, 'keys' | 'number_style'>,
  lotsFollow: boolean,
): readonly AddressKey[] {
  if (lotsFollow || address.number_style !== 'lot') return address.keys;
  return address.keys.filter(({ level }) => level === 'town' || level === 'oaza');
}
