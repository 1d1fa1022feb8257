// Behind scripts/start: builds the pages if their sources changed, opens the house, loads the demo town on the first
// run, serves, and says where and for whom.
import { join } from 'node:path';
import { openHouse } from '../api/house.ts';
import { serveHouse } from '../api/serve-house.ts';
import { readSettings } from '../api/settings.ts';
import { buildWeb } from './build-web.ts';
import { builtTown } from './demo/demo-town.ts';
import { loadDemo } from './demo/load-demo.ts';
import { openCounter } from './demo/open-counter.ts';
import { openSurvey } from './demo/open-survey.ts';

const settings = readSettings({ MUSUBI_LOG: 'warn', ...process.env });
if (await buildWeb()) console.log('Built the pages.');
const house = await openHouse(settings);
const town = settings.demo ? await builtTown(join(settings.dataFolder, 'demo-town')) : undefined;
const accounts = town ? await loadDemo(house, town, console.log) : [];
if (town && accounts.length > 0) {
  await openSurvey(house, town, console.log);
  await openCounter(house, town, console.log);
}
const { url } = await serveHouse(house).catch((error: Error) => {
  console.error(`Musubi did not start: ${error.message}`);
  process.exit(1);
});

console.log(`\nMusubi is at ${url}`);
if (town && accounts.length > 0) {
  console.log('\nDemo accounts of むすび市 (nobody in it exists):');
  for (const { user_id, password, display_name } of accounts)
    console.log(`  ${user_id.padEnd(10)} ${password}   ${display_name}`);
  console.log(`\nA survey number to type at the counter: ${town.survey_number}`);
}
