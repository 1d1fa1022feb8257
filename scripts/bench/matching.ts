// npm run bench:matching -- --data DIR [--town むすび|焼津|葛飾] [--people N] [--seed S] [--noise N] [--position P] [--sizes] [--json]
// Builds towns (drawn, or over the open data in DIR), reads their registers as the importer would, links them and compares
// with truth.json, which nothing else reads. `--sizes`: times at 10,000, 30,000 and 100,000 households instead.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { estimateModel } from '../../api/matching/linkage/estimate-model.ts';
import { linkRegion } from '../../api/matching/linkage/link-region.ts';
import { rankRows } from '../../api/matching/linkage/row-order.ts';
import { POSITION_LEVELS } from '../../geodata/town/people/surveys/positions.ts';
import { NOISE_LEVELS } from '../../geodata/town/people/noise/levels.ts';
import { z } from 'zod';
import { printFigures } from './figures.ts';
import type { Figures } from './figures.ts';
import { assignmentOnly, exactAddressOnly, nearestOnly } from './matching/baselines.ts';
import type { RowsOf } from './matching/baselines.ts';
import { figuresOfBound } from './matching/bound.ts';
import { TOWNS, buildTown } from './matching/build-town.ts';
import type { TownName } from './matching/build-town.ts';
import { figuresOfLinks, figuresOfQueries, figuresOfRows } from './matching/figures-of-links.ts';
import { readRegion } from './matching/read-region.ts';
import { Houses } from './matching/score.ts';
import { readTruth } from './matching/truth.ts';
import { timeSizes } from './matching/sizes.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    town: { type: 'string', multiple: true },
    people: { type: 'string', default: '30000' },
    seed: { type: 'string', default: '501' },
    noise: { type: 'string', default: 'medium' },
    position: { type: 'string', multiple: true },
    sizes: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (values.data === undefined)
  throw new Error('--data DIR: the folder that has yaizu_city and buildings_tokyo_katsushika');
const towns = z.array(z.enum(TOWNS)).parse(values.town ?? TOWNS);
const positions = z.array(z.enum(POSITION_LEVELS)).parse(values.position ?? POSITION_LEVELS);
const noise = z.enum(NOISE_LEVELS).parse(values.noise);
const [people, seed] = [Number(values.people), Number(values.seed)];
const { data, json } = values;

const folder = await mkdtemp(join(tmpdir(), 'musubi-matching-'));
try {
  if (values.sizes) printFigures(await timeSizes(data, folder, seed), json);
  else {
    const hits: Figures[] = [];
    const links: Figures[] = [];
    const queries: Figures[] = [];
    for (const town of towns)
      for (const position of positions) await measure(town, position, { hits, links, queries });
    printFigures(hits, json);
    printFigures(links, json);
    printFigures(queries, json);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(
  town: TownName,
  position: (typeof POSITION_LEVELS)[number],
  into: { hits: Figures[]; links: Figures[]; queries: Figures[] },
): Promise<void> {
  const out = join(folder, 'town');
  await buildTown(data ?? '', out, town, { people, seed, noise, position });
  const region = await readRegion(out);
  const houses = new Houses(await readTruth(out));
  await rm(out, { recursive: true });
  const began = performance.now();
  const model = estimateModel(region);
  const estimated = performance.now();
  const { pairs } = linkRegion(region, model);
  const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10;
  const what = { town, position };
  const methods: readonly (readonly [string, RowsOf])[] = [
    ['Musubi', rowsOfLinks(pairs)],
    ['nearest only', nearestOnly(region)],
    ['exact address only', exactAddressOnly(region)],
    ['assignment on distance', assignmentOnly(region)],
  ];
  const linked = performance.now();
  for (const [method, rowsOf] of methods)
    into.hits.push({ ...what, method, ...figuresOfRows(houses, rowsOf) });
  into.hits.push({ ...what, method: 'no method beyond', ...figuresOfBound(region, houses) });
  into.links.push({
    ...what,
    ...figuresOfLinks(houses, pairs),
    'model s': seconds(began, estimated),
    'links s': seconds(estimated, linked),
  });
  into.queries.push({ ...what, ...figuresOfQueries(houses, region, pairs) });
}

function rowsOfLinks(pairs: ReturnType<typeof linkRegion>['pairs']): RowsOf {
  const rows = new Map<string, (typeof pairs)[number][]>();
  for (const pair of pairs) {
    if (pair.survey_number === null) continue;
    const known = rows.get(pair.survey_number);
    if (known) known.push(pair);
    else rows.set(pair.survey_number, [pair]);
  }
  return (survey) => rankRows(rows.get(survey) ?? [], ({ probability }) => probability);
}
