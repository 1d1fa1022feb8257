// scripts/musubi export: what Musubi has worked out, as files for others.
import { createWriteStream } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Argument } from 'commander';
import type { Command } from 'commander';
import type { OpenHouse } from '../../api/house.ts';
import { getDisasterContext } from '../../api/matching/disaster-context.ts';
import { linksCsv } from '../../api/matching/links-csv.ts';
import { asOperator } from '../as-operator.ts';
import { withHouse } from '../with-house.ts';

interface Options {
  municipality: string;
  disaster: string;
  out: string;
}

export function exportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'write a file that only its owner may read: links (世帯番号, 物件番号, 調査番号, 適合率 in percent, 状態)',
    )
    .addArgument(new Argument('<what>').choices(['links']))
    .requiredOption('--municipality <code>', 'municipality, six digits')
    .requiredOption('--disaster <code>', 'disaster')
    .requiredOption('--out <file>', 'where to')
    .action(async (_what: string, options: Options) => {
      await withHouse((house) => exportLinks(house, options));
    });
}

/** Written down before anything is read: a file that broke off has also been seen. */
async function exportLinks(house: OpenHouse, { municipality, disaster, out }: Options): Promise<void> {
  await asOperator(house, municipality, async (trx) => {
    await getDisasterContext(trx, municipality, disaster);
    return { result: undefined, act: { disaster, action: 'matching.export_links', details: {} } };
  });
  const of = { municipality_code: municipality, disaster_code: disaster };
  let rows = -1;
  async function* counted(): AsyncGenerator<string> {
    for await (const part of linksCsv(house.db, { role: 'musubi_app', municipality }, of)) {
      rows += part.split('\r\n').length - 1;
      yield part;
    }
  }
  await pipeline(Readable.from(counted()), createWriteStream(out, { mode: 0o600 }));
  await chmod(out, 0o600);
  console.log(`${out}: ${rows} rows`);
}
