// Writes the towns and house points as the tree of files that @geolonia/normalize-japanese-addresses reads, into a folder
// of its own that the caller removes.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HousePoints } from './cases.ts';
import type { City } from './national-towns.ts';

export async function writeNormaliserData(
  cities: readonly City[],
  houses: HousePoints['houses'],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'musubi-addresses-'));
  const prefectures = Map.groupBy(cities, ({ prefecture }) => prefecture);
  const data = [...prefectures].map(([pref, within]) => ({
    code: Number(within[0]?.code.slice(0, 2)) * 10_000,
    pref,
    pref_k: '',
    pref_r: '',
    point: within[0]?.towns[0]?.at ?? [0, 0],
    cities: within.map(({ code, city, towns }) => ({
      code: Number(code),
      ...splitCity(city),
      point: towns[0]?.at ?? [0, 0],
    })),
  }));
  await writeFile(join(folder, 'ja.json'), JSON.stringify({ meta: { updated: 1 }, data }));
  for (const [pref, within] of prefectures) {
    await mkdir(join(folder, 'ja', pref), { recursive: true });
    for (const city of within) await writeCity(join(folder, 'ja', pref), city, houses);
  }
  return folder;
}

async function writeCity(folder: string, city: City, houses: HousePoints['houses']): Promise<void> {
  let text = '';
  let start = 0;
  const data = city.towns.map(({ machiaza_id, town, at }) => {
    const entry = { machiaza_id, ...splitTown(town), point: at };
    const inTown = houses.get(`${city.code} ${machiaza_id}`);
    if (inTown === undefined) return entry;
    const lines = inTown.map(([block, house, [lng, lat]]) => `${block},${house},,${lng},${lat}`);
    const part = `住居表示,${town}\nblk_num,rsdt_num,rsdt_num2,lng,lat\n${lines.join('\n')}\n`;
    const length = Buffer.byteLength(part);
    const range = { start, length };
    start += length;
    text += part;
    return { ...entry, rsdt: true, csv_ranges: { 住居表示: range } };
  });
  await writeFile(join(folder, `${city.city}.json`), JSON.stringify({ meta: { updated: 1 }, data }));
  if (text !== '') await writeFile(join(folder, `${city.city}-住居表示.txt`), text);
}

function splitCity(name: string): { city: string; county?: string; ward?: string } {
  const county = /^(.+?郡)(.+[町村])$/u.exec(name);
  if (county?.[1] !== undefined && county[2] !== undefined) return { county: county[1], city: county[2] };
  const ward = /^(.+市)(.+区)$/u.exec(name);
  if (ward?.[1] !== undefined && ward[2] !== undefined) return { city: ward[1], ward: ward[2] };
  return { city: name };
}

/** It puts the parts together again; a 丁目 apart tells it that a number may stand for it. */
function splitTown(town: string): { oaza_cho: string; chome?: string } {
  const parts = /^(.+?)([一二三四五六七八九十]+丁目)$/u.exec(town);
  return parts?.[1] !== undefined && parts[2] !== undefined
    ? { oaza_cho: parts[1], chome: parts[2] }
    : { oaza_cho: town };
}
