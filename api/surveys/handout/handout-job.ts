// Drawing after the request that asked: data are read once, each paper is kept as it is ready, and 中止 is heard between them.
import { sql } from 'kysely';
import { inScope } from '../../db/scope.ts';
import type { Scope } from '../../db/scope.ts';
import type { Trx } from '../../db/database.ts';
import type { House } from '../../http/environment.ts';
import type { OfPlan } from '../plan-edits.ts';
import { keepPrinted } from './changes/changes.commands.ts';
import { getChanges } from './changes/changes.queries.ts';
import type { DistrictHandout } from './district-handout.ts';
import { addSurroundings, getDistrict, getDistrictHandout } from './district.queries.ts';
import { drawInThread, type Drawn } from './drawing.ts';
import type { OpenedHandout } from './handouts.commands.ts';
import type { NewHandout, Paper } from './handouts.contract.ts';

export interface HandoutJob {
  house: Pick<House, 'db' | 'files' | 'live' | 'log'>;
  of: OfPlan;
  scope: Scope;
  district_id: string;
  wanted: NewHandout;
  opened: Pick<OpenedHandout, 'papers' | 'since'>;
}

/** Never rejects: what goes wrong is the hand-out's state. */
export async function drawHandout(job: HandoutJob): Promise<void> {
  const { house, wanted } = job;
  try {
    await drawAll(job);
  } catch (error) {
    const frames = error instanceof Error ? error.stack?.replace(error.message, '') : undefined;
    house.log.error({ handout_id: wanted.handout_id, frames }, 'hand-out failed');
    await end(job, 'failed').catch(() => undefined);
  }
  tell(job);
}

async function drawAll(job: HandoutJob): Promise<void> {
  const { house, scope, opened } = job;
  // Whoever asks: papers lie about, so 支援措置 stays closed on them.
  const closed: Scope = { ...scope, opensProtected: false };
  const district = await inScope(house.db, closed, (trx) => readDistrict(trx, job));
  for (const paper of opened.papers) {
    const drawn = await drawInThread({ paper, district });
    if (!(await keep(job, paper, drawn, opened.papers.length))) return;
    tell(job);
  }
  await end(job, 'done');
}

/** What is read here is what is printed, so it is kept with it. */
async function readDistrict(
  trx: Trx,
  { of, district_id, wanted: { handout_id, ...printing }, opened: { papers, since } }: HandoutJob,
): Promise<DistrictHandout> {
  const plain = await getDistrictHandout(trx, of, district_id, printing);
  const { is_live } = await getDistrict(trx, of, district_id, { evenEnded: true });
  const district: DistrictHandout = {
    ...plain,
    changes: since === null ? null : await getChanges(trx, of, { handout_id, since }, { ...plain, is_live }),
  };
  await keepPrinted(trx, { ...of, handout_id }, district.stops);
  return papers.includes('atlas') ? addSurroundings(trx, of, district_id, district) : district;
}

/** False where it has been cancelled meanwhile. */
async function keep(
  { house, scope, wanted }: HandoutJob,
  paper: Paper,
  { bytes, pages }: Drawn,
  of: number,
): Promise<boolean> {
  const { hash } = await house.files.keep(Buffer.from(bytes));
  const added = JSON.stringify([{ paper, pages, file: hash }]);
  const kept = await inScope(house.db, scope, (trx) =>
    trx
      .updateTable('surveys.handout')
      .set({
        drawn: sql`drawn || ${added}::jsonb`,
        progress: sql`least(1, (jsonb_array_length(drawn) + 1)::real / ${of}::real)`,
        alive_at: sql`now()`,
      })
      .where('handout_id', '=', wanted.handout_id)
      .where('state', '=', 'running')
      .returning('handout_id')
      .executeTakeFirst(),
  );
  return kept !== undefined;
}

async function end({ house, scope, wanted }: HandoutJob, state: 'done' | 'failed'): Promise<void> {
  await inScope(house.db, scope, (trx) =>
    trx
      .updateTable('surveys.handout')
      .set({ state, finished_at: sql`now()` })
      .where('handout_id', '=', wanted.handout_id)
      .where('state', '=', 'running')
      .execute(),
  );
}

function tell({ house, of, wanted }: HandoutJob): void {
  house.live.publish({ municipality: of.municipality, topic: 'survey_handouts', id: wanted.handout_id });
}
