// scripts/musubi municipality add: registers a municipality, which only the command line may.
import type { Command } from 'commander';
import { z } from 'zod';
import { foundMunicipality } from '../../api/accounts/municipality.commands.ts';
import { MunicipalityChange, MunicipalityView } from '../../api/accounts/municipality.contract.ts';
import { getMunicipality } from '../../api/accounts/municipality.queries.ts';
import { asOperator } from '../as-operator.ts';
import { withHouse } from '../with-house.ts';

const Given = z.object({
  code: z.string().regex(/^\d{6}$/, 'six digits are needed'),
  name: z.string().trim().min(1).max(40),
  prefecture: z.string().trim().min(1).max(10),
  mayorTitle: z.string().trim().min(1).max(40).optional(),
  mayorName: MunicipalityChange.shape.mayor_name,
  zone: z.coerce.number().int().min(1).max(19),
  center: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(MunicipalityChange.shape.center),
});

export function municipalityCommand(program: Command): void {
  const municipality = program.command('municipality').description('municipalities (市区町村)');
  municipality
    .command('add')
    .description('register a municipality with the default password rules and groups')
    .requiredOption('--code <code>', '全国地方公共団体コード, six digits')
    .requiredOption('--name <name>', 'e.g. むすび市')
    .requiredOption('--prefecture <name>', 'e.g. うみべ県')
    .requiredOption('--mayor-name <name>', "the mayor's name as certificates print it")
    .option('--mayor-title <title>', 'as certificates print it (default: the name with 長)')
    .requiredOption('--zone <number>', '平面直角座標系, 1 to 19')
    .requiredOption('--center <lon,lat>', 'where the map opens, EPSG:6668')
    .option('--json', 'print it as JSON')
    .action(async (options: { json?: boolean }) => {
      const given = Given.parse(options);
      const made = await withHouse((house) =>
        asOperator(house, given.code, async (trx) => {
          await foundMunicipality(trx, {
            municipality_code: given.code,
            name: given.name,
            prefecture: given.prefecture,
            mayor_title: given.mayorTitle ?? `${given.name}長`,
            mayor_name: given.mayorName,
            plane_zone: given.zone,
            center: given.center,
          });
          const result = MunicipalityView.parse(await getMunicipality(trx, given.code));
          return { result, act: { action: 'accounts.found_municipality', details: {} } };
        }),
      );
      if (options.json === true) console.log(JSON.stringify(made, null, 2));
      else console.log(`${made.name} (${made.municipality_code}) を登録しました。`);
    });
}
