// scripts/musubi municipality, disaster, account and audit, as an operator calls them.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { AccountMade } from '../../api/accounts/accounts.contract.ts';
import { Browser } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';

const town = await testHouse({ behindProxy: true });
const program = new URL('../../scripts/musubi.ts', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'musubi-accounts-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function musubi(options: readonly string[], input = '') {
  const child = spawn(process.execPath, [program, ...options], {
    env: { ...process.env, DATABASE_URL: town.house.settings.databaseUrl, MUSUBI_DATA_DIR: folder },
  });
  child.stdin.end(input);
  const code = new Promise<number | null>((tell) => child.once('close', tell));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

const code = '980013';
const founding = ['municipality', 'add', '--code', code, '--name', '潮騒市', '--prefecture', 'うみべ県'];
const place = ['--mayor-name', '結 渚', '--zone', '9', '--center', '143.5,36'];
const person = ['--municipality', code, '--name', '管理 汐'];
const disaster = ['disaster', 'add', '--municipality', code, '--code', 'r8-eq', '--name', 'うみべ沖地震'];

describe('the command line', () => {
  beforeEach(({ skip }) => {
    skip(
      inject('engine') === 'embedded',
      'it would need the data folder that these tests keep open themselves',
    );
  });

  test('founds a town, registers its disaster and makes an administrator who can sign in', async () => {
    expect((await musubi([...founding, ...place])).code).toBe(0);
    const drill = await musubi([...disaster, '--occurred', '2026-06-01', '--training', '--json']);
    expect(JSON.parse(drill.stdout)).toMatchObject({ disaster_code: 'r8-eq', kind: 'training' });
    const add = ['account', 'add', ...person, '--group', '管理者', '--json'];
    const made = AccountMade.parse(JSON.parse((await musubi([...add, '--user-id', 'kanri'])).stdout));
    const browser = new Browser(town, '192.0.2.1');
    const signIn = await browser.signIn('kanri', made.generated_password ?? '');
    expect(await signIn.json()).toMatchObject({
      municipality: { name: '潮騒市' },
      permissions: ['administration', 'base_data_manage'],
      disasters: [{ disaster_code: 'r8-eq' }],
    });
    const actors = await sql<{ actor: string; action: string }>`SELECT actor, action FROM audit.entry
      WHERE place = 'local' ORDER BY at`.execute(town.house.db);
    const actor = `cli:${userInfo().username}`;
    expect(actors.rows).toEqual([
      { actor, action: 'accounts.found_municipality' },
      { actor, action: 'accounts.add_disaster' },
      { actor, action: 'accounts.create' },
    ]);
  });

  test('says in words what is refused, without repeating it, and leaves nothing behind', async () => {
    const again = await musubi([...founding, ...place]);
    expect([again.code, again.stderr.trim()]).toEqual([1, 'この市区町村は登録済みです']);
    const add = ['account', 'add', ...person, '--user-id', 'yowai', '--password-stdin'];
    const weak = await musubi(add, 'kantan\n');
    expect(weak.code).toBe(1);
    expect(weak.stderr).toContain('8文字以上');
    expect(weak.stderr + weak.stdout).not.toContain('kantan');
    const group = await musubi(['account', 'add', ...person, '--user-id', 'yowai', '--group', 'ない組']);
    expect(group.stderr).toContain('グループがありません');
    const permission = await musubi([...add, '--permission', 'audit_read'], 'Umibe#27\n');
    expect(permission.code).toBe(0);
  });

  test('verifies the audit: 0 while it is intact, with an anchor; 3 when a row was changed', async () => {
    const intact = await musubi(['audit', 'verify', '--json']);
    const { anchor, ...verdict } = JSON.parse(intact.stdout);
    expect([intact.code, verdict.intact, verdict.first_break]).toEqual([0, true, null]);
    expect((await musubi(['audit', 'verify', '--anchor', anchor])).code).toBe(0);
    await sql`UPDATE audit.entry SET actor = 'another' WHERE action = 'accounts.create'`.execute(
      town.house.db,
    );
    const broken = await musubi(['audit', 'verify']);
    expect(broken.code).toBe(3);
    expect(broken.stdout).toContain('書き換えられています');
  });
});
