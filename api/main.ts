// The server: node api/main.ts
import { openHouse } from './house.ts';
import { serveHouse } from './serve-house.ts';
import { readSettings } from './settings.ts';

try {
  await serveHouse(await openHouse(readSettings(process.env)));
} catch (error) {
  console.error(`Musubi did not start: ${error instanceof Error ? error.message : 'unknown reason'}`);
  process.exit(1);
}
