// What every command stands on: the house, open for as long as the command works, silent but for what it prints.
import { openHouse } from '../api/house.ts';
import type { OpenHouse } from '../api/house.ts';
import { readSettings } from '../api/settings.ts';

export async function withHouse<T>(work: (house: OpenHouse) => Promise<T>): Promise<T> {
  const house = await openHouse({ ...readSettings(process.env), logLevel: 'silent' });
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
