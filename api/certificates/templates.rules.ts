// Whether a template makes a paper: what it must show, whether it fits, whether it can be printed. Pure.
import { boundFields } from './document/bound-text.ts';
import type { FontStack } from '../documents/fonts.ts';
import { findMissingGlyphs } from '../documents/glyphs.ts';
import { layOutPaper, measureRoom } from './document/paper.ts';
import type { PrintedFields } from './document/paper-fields.ts';
import { longSampleCase, sampleCase } from './sample-case.ts';
import { longSampleLetter, sampleLetter } from './standard-letters.ts';
import { fieldNames, fieldsOf, isLetter, neededFields } from './templates.contract.ts';
import type {
  FieldName,
  PaperGround,
  TemplateBlocks,
  TemplateCheck,
  TemplateFault,
  TemplateRow,
} from './templates.contract.ts';

/** A page must hold this many members, as the national form does. */
const membersToHold = 14;
const pointsPerMillimetre = 72 / 25.4;

/** Every fault with the place of its block; the paper is drawn only where it can be. */
export function checkTemplate(blocks: TemplateBlocks, ground: PaperGround, fonts: FontStack): TemplateCheck {
  const faults = [
    ...findWrongParts(blocks, ground),
    ...findWrongFields(blocks, ground),
    ...findUnprintable(blocks, fonts),
  ];
  const room = measureRoom(blocks, membersToHold) / pointsPerMillimetre;
  if (room < 0)
    faults.push(
      fault(
        '/blocks',
        'overflow',
        `用紙から ${(-room).toFixed(1)} mm はみ出します。行の高さか文章を減らしてください`,
      ),
    );
  const unprintable = faults.some(({ code }) => code === 'glyph');
  const pages = unprintable
    ? 0
    : layOutPaper(sampleFor(ground, false), { blocks, seal_png: null, fonts }).length;
  if (pages > 1)
    faults.push(
      fault(
        '/blocks',
        'overflow',
        '普通の長さの記載が入りきらず、別紙になります。枠の高さを増やしてください',
      ),
    );
  return { faults, room: Math.round(room * 10) / 10, pages };
}

/** A case to look at a template with. */
export function sampleFor(ground: PaperGround, long: boolean): PrintedFields {
  if (isLetter(ground)) return long ? longSampleLetter : sampleLetter;
  const sample = long ? longSampleCase : sampleCase;
  return ground === 'confirmation' ? sample : { ...sample, members: [] };
}

function fault(pointer: string, code: string, message: string): TemplateFault {
  return { pointer, code, message };
}

const onlyOnce = { head: '表題', certification: '証明文と公印', qr: '確認用の二次元コード' } as const;

function findWrongParts(blocks: TemplateBlocks, ground: PaperGround): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const [kind, title] of Object.entries(onlyOnce)) {
    const places = blocks.flatMap(({ block }, index) => (block === kind ? [index] : []));
    // The code proves a certificate; a letter has none.
    if (kind === 'qr' && isLetter(ground)) {
      for (const index of places)
        faults.push(fault(`/blocks/${index}`, 'part_foreign', `${title}は、通知書には置けません`));
      continue;
    }
    if (places.length === 0)
      faults.push(fault('/blocks', 'part_missing', `${title}がありません。部品を加えてください`));
    for (const index of places.slice(1))
      faults.push(fault(`/blocks/${index}`, 'part_twice', `${title}は一つだけ置けます`));
  }
  const filling = rowsOf(blocks).filter(({ row }) => row.row === 'item' && row.fills);
  for (const { pointer } of filling.slice(1))
    faults.push(fault(pointer, 'fills_twice', '残りの高さを使う行は一つだけ置けます'));
  const tables = rowsOf(blocks).filter(({ row }) => row.row === 'members');
  for (const { pointer } of tables.slice(1))
    faults.push(fault(pointer, 'members_twice', '世帯構成員の表は一つだけ置けます'));
  return faults;
}

function findWrongFields(blocks: TemplateBlocks, ground: PaperGround): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const shown = new Set<FieldName>();
  const known = new Set(fieldsOf(ground));
  const paper = isLetter(ground) ? 'この通知書' : 'この種類の証明書';
  const bind = (field: FieldName, pointer: string): void => {
    shown.add(field);
    if (!known.has(field))
      faults.push(
        fault(pointer, 'field_foreign', `「${fieldNames[field].title}」は、${paper}にはない項目です`),
      );
  };
  for (const { row, pointer } of rowsOf(blocks)) {
    if (row.row === 'item') bind(row.field, pointer);
    if (row.row === 'items' || row.row === 'members') for (const { field } of row.items) bind(field, pointer);
    if (row.row === 'members' && ground !== 'confirmation')
      faults.push(fault(pointer, 'field_foreign', `世帯構成員は、${paper}にはない項目です`));
  }
  blocks.forEach((block, index) => {
    const text = block.block === 'text' ? block.text : block.block === 'head' ? block.subtitle : '';
    const { fields, unknown } = boundFields(text);
    for (const field of fields) bind(field, `/blocks/${index}`);
    for (const name of unknown)
      faults.push(
        fault(
          `/blocks/${index}`,
          'field_unknown',
          `「{${name}}」という項目はありません。項目の一覧から選んでください`,
        ),
      );
  });
  for (const field of neededFields[ground])
    if (!shown.has(field))
      faults.push(fault('/blocks', 'field_missing', `必要な項目「${fieldNames[field].title}」がありません`));
  return faults;
}

function findUnprintable(blocks: TemplateBlocks, fonts: FontStack): TemplateFault[] {
  return blocks.flatMap((block, index) => {
    const { block: _kind, ...texts } = block;
    return findMissingGlyphs(texts, fonts).map(({ code_points }) =>
      fault(
        `/blocks/${index}`,
        'glyph',
        `印字できない文字（${code_points}）があります。別の文字にしてください`,
      ),
    );
  });
}

function rowsOf(blocks: TemplateBlocks): { row: TemplateRow; pointer: string }[] {
  return blocks.flatMap((block, at) =>
    block.block === 'table'
      ? block.rows.map((row, index) => ({ row, pointer: `/blocks/${at}/rows/${index}` }))
      : [],
  );
}
