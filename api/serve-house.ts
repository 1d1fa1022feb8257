// Serves an open house on its port until it is told to stop (SIGTERM, SIGINT): no new requests then, the running
// ones finish, the database closes.
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { startSealer } from './audit/sealer.ts';
import type { OpenHouse } from './house.ts';
import { importKinds } from './import-kinds.ts';
import { startLinkKeeper } from './matching/link-keeper.ts';
import { recoverImports } from './imports/recover-imports.ts';
import { readBasemap } from './tiles/basemap-file.ts';

const graceMs = 10_000;
/** A register of some GB over a slow line; Node's own limit is five minutes. Headers keep their minute. */
const longestRequestMs = 2 * 60 * 60 * 1000;

/** Resolves with the address when it listens; when the port cannot be had, closes the house and rejects with a way out. */
export async function serveHouse(house: OpenHouse): Promise<{ url: string }> {
  const { settings, log } = house;
  const server = serve({
    fetch: createApp(house).fetch,
    port: settings.port,
    hostname: settings.host,
    serverOptions: { requestTimeout: longestRequestMs },
  });
  const listening = new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  await listening.catch(async (error: NodeJS.ErrnoException) => {
    await house.close();
    const way =
      error.code === 'EADDRINUSE'
        ? 'is in use; set PORT to another'
        : `cannot be had (${error.code ?? 'unknown'})`;
    throw new Error(`port ${settings.port} ${way}`);
  });
  const sealer = startSealer(house.db, log);
  const recovery = await recoverImports(house, importKinds);
  // Operators read at the start whether their base map is in use.
  await readBasemap(house);
  const keeper = startLinkKeeper(house);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : settings.port;
  log.info({ port, expose: [...settings.expose] }, 'listening');

  let closing = false;
  async function shutDown(): Promise<void> {
    if (closing) return;
    closing = true;
    log.info('shutting down');
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), graceMs);
    await new Promise((resolve) => server.close(resolve));
    clearTimeout(cut);
    recovery.stop();
    await keeper.stop();
    await sealer.stop();
    await house.close();
    process.exit(0);
  }
  void house.engineEnded.then((reason) => {
    log.error({ reason }, 'the embedded engine ended; stopping');
    process.exit(1);
  });
  process.on('SIGTERM', () => void shutDown());
  process.on('SIGINT', () => void shutDown());
  return { url: `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}` };
}
