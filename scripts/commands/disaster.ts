// scripts/musubi disaster add: registers a disaster of a municipality.
import type { Command } from 'commander';
import { addDisaster } from '../../api/accounts/disasters.commands.ts';
import { NewDisaster } from '../../api/accounts/disasters.contract.ts';
import { asOperator } from '../as-operator.ts';
import { withHouse } from '../with-house.ts';

interface Options {
  municipality: string;
  code: string;
  name: string;
  cause?: string;
  occurred: string;
  training?: boolean;
  json?: boolean;
}

export function disasterCommand(program: Command): void {
  const disaster = program.command('disaster').description('disasters (災害)');
  disaster
    .command('add')
    .description('register a disaster')
    .requiredOption('--municipality <code>', 'municipality, six digits')
    .requiredOption('--code <code>', 'short code that stands in addresses, e.g. r8-eq')
    .requiredOption('--name <name>', '災害名, as every page shows it')
    .requiredOption('--occurred <date>', '発災日 in Japan, YYYY-MM-DD')
    .option('--cause <text>', '罹災原因, as certificates print it (default: the name with による)')
    .option('--training', '訓練: a banner on every page and a watermark on every paper')
    .option('--json', 'print it as JSON')
    .action(async (options: Options) => {
      const given = NewDisaster.parse({
        disaster_code: options.code,
        name: options.name,
        cause: options.cause ?? `${options.name}による`,
        kind: options.training === true ? 'training' : 'actual',
        occurred_on: options.occurred,
      });
      const { disaster_code, kind } = given;
      const made = await withHouse((house) =>
        asOperator(house, options.municipality, async (trx) => ({
          result: await addDisaster(trx, options.municipality, given),
          act: {
            action: 'accounts.add_disaster',
            disaster: disaster_code,
            details: { disaster_code, kind },
          },
        })),
      );
      if (options.json === true) console.log(JSON.stringify(made, null, 2));
      else console.log(`${made.name} (${made.disaster_code}) を登録しました。`);
    });
}
