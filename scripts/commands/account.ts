// scripts/musubi account add: makes an account, such as a town's first administrator.
import { text } from 'node:stream/consumers';
import { Option } from 'commander';
import type { Command } from 'commander';
import { createAccount } from '../../api/accounts/accounts.commands.ts';
import { AccountMade, NewAccount } from '../../api/accounts/accounts.contract.ts';
import { getAccount } from '../../api/accounts/accounts.queries.ts';
import { generatePassword } from '../../api/accounts/generated-password.ts';
import { findOrCreateGroup, getGroupByName } from '../../api/accounts/groups.commands.ts';
import { hashPassword } from '../../api/accounts/password-hash.ts';
import { requireStrong } from '../../api/accounts/passwords.commands.ts';
import { isPermission, permissions } from '../../api/accounts/permissions.ts';
import { getPolicy } from '../../api/accounts/policy.queries.ts';
import type { Trx } from '../../api/db/database.ts';
import { asOperator } from '../as-operator.ts';
import { withHouse } from '../with-house.ts';

interface Options {
  municipality: string;
  userId: string;
  name: string;
  organisation?: string;
  expires?: string;
  group: string[];
  permission: string[];
  passwordStdin?: boolean;
  json?: boolean;
}

const several = (value: string, before: string[]) => [...before, value];

export function accountCommand(program: Command): void {
  const account = program.command('account').description('accounts (利用者)');
  account
    .command('add')
    .description('make an account; without --password-stdin a password is made and printed this once')
    .requiredOption('--municipality <code>', 'municipality, six digits')
    .requiredOption('--user-id <id>', '利用者ID, 1 to 30 of A-Z a-z 0-9 . _ @ -')
    .requiredOption('--name <name>', '氏名')
    .option('--organisation <name>', '所属')
    .option('--expires <date>', '有効期限: last day on which it works, YYYY-MM-DD')
    .option('--group <name>', 'a group of the municipality, e.g. 管理者; may be repeated', several, [])
    .addOption(
      new Option(
        '--permission <right>',
        `a right, through a group made for exactly the rights named; may be repeated: ${permissions.join(', ')}`,
      )
        .argParser(several)
        .default([], 'none'),
    )
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'print it as JSON')
    .action(async (options: Options) => {
      const password =
        options.passwordStdin === true ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
      const made = await withHouse((house) =>
        asOperator(house, options.municipality, (trx) => addAccount(trx, options, password)),
      );
      if (options.json === true) console.log(JSON.stringify(made, null, 2));
      else {
        console.log(`利用者 ${made.account.user_id} を作成しました。`);
        if (made.generated_password !== null)
          console.log(`初期パスワード(表示は今回だけです): ${made.generated_password}`);
      }
    });
}

async function addAccount(trx: Trx, options: Options, typed: string | undefined) {
  const { municipality } = options;
  const group_ids: string[] = [];
  for (const name of options.group) group_ids.push(await getGroupByName(trx, name));
  if (options.permission.length > 0) {
    const unknown = options.permission.some((name) => !isPermission(name));
    if (unknown) throw new Error(`--permission: one of ${permissions.join(', ')}`);
    group_ids.push(await findOrCreateGroup(trx, municipality, options.permission.filter(isPermission)));
  }
  const { password: given, ...columns } = NewAccount.parse({
    user_id: options.userId,
    display_name: options.name,
    organisation: options.organisation ?? null,
    expires_on: options.expires ?? null,
    group_ids,
    ...(typed === undefined ? {} : { password: typed }),
  });
  const policy = await getPolicy(trx, municipality);
  const password = given ?? generatePassword(policy);
  requireStrong(password, policy, '/password');
  const id = await createAccount(trx, municipality, {
    ...columns,
    password_hash: await hashPassword(password),
    must_change_password: policy.password_changed_by === 'self',
  });
  const account = await getAccount(trx, id);
  return {
    result: AccountMade.parse({ account, generated_password: given === undefined ? password : null }),
    act: { action: 'accounts.create', details: {}, persons: [`account:${id}`] },
  };
}
