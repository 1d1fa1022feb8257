import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '../http/environment.ts';
import { versionSeen } from '../http/if-match.ts';
import { search, write } from '../http/mounts.ts';
import { valid } from '../http/validate.ts';
import {
  changeAccount,
  createAccount,
  lockAccount,
  requireVersion,
  unlockAccount,
} from './accounts.commands.ts';
import {
  AccountChange,
  AccountList,
  AccountMade,
  AccountSearch,
  AccountView,
  LockChange,
  NewAccount,
  PasswordSetting,
} from './accounts.contract.ts';
import { getAccount, listAccounts } from './accounts.queries.ts';
import { generatePassword } from './generated-password.ts';
import { hashPassword } from './password-hash.ts';
import { requireStrong, setPassword } from './passwords.commands.ts';
import { getPolicy } from './policy.queries.ts';

const administration = { exposure: 'staff', permission: 'administration' } as const;
const Account = z.object({ municipality: z.string(), account_id: z.uuid() });

export const administrationRoutes = new Hono<Env>()
  .post(
    '/:municipality/accounts/search',
    search({ ...administration, action: 'accounts.search' }),
    valid('json', AccountSearch),
    async (c) => {
      const found = await listAccounts(c.var.reader, c.req.valid('json'));
      c.var.audit.note({ found: found.total });
      return c.json(AccountList.parse(found), 200);
    },
  )
  .post(
    '/:municipality/accounts',
    write({ ...administration, action: 'accounts.create', secret: true }),
    valid('json', NewAccount),
    async (c) => {
      const { trx, asking, audit } = c.var;
      const { password: given, ...columns } = c.req.valid('json');
      const policy = await getPolicy(trx, asking.municipality);
      const password = given ?? generatePassword(policy);
      requireStrong(password, policy, '/password');
      const id = await createAccount(trx, asking.municipality, {
        ...columns,
        password_hash: await hashPassword(password),
        must_change_password: policy.password_changed_by === 'self',
      });
      audit.saw('account', [id]);
      c.var.afterCommit(() => publish(c.var.house.live, asking.municipality, id));
      const account = await getAccount(trx, id);
      return c.json(AccountMade.parse({ account, generated_password: given ? null : password }), 201);
    },
  )
  .put(
    '/:municipality/accounts/:account_id',
    write({ ...administration, action: 'accounts.change' }),
    valid('param', Account),
    valid('json', AccountChange),
    async (c) => {
      const { trx, asking, audit } = c.var;
      const id = c.req.valid('param').account_id;
      await getAccount(trx, id);
      await changeAccount(trx, asking.municipality, id, versionSeen(c), c.req.valid('json'));
      audit.saw('account', [id]);
      c.var.afterCommit(() => publish(c.var.house.live, asking.municipality, id));
      return c.json(AccountView.parse(await getAccount(trx, id)), 200);
    },
  )
  .put(
    '/:municipality/accounts/:account_id/password',
    write({ ...administration, action: 'accounts.set_password' }),
    valid('param', Account),
    valid('json', PasswordSetting),
    async (c) => {
      const { trx, asking, audit } = c.var;
      const id = c.req.valid('param').account_id;
      await requireVersion(trx, id, versionSeen(c));
      const policy = await getPolicy(trx, asking.municipality);
      const given = c.req.valid('json').password;
      const password = given ?? generatePassword(policy);
      const initial = policy.password_changed_by === 'self' && id !== asking.session.account_id;
      await setPassword(trx, policy, { account_id: id, password, pointer: '/password', initial });
      audit.saw('account', [id]);
      c.var.afterCommit(() => publish(c.var.house.live, asking.municipality, id));
      const account = await getAccount(trx, id);
      return c.json(AccountMade.parse({ account, generated_password: given ? null : password }), 200);
    },
  )
  .post(
    '/:municipality/accounts/:account_id/lock',
    write({ ...administration, action: 'accounts.lock' }),
    valid('param', Account),
    valid('json', LockChange),
    async (c) => {
      const { trx, asking, audit } = c.var;
      const id = c.req.valid('param').account_id;
      await getAccount(trx, id);
      await lockAccount(trx, asking.municipality, id);
      audit.saw('account', [id]);
      c.var.afterCommit(() => publish(c.var.house.live, asking.municipality, id));
      return c.json(AccountView.parse(await getAccount(trx, id)), 200);
    },
  )
  .post(
    '/:municipality/accounts/:account_id/unlock',
    write({ ...administration, action: 'accounts.unlock' }),
    valid('param', Account),
    valid('json', LockChange),
    async (c) => {
      const { trx, asking, audit } = c.var;
      const id = c.req.valid('param').account_id;
      await getAccount(trx, id);
      await unlockAccount(trx, id);
      audit.saw('account', [id]);
      c.var.afterCommit(() => publish(c.var.house.live, asking.municipality, id));
      return c.json(AccountView.parse(await getAccount(trx, id)), 200);
    },
  );

function publish(live: Env['Variables']['house']['live'], municipality: string, id: string): void {
  live.publish({ municipality, topic: 'accounts', id });
}
