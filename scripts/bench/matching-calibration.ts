// node scripts/bench/matching-calibration.ts FOLDER...: built towns (musubi town build) → the map of
// api/matching/linkage/calibration-map.ts. Towns that the figures are reported on must not be among them.
import { estimateModel } from '../../api/matching/linkage/estimate-model.ts';
import { linkRegion } from '../../api/matching/linkage/link-region.ts';
import { fitMap } from './matching/fit-map.ts';
import type { Judged } from './matching/fit-map.ts';
import { readRegion } from './matching/read-region.ts';
import { Houses } from './matching/score.ts';
import { readTruth } from './matching/truth.ts';

const rows: Judged[] = [];
for (const folder of process.argv.slice(2)) {
  const region = await readRegion(folder);
  const houses = new Houses(await readTruth(folder));
  const { pairs } = linkRegion(region, estimateModel(region), (belief) => belief);
  for (const pair of pairs)
    if (pair.survey_number !== null) rows.push({ belief: pair.probability, right: houses.isRight(pair) });
  console.error(folder, pairs.length);
}
console.log(JSON.stringify(fitMap(rows.filter(({ belief }) => belief > 0 && belief < 1))));
