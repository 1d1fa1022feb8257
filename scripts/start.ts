// Behind scripts/start: builds the pages if their sources changed, opens the house, loads the demo town on the first
// run, serves, and says where and for whom.
import { openHouse } from '../api/house.ts';
import { serveHouse } from '../api/serve-house.ts';
import { readSettings } from '../api/settings.ts';
import { buildWeb } from './build-web.ts';
import { loadDemo } from './demo.ts';

const settings = readSettings({ MUSUBI_LOG: 'warn', ...process.env });
if (await buildWeb()) console.log('Built the pages.');
const house = await openHouse(settings);
const accounts = settings.demo ? await loadDemo(house, console.log) : [];
const { url } = await serveHouse(house);

console.log(`\nMusubi is at ${url}`);
if (accounts.length > 0) {
  console.log('\nDemo accounts of むすび市 (nobody in it exists):');
  for (const { user_id, password, display_name } of accounts)
    console.log(`  ${user_id.padEnd(10)} ${password}   ${display_name}`);
  console.log('\nA survey number to type at the counter: S0081');
}
