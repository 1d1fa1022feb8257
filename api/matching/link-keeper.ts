// Keeps the links of every town up to date while the server runs: takes runs that wait or were left behind, and starts
// them by itself after imports, places set by hand and decisions. One at a time in this program.
import { inScope } from '../db/scope.ts';
import type { House } from '../http/environment.ts';
import { linkingScope, performRun } from './link-run.ts';
import { askForAnother, askForRun } from './links.commands.ts';
import type { LinkRun } from './links.contract.ts';
import { findCurrentRun } from './links.queries.ts';
import type { OfDisaster } from './links.queries.ts';
import { findSeen, readSeen } from './seen.ts';

/** Looks without being told: what another program brings in on the embedded engine is heard by nobody. */
const lookEveryMs = 60_000;
/** While counters decide, links are renewed no oftener. */
const decisionPauseMs = 5 * 60_000;
/** Messages of one import come in a burst. */
const gatherMs = 300;
const topics = new Set(['imports', 'places', 'linkage', 'confirmations']);

export interface LinkKeeper {
  /** What is under way stops at its next step and waits for the next start. */
  stop(): Promise<void>;
}

export function startLinkKeeper(house: House): LinkKeeper {
  const stopping = new AbortController();
  const heard = new Map<string, () => void>();
  let working: Promise<void> | null = null;
  let isWanted = false;

  /** One look at a time; those asked for meanwhile become one more. */
  function look(): void {
    isWanted = true;
    working ??= (async () => {
      while (isWanted && !stopping.signal.aborted) {
        isWanted = false;
        await keepAll().catch(() => house.log.error('links could not be kept'));
      }
      working = null;
    })();
  }

  let gathering: NodeJS.Timeout | undefined;
  function lookSoon(): void {
    gathering ??= setTimeout(() => {
      gathering = undefined;
      look();
    }, gatherMs).unref();
  }

  async function keepAll(): Promise<void> {
    const towns = await inScope(house.db, { role: 'musubi_gate' }, (trx) =>
      trx.selectFrom('accounts.municipality').select('municipality_code').execute(),
    );
    for (const { municipality_code } of towns) {
      if (!heard.has(municipality_code))
        heard.set(
          municipality_code,
          house.live.listen(municipality_code, ({ topic }) => {
            if (topics.has(topic)) lookSoon();
          }),
        );
      await keepLinks(house, municipality_code, stopping.signal);
    }
  }

  const regular = setInterval(look, lookEveryMs).unref();
  look();
  return {
    async stop() {
      stopping.abort();
      clearInterval(regular);
      clearTimeout(gathering);
      for (const stop of heard.values()) stop();
      await working;
    },
  };
}

/** Does what is to be done for one town now: at most one run a disaster, and the one that has to follow it. */
export async function keepLinks(
  house: Pick<House, 'db' | 'live' | 'log'>,
  municipality_code: string,
  signal?: AbortSignal,
): Promise<void> {
  const disasters = await inScope(house.db, linkingScope(municipality_code), (trx) =>
    trx
      .selectFrom('accounts.disaster')
      .select('disaster_code')
      .where('municipality_code', '=', municipality_code)
      .orderBy('occurred_on', 'desc')
      .execute(),
  );
  for (const { disaster_code } of disasters) {
    const of = { municipality_code, disaster_code };
    for (let next = await findNext(house, of); next !== null;) {
      if (signal?.aborted === true) return;
      const { run, again } = await performRun({
        house,
        ...of,
        run_id: next.run_id,
        ...(signal ? { signal } : {}),
      });
      next = again && run.state === 'done' ? await findNext(house, of) : null;
    }
  }
}

/** The run to be taken up; one is asked for where something has changed. Null: nothing to do here. */
async function findNext(house: Pick<House, 'db'>, of: OfDisaster): Promise<Pick<LinkRun, 'run_id'> | null> {
  return inScope(house.db, linkingScope(of.municipality_code), async (trx) => {
    const now = await readSeen(trx, of);
    const seen = await findSeen(trx, of);
    const current = await findCurrentRun(trx, of);
    if (current !== null) {
      if (current.state === 'running' && seen !== null && seen.registers !== now.registers)
        await askForAnother(trx, of);
      return current;
    }
    const cause = causeOf(now, seen);
    if (cause === null) return null;
    const surveyed = await trx
      .selectFrom('surveys.v_survey')
      .select('survey_number')
      .where('municipality_code', '=', of.municipality_code)
      .where('disaster_code', '=', of.disaster_code)
      .limit(1)
      .executeTakeFirst();
    if (surveyed === undefined) return null;
    return askForRun(trx, of, { kind: 'incremental', cause }, 'musubi');
  });
}

function causeOf(
  now: Awaited<ReturnType<typeof readSeen>>,
  seen: Awaited<ReturnType<typeof findSeen>>,
): 'import' | 'decision' | null {
  if (seen === null || seen.registers !== now.registers) return 'import';
  const rested = seen.finished_at === null || Date.parse(seen.finished_at) < Date.now() - decisionPauseMs;
  return seen.decisions !== now.decisions && rested ? 'decision' : null;
}
