// Changing a template, purely: what is added, moved, replaced, removed.
import { isLetter } from '../../api/certificates/templates.contract.ts';
import type {
  FieldName,
  PaperGround,
  TemplateBlock,
  TemplateBlocks,
  TemplateFault,
  TemplateRow,
} from '../../api/certificates/templates.contract.ts';

export const blockWords: Readonly<Record<TemplateBlock['block'], string>> = {
  head: '表題',
  text: '文章',
  table: '表',
  certification: '証明文と公印',
  qr: '確認用の二次元コード',
};

export const rowWords: Readonly<Record<TemplateRow['row'], string>> = {
  item: '項目',
  items: '項目を並べる',
  members: '世帯構成員の表',
  fixed: '決まった文',
  note: '注',
};

/** A new part with contents that make a paper at once. */
export function newBlock(kind: TemplateBlock['block'], ground: PaperGround): TemplateBlock {
  switch (kind) {
    case 'head':
      return { block: 'head', title: isLetter(ground) ? '通知書' : '証明書', subtitle: '' };
    case 'text':
      return { block: 'text', text: 'ここに文章を入力します。', size: 'plain', align: 'left', height: 10 };
    case 'table':
      return { block: 'table', rows: [newRow('item', ground)] };
    case 'certification':
      return {
        block: 'certification',
        sentence: isLetter(ground) ? '上記のとおり通知します。' : '上記のとおり、相違ないことを証明します。',
        seal: 'over_name',
      };
    case 'qr':
      return { block: 'qr', place: 'bottom_left', caption: '真偽の確認' };
  }
}

export function newRow(kind: TemplateRow['row'], ground: PaperGround): TemplateRow {
  const field = firstField(ground);
  switch (kind) {
    case 'item':
      return { row: 'item', label: ['項目'], field, height: 12, look: 'plain', closes: true, fills: false };
    case 'items':
      return { row: 'items', label: ['項目'], items: [{ label: '', field }], height: 10 };
    case 'members':
      return { row: 'members', label: ['追加記載事項'], items: [] };
    case 'fixed':
      return { row: 'fixed', label: ['項目'], text: '', height: 10 };
    case 'note':
      return { row: 'note', text: '※', height: 8 };
  }
}

/** What a new row shows until another item is chosen. */
export function firstField(ground: PaperGround): FieldName {
  return isLetter(ground) ? 'reason' : 'remarks';
}

export function replaced<Part>(parts: readonly Part[], at: number, part: Part): Part[] {
  return parts.map((old, index) => (index === at ? part : old));
}

export function removed<Part>(parts: readonly Part[], at: number): Part[] {
  return parts.filter((_, index) => index !== at);
}

/** One place up (-1) or down (1); at an end it stays. */
export function moved<Part>(parts: readonly Part[], at: number, by: -1 | 1): Part[] {
  const to = at + by;
  const part = parts[at];
  if (part === undefined || to < 0 || to >= parts.length) return [...parts];
  const without = removed(parts, at);
  return [...without.slice(0, to), part, ...without.slice(to)];
}

/** What is wrong with one block, with its rows; what belongs to none stands at the whole. */
export function faultsAt(faults: readonly TemplateFault[], block: number | null): TemplateFault[] {
  const of = (pointer: string): number | null => {
    const found = /^\/blocks\/(\d+)/.exec(pointer)?.[1];
    return found === undefined ? null : Number(found);
  };
  return faults.filter(({ pointer }) => of(pointer) === block);
}

/** A label on one line or two, as it is typed: with a line feed between. */
export function labelText(label: readonly string[]): string {
  return label.join('\n');
}

export function labelOf(text: string): string[] {
  const lines = text.split('\n').slice(0, 2);
  return lines.length === 2 && lines[1] === '' ? lines.slice(0, 1) : lines;
}

/** Which blocks may still be added: head, seal and code stand once; a letter has no code. */
export function addableBlocks(blocks: TemplateBlocks, ground: PaperGround): TemplateBlock['block'][] {
  const once = new Set(['head', 'certification', 'qr']);
  const kinds: TemplateBlock['block'][] = ['text', 'table', 'head', 'certification', 'qr'];
  const fitting = kinds.filter((kind) => kind !== 'qr' || !isLetter(ground));
  return fitting.filter((kind) => !once.has(kind) || !blocks.some(({ block }) => block === kind));
}
