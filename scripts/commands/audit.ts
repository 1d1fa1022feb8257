// scripts/musubi audit verify: recomputes the whole audit.
import type { Command } from 'commander';
import { sealEntries } from '../../api/audit/sealer.ts';
import { verifyAudit } from '../../api/audit/verify.ts';
import type { AuditVerdict } from '../../api/audit/verify.ts';
import { withHouse } from '../with-house.ts';

const broken = 3;

export function auditCommand(program: Command): void {
  const audit = program.command('audit').description('the audit (利用記録)');
  audit
    .command('verify')
    .description('recompute every entry and the chain over them: 0 intact, 3 broken, 1 could not look')
    .option(
      '--anchor <number:hash>',
      'an anchor that an earlier run printed: proves that nothing before it was rewritten or cut off',
    )
    .option('--no-seal', 'do not first seal what commands without a running server have left')
    .option('--json', 'print the verdict as JSON')
    .action(async (options: { anchor?: string; seal: boolean; json?: boolean }) => {
      const { verdict, sealed_now } = await withHouse(async (house) => ({
        sealed_now: options.seal ? await sealEntries(house.db, null) : 0,
        verdict: await verifyAudit(house.db, options.anchor),
      }));
      if (options.json === true) console.log(JSON.stringify({ ...verdict, sealed_now }, null, 2));
      else console.log(describe(verdict, sealed_now));
      if (!verdict.intact) process.exitCode = broken;
    });
}

const kinds: Readonly<Record<NonNullable<AuditVerdict['first_break']>['kind'], string>> = {
  seal_missing: '封印が抜けています',
  entry_missing: '記録が失われています',
  entry_changed: '記録が書き換えられています',
  chain_broken: '記録の入れ替え、差し込み、またはハッシュごとの書き換えがあります',
  anchor_lost: '控えておいた値が鎖にありません(末尾の切り捨て、または全体の作り直し)',
};

function describe(verdict: AuditVerdict, sealedNow: number): string {
  const { first_break, unsealed, sealed, anchor } = verdict;
  return [
    verdict.intact ? `利用記録 ${sealed} 件に異常はありません。` : '利用記録に異常があります。',
    ...(first_break === null
      ? []
      : [
          `  ${first_break.seal_number} 件目: ${kinds[first_break.kind]} ${first_break.entry_id ?? ''}`.trimEnd(),
        ]),
    ...(unsealed === 0 ? [] : [`  1分以上封印されていない記録: ${unsealed} 件`]),
    ...(sealedNow === 0 ? [] : [`  今回封印した記録: ${sealedNow} 件`]),
    ...(anchor === null ? [] : [`  控え: ${anchor}`]),
  ].join('\n');
}
