// 番号枠: numbers held in reserve are given by their holder only, and every number that no paper bears is explained.
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { Certificate } from '../../api/certificates/certificates.contract.ts';
import { NumberBlock, NumberBlockList } from '../../api/certificates/number-blocks.contract.ts';
import { slugOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();

async function reserve({ clerk, path }: Counter, size: number): Promise<NumberBlock> {
  const body = { block_id: uuidv7(), kind: 'resident', holder: '避難所巡回1', size };
  return NumberBlock.parse(await (await clerk.post(`${path}/number-blocks`, body)).json());
}

async function issueNext(counter: Counter, name: string, block_id?: string): Promise<Response> {
  const { confirmation_id } = await aConfirmation(town, counter, name);
  return counter.clerk.post(`${counter.path}/certificates`, {
    certificate_id: uuidv7(),
    confirmation_id,
    ...(block_id === undefined ? {} : { block_id }),
  });
}

async function numberOf(answer: Response): Promise<number> {
  return Certificate.parse(await answer.json()).certificate_number;
}

async function list({ clerk, path }: Counter): Promise<NumberBlockList> {
  return NumberBlockList.parse(await (await clerk.get(`${path}/number-blocks`)).json());
}

async function giveBack({ clerk, path }: Counter, { block_id }: NumberBlock): Promise<Response> {
  return clerk.post(`${path}/number-blocks/${block_id}/return`, { reason: '巡回の終了' });
}

test('a block is taken out of the series, and its numbers are given from it until it is used up', async () => {
  const counter = await aCounter(town);
  expect(await numberOf(await issueNext(counter, '1'))).toBe(1);
  const block = await reserve(counter, 2);
  expect([block.first_number, block.last_number]).toEqual([2, 3]);
  expect(await numberOf(await issueNext(counter, '2'))).toBe(4);
  expect(await numberOf(await issueNext(counter, '3', block.block_id))).toBe(2);
  const { gaps } = await list(counter);
  expect(gaps).toEqual([{ kind: 'resident', first_number: 3, last_number: 3, block_id: block.block_id }]);
  expect(await numberOf(await issueNext(counter, '4', block.block_id))).toBe(3);
  const over = await issueNext(counter, '5', block.block_id);
  expect([over.status, await slugOf(over)]).toEqual([409, 'certificates/block-used-up']);
  expect((await list(counter)).gaps).toEqual([]);
});

test('what is returned at the end of the series goes back to it and is given again', async () => {
  const counter = await aCounter(town);
  const block = await reserve(counter, 10);
  expect(await numberOf(await issueNext(counter, '1', block.block_id))).toBe(1);
  const returned = NumberBlock.parse(await (await giveBack(counter, block)).json());
  expect([returned.last_number, returned.returned_reason]).toEqual([1, '巡回の終了']);
  expect(await numberOf(await issueNext(counter, '2'))).toBe(2);
  expect((await list(counter)).gaps).toEqual([]);
});

test('a block that is returned wholly unused leaves room for the next at the same number', async () => {
  const counter = await aCounter(town);
  await giveBack(counter, await reserve(counter, 5));
  expect((await reserve(counter, 5)).first_number).toBe(1);
});

test('what is returned before others were given stays unused, with the reason', async () => {
  const counter = await aCounter(town);
  const block = await reserve(counter, 3);
  expect(await numberOf(await issueNext(counter, '1'))).toBe(4);
  expect((await giveBack(counter, block)).status).toBe(200);
  const { gaps, blocks } = await list(counter);
  expect(gaps).toEqual([{ kind: 'resident', first_number: 1, last_number: 3, block_id: block.block_id }]);
  expect(blocks[0]?.returned_reason).toBe('巡回の終了');
  expect(await slugOf(await issueNext(counter, '2', block.block_id))).toBe('certificates/block-used-up');
  expect(await slugOf(await giveBack(counter, block))).toBe('certificates/block-returned');
});
