// Kinds, settings and templates: rows that a town changes by page.
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { Certificate } from '../../api/certificates/certificates.contract.ts';
import { KindList, PaperSettings } from '../../api/certificates/kinds.contract.ts';
import { TemplateList } from '../../api/certificates/templates.contract.ts';
import type { TemplateBlock, TemplateBlocks } from '../../api/certificates/templates.contract.ts';
import { problemOf, slugOf } from '../support/accounts.ts';
import { testHouse } from '../support/house.ts';
import { aConfirmation, aCounter } from '../support/records.ts';
import type { Counter } from '../support/records.ts';

const town = await testHouse();
const office = { permissions: ['certificate_issue', 'administration'] as const };

function kindsPath({ municipality }: Counter): string {
  return `/api/${municipality.municipality_code}/certificate-kinds`;
}

async function templatesOf(counter: Counter, kind = 'resident'): Promise<TemplateList> {
  return TemplateList.parse(
    await (await counter.clerk.get(`${kindsPath(counter)}/${kind}/templates`)).json(),
  );
}

async function save(counter: Counter, blocks: unknown, edited_version: number): Promise<Response> {
  const body = { template_id: uuidv7(), blocks, note: '', edited_version };
  return counter.clerk.post(`${kindsPath(counter)}/resident/templates`, body);
}

async function standard(counter: Counter): Promise<TemplateBlocks> {
  const [first] = (await templatesOf(counter)).templates;
  if (!first) throw new Error('no template');
  return first.blocks;
}

test('a town begins with the four kinds of the documents and can add its own', async () => {
  const counter = await aCounter(town, office);
  const added = await counter.clerk.post(kindsPath(counter), {
    kind: 'shop',
    title: '被災証明書',
    label: '事業所用',
    ground: 'declaration',
  });
  expect(added.status).toBe(201);
  const { kinds } = KindList.parse(await (await counter.clerk.get(kindsPath(counter))).json());
  expect(kinds.map(({ kind }) => kind)).toEqual(['resident', 'owner', 'fire', 'damage_report', 'shop']);
  const again = await counter.clerk.post(kindsPath(counter), {
    kind: 'shop',
    title: '別',
    label: '',
    ground: 'building',
  });
  expect(await slugOf(again)).toBe('certificates/kind-taken');
});

test('a kind that is not offered is refused by the database', async () => {
  const counter = await aCounter(town, office);
  const { confirmation_id } = await aConfirmation(town, counter, '1');
  const change = { title: '罹災証明書', label: '居住者用', is_active: false };
  const path = `${kindsPath(counter)}/resident`;
  expect((await counter.clerk.put(path, change, { version: 1 })).status).toBe(200);
  expect((await counter.clerk.put(path, change, { version: 1 })).status).toBe(412);
  const refused = await counter.clerk.post(`${counter.path}/certificates`, {
    certificate_id: uuidv7(),
    confirmation_id,
  });
  expect(await slugOf(refused)).toBe('certificates/kind-closed');
});

test('copies, fee and 原本証明 are settings, and recorded with the certificate', async () => {
  const counter = await aCounter(town, office);
  const path = `/api/${counter.municipality.municipality_code}/certificate-settings`;
  const change = {
    copies_per_household: 2,
    fee_yen: 300,
    fee_exemption: '災害',
    certified_copy: '原本と相違ないことを証明します。',
    public_address: 'https://musubi.example.lg.jp',
  };
  const saved = await counter.clerk.put(path, change, { version: 1 });
  expect(PaperSettings.parse(await saved.json())).toEqual({ ...change, version: 2 });
  const ties = [await aConfirmation(town, counter, '1'), await aConfirmation(town, counter, '2')];
  const [paid, exempt] = await Promise.all(
    [{ copies: 2 }, { fee_exemption: '災害', is_certified_copy: true }].map(async (more, index) => {
      const answer = await counter.clerk.post(`${counter.path}/certificates`, {
        certificate_id: uuidv7(),
        confirmation_id: ties[index]?.confirmation_id,
        ...more,
      });
      return Certificate.parse(await answer.json());
    }),
  );
  expect(paid).toMatchObject({ copies: 2, fee_yen: 600, fee_exemption: null, is_certified_copy: false });
  expect(exempt).toMatchObject({ copies: 1, fee_yen: 0, fee_exemption: '災害', is_certified_copy: true });
  expect(exempt?.fields.copy_words).toBe('原本と相違ないことを証明します。');
  expect(exempt?.fields.verification).toMatch(
    /^https:\/\/musubi\.example\.lg\.jp\/public\/\d{6}\/certificate#/,
  );
});

describe('a template', () => {
  test('is kept as a further version, and a certificate keeps the one it was printed with', async () => {
    const counter = await aCounter(town, office);
    const blocks = await standard(counter);
    const issue = async (name: string) => {
      const { confirmation_id } = await aConfirmation(town, counter, name);
      const body = { certificate_id: uuidv7(), confirmation_id };
      return Certificate.parse(await (await counter.clerk.post(`${counter.path}/certificates`, body)).json());
    };
    const before = await issue('1');
    expect(before.template_version).toBe(1);
    const renamed = blocks.map((block) =>
      block.block === 'head' ? { ...block, title: '罹災証明書（新）' } : block,
    );
    expect((await save(counter, renamed, 1)).status).toBe(201);
    expect((await issue('2')).template_version).toBe(2);
    const kept = await counter.clerk.get(`${counter.path}/certificates/${before.certificate_id}`);
    expect(Certificate.parse(await kept.json()).template_version).toBe(1);
    expect((await save(counter, blocks, 1)).status).toBe(412);
    expect((await templatesOf(counter)).templates.map((one) => one.template_version)).toEqual([2, 1]);
  });

  const wrong: [string, (blocks: TemplateBlocks) => TemplateBlock[], string, string][] = [
    [
      'that is too long',
      (blocks) => [...blocks, { block: 'text', text: '長い', size: 'plain', align: 'left', height: 100 }],
      'overflow',
      'はみ出します',
    ],
    [
      'without a needed item',
      (blocks) =>
        blocks.map((block) =>
          block.block === 'table'
            ? {
                ...block,
                rows: block.rows.map((row) =>
                  row.row === 'item' && row.field === 'damage_class'
                    ? { ...row, field: 'remarks' as const }
                    : row,
                ),
              }
            : block,
        ),
      'field_missing',
      '必要な項目「被害の程度」がありません',
    ],
    [
      'with a character that no font has',
      (blocks) => [...blocks, { block: 'text', text: '浜\u{e000}', size: 'plain', align: 'left', height: 8 }],
      'glyph',
      'U+E000',
    ],
    [
      'with an item of another kind',
      (blocks) => [...blocks, { block: 'text', text: '{共有者}', size: 'small', align: 'left', height: 5 }],
      'field_foreign',
      '「共有者」は、この種類の証明書にはない項目です',
    ],
    [
      'with braces around a word that is no item',
      (blocks) => [
        ...blocks,
        { block: 'text', text: '{世帯主のなまえ}', size: 'small', align: 'left', height: 5 },
      ],
      'field_unknown',
      '{世帯主のなまえ}',
    ],
    [
      'without a seal and its sentence',
      (blocks) => blocks.filter(({ block }) => block !== 'certification'),
      'part_missing',
      '証明文と公印がありません',
    ],
  ];
  test.each(wrong)('%s is refused with a sentence that says so', async (_, spoil, code, sentence) => {
    const counter = await aCounter(town, office);
    const answer = await save(counter, spoil(await standard(counter)), 0);
    expect(answer.status).toBe(422);
    const { type, errors } = await problemOf(answer);
    expect(type).toBe('/problems/certificates/template-faulty');
    const found = errors?.find((error) => error.code === code);
    expect(found?.message).toContain(sentence);
  });

  test('is shown with an invented case, as a PDF', async () => {
    const counter = await aCounter(town, office);
    for (const kind of ['resident', 'owner', 'fire', 'damage_report']) {
      const [used] = (await templatesOf(counter, kind)).templates;
      const path = `${kindsPath(counter)}/${kind}/templates`;
      const check = await counter.clerk.post(`${path}/check`, { blocks: used?.blocks });
      expect(await check.json()).toMatchObject({ faults: [], pages: 1 });
      const preview = await counter.clerk.post(`${path}/preview`, { blocks: used?.blocks, long: true });
      expect(
        Buffer.from(await preview.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
    }
  });
});
