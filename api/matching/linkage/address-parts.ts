// An address key in its parts: `0011001|2|1-3` is town 0011001, block (or lot) 2, house (or branch) 1-3.

export interface AddressParts {
  readonly town: string;
  /** Town and block, null where the key ends before. */
  readonly block: string | null;
  readonly blockNumber: number | null;
  readonly houseNumber: number | null;
  /** The whole key where it goes down to a house or to a lot. */
  readonly fine: string | null;
}

/** Null for text that no town was found in. */
export function addressParts(key: string | null): AddressParts | null {
  if (key === null || key === '') return null;
  const [town = '', block, house] = key.split('|');
  if (block === undefined) return { town, block: null, blockNumber: null, houseNumber: null, fine: null };
  return {
    town,
    block: `${town}|${block}`,
    blockNumber: numberIn(block),
    houseNumber: house === undefined ? null : numberIn(house),
    fine: key,
  };
}

function numberIn(text: string): number | null {
  const digits = /[0-9]+/u.exec(text)?.[0];
  return digits === undefined ? null : Number(digits);
}
