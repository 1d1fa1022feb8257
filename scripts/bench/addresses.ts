// npm run bench:addresses -- --data DIR [--json] [--faults N]: addresses as people write them and every town of the country,
// read by Musubi and by @geolonia/normalize-japanese-addresses from the same list of towns. No network.
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseKanjiNumeral } from '../../geodata/text/kanji-numeral.ts';
import { readAbrCases, readGeoloniaCases, readHousePoints, townCases } from './addresses/cases.ts';
import type { Case } from './addresses/cases.ts';
import { nationalTowns, readCities } from './addresses/national-towns.ts';
import { writeNormaliserData } from './addresses/normaliser-data.ts';
import { normaliserReader, ourReader } from './addresses/readers.ts';
import type { AddressReader } from './addresses/readers.ts';
import { figuresOf, score } from './addresses/score.ts';
import type { Answer, Scored } from './addresses/score.ts';
import { printFigures } from './figures.ts';
import type { Figures } from './figures.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
    faults: { type: 'string', default: '0' },
    step: { type: 'string', default: '100' },
  },
});
if (values.data === undefined)
  throw new Error('--data DIR: address_normalisation, towns_japan, address_points_shizuoka');

const cities = await readCities(values.data);
const heap = heapMegabytes();
const start = performance.now();
const national = nationalTowns(cities);
const indexed = { seconds: seconds(start), megabytes: heapMegabytes() - heap };
const step = Number(values.step);
const points = await readHousePoints(values.data, step);
const every = townCases(cities, 1, (town) => town);
const sample = townCases(cities, step, (town) => town);
const digits = townCases(cities, step, withDigits);
const geolonia = await readGeoloniaCases(values.data, cities);
const abr = await readAbrCases(values.data, cities);

const places = { cities, national, houses: points.byKey };
const known = ourReader(places, 'known');
const anywhere = ourReader(places, 'anywhere');
const folder = await writeNormaliserData(cities, points.houses);
const rows: Figures[] = [];
try {
  const normaliser = normaliserReader(folder, cities);
  const sets: [string, readonly Case[]][] = [
    ['written by people (geolonia)', geolonia],
    ['written by people (abr-geocoder)', abr],
    [`every ${step}th town + 12番3号`, sample],
    ['the same with 1丁目', digits],
    [`every ${step}th house point of Shizuoka`, points.cases],
  ];
  for (const [what, cases] of sets)
    for (const reader of [known, anywhere, normaliser]) rows.push(await measure(what, reader, cases));
  rows.push(await measure('every town + 12番3号', known, every));
  rows.push(await measure('every town + 12番3号', anywhere, every));
} finally {
  await rm(folder, { recursive: true });
}
printFigures(rows, values.json);
if (!values.json)
  console.log(
    `index of ${every.length} towns in ${cities.length} municipalities: ${indexed.seconds.toFixed(2)} s, ${indexed.megabytes} MB of heap`,
  );

/** The first pass opens files and warms up; the second is timed. */
async function measure(what: string, reader: AddressReader, cases: readonly Case[]): Promise<Figures> {
  if (cases.length < 10_000) for (const each of cases) await reader.read(each);
  const begun = performance.now();
  const answers: Answer[] = [];
  for (const each of cases) answers.push(await reader.read(each));
  const took = seconds(begun);
  const scored = cases.map((each, n): Scored => {
    const answer = answers[n];
    if (answer === undefined) throw new Error('one answer a case');
    return score(each, answer);
  });
  for (const { case: each, answer, fault } of scored
    .filter((one) => one.fault !== null)
    .slice(0, Number(values.faults)))
    console.error(
      [
        what,
        reader.name,
        fault,
        each.text,
        `${each.code} ${each.machiaza_id} ${each.numbers}`,
        `${answer.code} ${answer.machiaza_id} ${answer.numbers}`,
      ].join(' | '),
    );
  return figuresOf(what, reader.name, scored, took);
}

/** 駅北十二丁目 as 駅北12丁目 */
function withDigits(town: string): string {
  return town.replace(
    /(?:(?<![一二三四五六七八九十])[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=丁目$)/u,
    (numeral) => String(parseKanjiNumeral(numeral)),
  );
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}

function heapMegabytes(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
}
