// The server: node api/main.ts. Ends cleanly on SIGTERM and SIGINT: no new requests, the running ones
// finish, then the database closes.
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { startSealer } from './audit/sealer.ts';
import { openHouse } from './house.ts';
import { readSettings } from './settings.ts';

const graceMs = 10_000;

const settings = readSettings(process.env);
const house = await openHouse(settings);
const app = createApp(house);
const sealer = startSealer(house.db, house.log);
const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, ({ port }) => {
  house.log.info({ port, expose: [...settings.expose] }, 'listening');
});

let closing = false;
async function shutDown(): Promise<void> {
  if (closing) return;
  closing = true;
  house.log.info('shutting down');
  const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(cut);
  await sealer.stop();
  await house.close();
  process.exit(0);
}
void house.engineEnded.then((reason) => {
  house.log.error({ reason }, 'the embedded engine ended; stopping');
  process.exit(1);
});
process.on('SIGTERM', () => void shutDown());
process.on('SIGINT', () => void shutDown());
