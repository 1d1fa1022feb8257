import type { PlacedAddress, TownArea } from './place.ts';

/** 港町一丁目2番3号, 大字浜田105番地2: an address below the municipality, as registers write it in full. */
export function addressInWords(area: Pick<TownArea, 'name'>, address: PlacedAddress): string {
  return `${area.name}${numbersInWords(address)}`;
}

/** 2番3号, 105番地2: the part below the 町字. */
export function numbersInWords(address: PlacedAddress): string {
  if (address.style === 'residence') return `${address.block_no}番${address.house_no}号`;
  return `${address.lot_no}番地${address.branch_no ?? ''}`;
}
