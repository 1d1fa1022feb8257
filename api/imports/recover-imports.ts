// After a start: an import whose job ended with the former process says so, instead of seeming to run for ever.
import { sql } from 'kysely';
import { inScope } from '../db/scope.ts';
import type { House } from '../http/environment.ts';
import { lostStage } from './apply-import.ts';
import { jobScope } from './import-job.ts';
import type { ImportKinds } from './import-kind.ts';
import { moveImport } from './imports.commands.ts';
import { ImportKindName } from './import-kinds.contract.ts';
import { clearStage, countStaged } from './staged-rows.ts';

/** A job moves several times a second; another program's (a command line, a second server) that has been silent this long is dead. */
const silenceSeconds = 60;

/** Looks at once and again after the silence has passed. Resolves after the first look; `stop` ends the second. */
export async function recoverImports(house: House, kinds: ImportKinds): Promise<{ stop: () => void }> {
  await failDeadImports(house, kinds);
  const later = setTimeout(
    () => void failDeadImports(house, kinds).catch(() => house.log.error('imports could not be recovered')),
    (silenceSeconds + 5) * 1000,
  );
  later.unref();
  return { stop: () => clearTimeout(later) };
}

/** `staged` whose rows a crash has emptied, `staging` and `applying` whose job is silent: they become `failed`. */
export async function failDeadImports(
  house: Pick<House, 'db' | 'live'>,
  kinds: ImportKinds,
  silence = silenceSeconds,
): Promise<void> {
  const towns = await inScope(house.db, { role: 'musubi_gate' }, (trx) =>
    trx.selectFrom('accounts.municipality').select('municipality_code').execute(),
  );
  for (const { municipality_code } of towns) {
    const failed = await inScope(house.db, jobScope(municipality_code), async (trx) => {
      const unfinished = await trx
        .selectFrom('imports.import')
        .select([
          'import_id',
          'municipality_code',
          'kind',
          'state',
          'rows_read',
          'rows_rejected',
          'rows_outside',
        ])
        .select(sql<boolean>`alive_at < now() - make_interval(secs => ${silence})`.as('silent'))
        .where('state', 'in', ['staging', 'staged', 'applying'])
        .where('municipality_code', '=', municipality_code)
        // An apply that is under way holds its row.
        .forUpdate()
        .skipLocked()
        .execute();
      const ids: string[] = [];
      for (const row of unfinished) {
        const kind = kinds[ImportKindName.parse(row.kind)];
        const dead =
          row.state === 'staged'
            ? (await countStaged(trx, kind, row)) !== row.rows_read - row.rows_rejected - row.rows_outside
            : row.silent;
        if (!dead) continue;
        await moveImport(trx, row.import_id, ['staging', 'staged', 'applying'], {
          state: 'failed',
          problem: lostStage,
          way_out: 'again',
        });
        await clearStage(trx, kind, row);
        ids.push(row.import_id);
      }
      return ids;
    });
    for (const id of failed) house.live.publish({ municipality: municipality_code, topic: 'imports', id });
  }
}
