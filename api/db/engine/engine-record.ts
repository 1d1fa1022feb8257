/**
 * `<folder>/engine.json`: where the running host of a data folder listens, for guests to find it.
 * It is a signpost, not a lock: a host that was killed leaves it behind, so a reader tries the address before
 * believing it. It holds the password of this run and is readable by its owner only.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export const engineRecord = z.object({
  pid: z.int(),
  /** A folder with the unix socket in it, or 127.0.0.1 where there are none (Windows). */
  host: z.string(),
  port: z.int(),
  user: z.string(),
  database: z.string(),
  password: z.string(),
});

export type EngineRecord = z.infer<typeof engineRecord>;

export function findEngineRecord(folder: string): EngineRecord | undefined {
  try {
    return engineRecord.parse(JSON.parse(readFileSync(join(folder, 'engine.json'), 'utf8')));
  } catch {
    return undefined; // absent, or not a record
  }
}

export function writeEngineRecord(folder: string, record: EngineRecord): void {
  const draft = join(folder, 'engine.json.new');
  rmSync(draft, { force: true }); // the mode below is only given to a new file
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  renameSync(draft, join(folder, 'engine.json'));
}

export function removeEngineRecord(folder: string): void {
  rmSync(join(folder, 'engine.json'), { force: true });
}
