/**
 * A program beside others on one data folder: `node writer.ts FOLDER NAME COUNT`.
 * Opens the engine, says `opened ROLE HOST-PID`, commits COUNT rows one by one and says `committed N` after each,
 * says `done`, and closes the engine when its standard input ends. Says `failed CODE` if the database does.
 */
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { openEngine } from '../../../api/db/engine/open-engine.ts';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);

/** Written at once, so that a kill cannot swallow what was already acknowledged. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const engine = await openEngine(folder);
const client = new Client(engine.connection);
/** A connection that is ended between two queries says why here, and not to the next query. */
let broken: unknown;
client.on('error', (error) => {
  broken ??= error;
});
say(`opened ${engine.role} ${engine.pid}`);
try {
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS note (writer text, n int, PRIMARY KEY (writer, n))');
  for (let n = 1; n <= Number(count); n++) {
    await client.query('BEGIN');
    await client.query('INSERT INTO note VALUES ($1, $2)', [name, n]);
    await client.query('COMMIT');
    say(`committed ${n}`);
  }
  say('done');
  await text(process.stdin);
  await client.end();
  await engine.close();
} catch (failure) {
  const error = broken ?? failure;
  say(`failed ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`);
  process.exit(1);
}
