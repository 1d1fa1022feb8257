import { expect, test } from 'vitest';
import { BulkMade } from '../../api/accounts/accounts.contract.ts';
import { Browser, problemOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { signedIn } from '../support/town.ts';

const town = await testHouse({ behindProxy: true });
const { db } = town.house;

/** 浜 ひかり in CP932. */
const hikariCp932 = Buffer.from([0x95, 0x6c, 0x20, 0x82, 0xd0, 0x82, 0xa9, 0x82, 0xe8]);

async function anAdministrator() {
  const by = await signedIn(town, { permissions: ['administration'] });
  const path = `/api/${by.municipality.municipality_code}`;
  const send = (file: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    by.post(`${path}/accounts/bulk`, file, { headers: { 'content-type': 'text/csv', ...headers } });
  return { by, path, send, sendText: (text: string) => send(new TextEncoder().encode(text)) };
}

async function countAccounts(prefix: string): Promise<number> {
  const rows = await db
    .selectFrom('accounts.account')
    .select('user_id')
    .where('user_id', 'like', `${prefix}%`)
    .execute();
  return rows.length;
}

test('a file of helpers becomes accounts that can sign in with the passwords of the answer', async () => {
  const { by, path, sendText } = await anAdministrator();
  await by.post(`${path}/groups`, { name: '応援職員', permissions: ['certificate_issue'] });
  const answer = await sendText(
    '\ufeff利用者ID,氏名,所属,グループ,有効期限,初期パスワード\r\n' +
      'tasuke-1,浜 ひかり,となり市,応援職員,令和30年3月31日,\r\n' +
      'tasuke-2,磯 あゆむ,,,2048/3/31,Minato#31\r\n',
  );
  expect(answer.status).toBe(201);
  const { created, csv } = BulkMade.parse(await answer.json());
  expect(created).toBe(2);
  const [heading, first, second] = csv.split('\r\n');
  expect(heading).toBe('\ufeff利用者ID,氏名,所属,グループ,有効期限,初期パスワード');
  const cells = first?.split(',') ?? [];
  expect(cells.slice(0, 5)).toEqual(['tasuke-1', '浜 ひかり', 'となり市', '応援職員', '2048-03-31']);
  expect(second).toBe('tasuke-2,磯 あゆむ,,,2048-03-31,Minato#31');
  const signIn = await new Browser(town, '203.0.113.1').signIn('tasuke-1', cells[5] ?? '');
  expect(await signIn.json()).toMatchObject({ permissions: ['certificate_issue'] });
  expect((await new Browser(town, '203.0.113.1').signIn('tasuke-2', 'Minato#31')).status).toBe(200);
  const receipts = JSON.stringify(await db.selectFrom('accounts.receipt').select('body').execute());
  expect(receipts).not.toContain('Minato#31');
});

test('a file from a spreadsheet in CP932 is read as well, whatever the order of its columns', async () => {
  const { sendText, send } = await anAdministrator();
  const heading = Buffer.from([0x8e, 0x81, 0x96, 0xbc, 0x2c, 0x97, 0x98, 0x97, 0x70, 0x8e, 0xd2, 0x49, 0x44]);
  const file = Buffer.concat([heading, Buffer.from('\r\n'), hikariCp932, Buffer.from(',cp-1\r\n')]);
  const made = BulkMade.parse(await (await send(new Uint8Array(file))).json());
  expect(made.csv).toContain('cp-1,浜 ひかり,,,,');
  expect((await sendText('cp-2,浜 ひかり\n')).status).toBe(422);
});

test('one bad row and nobody is made; every fault is told by row and column, without what stood there', async () => {
  const { sendText } = await anAdministrator();
  const answer = await sendText(
    '利用者ID,氏名,所属,グループ,有効期限,初期パスワード\n' +
      'warui-1,浜 ひかり,,,,\n' +
      '悪い 番号,磯 あゆむ,,,,\n' +
      'warui-3,,,,2月30日,\n' +
      'warui-4,沖 すばる,,ない組,,kantan\n' +
      'warui-1,渚 こずえ,,,,\n',
  );
  expect(answer.status).toBe(422);
  const problem = await problemOf(answer);
  expect(problem.title).toContain('7か所');
  expect(problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/rows/3/利用者ID', 'invalid_format'],
    ['/rows/4/有効期限', 'date'],
    ['/rows/4/氏名', 'too_small'],
    ['/rows/5/グループ', 'unknown'],
    ['/rows/5/初期パスワード', 'too_short'],
    ['/rows/5/初期パスワード', 'kind_missing'],
    ['/rows/6/利用者ID', 'repeated'],
  ]);
  expect(JSON.stringify(problem)).not.toMatch(/悪い|ない組|kantan|2月30日/);
  expect(await countAccounts('warui-')).toBe(0);
});

test('an id that is taken, in whichever town, is told by its row and leaves nothing behind', async () => {
  const [{ sendText }, elsewhere] = [await anAdministrator(), await anAdministrator()];
  await elsewhere.sendText('利用者ID,氏名\nfull-2,浜 ひかり\n');
  const answer = await sendText('利用者ID,氏名\nfull-1,磯 あゆむ\nfull-2,沖 すばる\n');
  expect((await problemOf(answer)).errors).toMatchObject([{ pointer: '/rows/3/利用者ID', code: 'taken' }]);
  expect(await countAccounts('full-')).toBe(1);
});

test('an empty file, a heading alone, something else and a file of 1,001 rows are refused', async () => {
  const { sendText, send } = await anAdministrator();
  expect((await sendText('')).status).toBe(422);
  expect((await sendText('利用者ID,氏名\n')).status).toBe(422);
  expect((await send(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]))).status).toBe(422);
  const octets = { 'content-type': 'application/octet-stream' };
  expect((await send(new TextEncoder().encode('利用者ID,氏名\nx,y\n'), octets)).status).toBe(422);
  const many = Array.from({ length: 1001 }, (_, row) => `ooi-${row},浜 ひかり`).join('\n');
  const answer = await sendText(`利用者ID,氏名\n${many}\n`);
  expect((await problemOf(answer)).errors).toMatchObject([{ code: 'too_many' }]);
  expect((await send(new Uint8Array(1_200_000).fill(0x41))).status).toBe(413);
});

test('cells that a spreadsheet would calculate come back as plain text', async () => {
  const { sendText } = await anAdministrator();
  const answer = await sendText('利用者ID,氏名,所属\nkeisan-1,=1+1,@SUM\n');
  const { csv } = BulkMade.parse(await answer.json());
  expect(csv).toContain("keisan-1,'=1+1,'@SUM,,,");
});
