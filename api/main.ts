// The server: node api/main.ts
import { openHouse } from './house.ts';
import { serveHouse } from './serve-house.ts';
import { readSettings } from './settings.ts';

await serveHouse(await openHouse(readSettings(process.env)));
