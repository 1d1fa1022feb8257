import { describe, expect, it } from 'vitest';
import { pagesMatching, type QuickPage } from './quick-pages.ts';

const page = (id: string, title: string, note: string): QuickPage => ({ id, title, note, open: () => {} });
const pages = [
  page('home', 'ホーム', '災害の一覧'),
  page('counter', '窓口', '罹災証明書を交付します'),
  page('audit', '利用記録', 'だれが窓口で何を見たか'),
];
const found = (typed: string): string[] => pagesMatching(pages, typed).map(({ id }) => id);

describe('pages by what was typed', () => {
  it('are all of them before anything is', () => {
    expect(found('')).toEqual(['home', 'counter', 'audit']);
  });

  it('are those that have every word in title or purpose, titles first', () => {
    expect(found('窓口')).toEqual(['counter', 'audit']);
    expect(found('窓口 だれ')).toEqual(['audit']);
    expect(found('避難所')).toEqual([]);
  });

  it('do not mind the width of letters', () => {
    expect(found('ﾎｰﾑ')).toEqual(['home']);
  });
});
