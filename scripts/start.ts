// Behind scripts/start: builds the pages if their sources changed, opens the house, serves it and says where.
import { openHouse } from '../api/house.ts';
import { serveHouse } from '../api/serve-house.ts';
import { readSettings } from '../api/settings.ts';
import { buildWeb } from './build-web.ts';

const settings = readSettings({ MUSUBI_LOG: 'warn', ...process.env });
if (await buildWeb()) console.log('Built the pages.');
const house = await openHouse(settings);
const { url } = await serveHouse(house);
console.log(`Musubi is at ${url}`);
