import { expect, test } from 'vitest';
import { secondsWords, statisticsCsv } from './statistics-words.ts';

test('a span of time is said in the largest words that fit', () => {
  expect([null, 44.6, 60, 200, 3900].map(secondsWords)).toEqual([
    '—',
    '45 秒',
    '1 分',
    '3 分 20 秒',
    '1 時間 5 分',
  ]);
});

test('the figures go out as rows, and nothing in them runs in a spreadsheet', () => {
  const none = { cases: 0, median: null, p90: null };
  const csv = statisticsCsv({
    as_of: '2026-08-12T01:00:00Z',
    present: 1,
    days: [{ day: '2026-08-12', issued: 1, reissued: 0, corrected: 0, voided: 0, handed_over: 1 }],
    kinds: [{ kind: 'resident', title: '罹災証明書', label: '居住者用', present: 1, ended: 0 }],
    classes: [{ damage_label: '半壊', present: 1 }],
    counters: [{ counter: '=窓口1,2', issued: 1, seconds: { cases: 1, median: 61.4, p90: 61.4 } }],
    backlog: { confirmed: 2, unrendered: 0, unprinted: 0, waiting: 0, applications: 0, tickets: 0 },
    seconds: { reserved_to_handed: none, called_to_handed: none },
  });
  expect(csv.split('\r\n')).toContain('日ごと,2026-08-12 交付,1');
  expect(csv).toContain('窓口,"\'=窓口1,2 中央値（秒）",61');
});
