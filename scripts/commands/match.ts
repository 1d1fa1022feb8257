// scripts/musubi match: links in bulk, as the server does by itself after an import.
import type { Command } from 'commander';
import { inScope } from '../../api/db/scope.ts';
import type { OpenHouse } from '../../api/house.ts';
import { getDisasterContext } from '../../api/matching/disaster-context.ts';
import { automaticProbability } from '../../api/matching/linkage/link-region.ts';
import { linkingScope, performRun } from '../../api/matching/link-run.ts';
import { askForRun } from '../../api/matching/links.commands.ts';
import type { LinkRun } from '../../api/matching/links.contract.ts';
import { findCurrentRun } from '../../api/matching/links.queries.ts';
import { matchingProblems } from '../../api/matching/matching.problems.ts';
import { countWork } from '../../api/matching/work-lists.queries.ts';
import { asOperator, operator } from '../as-operator.ts';
import { withHouse } from '../with-house.ts';

interface Options {
  municipality: string;
  disaster: string;
  full?: boolean;
  json?: boolean;
}

export function matchCommand(program: Command): void {
  program
    .command('match')
    .description(
      'link households, buildings and surveys in bulk; what has not changed since is left as it is',
    )
    .requiredOption('--municipality <code>', 'municipality, six digits')
    .requiredOption('--disaster <code>', 'disaster')
    .option('--full', 'estimate the weights anew and link everything')
    .option('--json', 'print the result as JSON')
    .action(async (options: Options) => {
      await withHouse((house) => match(house, options));
    });
}

async function match(house: OpenHouse, { municipality, disaster, full, json }: Options): Promise<void> {
  const of = { municipality_code: municipality, disaster_code: disaster };
  const scope = linkingScope(municipality);
  const started = performance.now();
  const asked = await asOperator(house, municipality, async (trx) => {
    await getDisasterContext(trx, municipality, disaster);
    // One that was left behind is gone on with.
    const kind = full === true ? ('full' as const) : ('incremental' as const);
    const run =
      (await findCurrentRun(trx, of)) ?? (await askForRun(trx, of, { kind, cause: 'command' }, operator));
    return {
      result: run,
      act: { disaster, action: 'matching.start_run', details: { run_id: run.run_id, kind: run.kind } },
    };
  });
  const { run } = await performRun({ house, ...of, run_id: asked.run_id, onProgress: showProgress(started) });
  if (run.state === 'running') throw matchingProblems.runUnderWay();
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const lists = await inScope(house.db, scope, (trx) => countWork(trx, of));
  if (json === true)
    console.log(
      JSON.stringify(
        {
          ...run,
          automatic_probability: automaticProbability,
          lists: Object.fromEntries(lists.map(({ list, count }) => [list, count])),
          seconds,
        },
        null,
        2,
      ),
    );
  else {
    console.log(`${run.kind} run ${run.state}: ${run.cells_done} cells linked in ${seconds} s`);
    console.log(
      `households ${run.households ?? '-'}, buildings ${run.buildings ?? '-'}, surveys ${run.surveys ?? '-'}`,
    );
    console.log(
      `links: ${run.links_auto ?? '-'} automatic (probability ${automaticProbability} or more), ${run.links_candidate ?? '-'} candidates`,
    );
    for (const { list, count } of lists) console.log(`  ${list}: ${count}`);
  }
  if (run.state !== 'done') {
    if (run.problem !== null) console.error(run.problem);
    process.exitCode = 1;
  }
}

/** One line on a terminal, rewritten; nothing where nobody looks. */
function showProgress(started: number): (now: LinkRun) => void {
  return ({ state, cells_done, cells_total }) => {
    if (!process.stderr.isTTY) return;
    const seconds = (performance.now() - started) / 1000;
    const share = cells_total === null || cells_total === 0 ? 0 : cells_done / cells_total;
    const left = share > 0 ? `  about ${Math.round((seconds / share) * (1 - share))} s left` : '';
    process.stderr.write(
      `\r\x1b[K${state}  ${cells_done} / ${cells_total ?? '?'} cells${state === 'running' ? left : '\n'}`,
    );
  };
}
