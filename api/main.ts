// The server: node api/main.ts
import { openHouse } from './house.ts';
import { serveHouse } from './serve-house.ts';
import { readSettings } from './settings.ts';

try {
  await serveHouse(await openHouse(readSettings(process.env)));
} catch (error) {
  process.stderr.write(
    `Musubi did not start: ${error instanceof Error ? error.message : 'unknown reason'}\n`,
  );
  process.exit(1);
}
