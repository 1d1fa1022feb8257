import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inShootingOrder, numbersInName, type Picture } from './picture-order.ts';
import {
  leaveOut,
  movePictures,
  nameGroup,
  sortPictures,
  splitAt,
  takeAway,
  wordsToAskFor,
  type Sorting,
} from './sorting.ts';

const sheet = 'MSBS:0123456789ABCDEFGHJK';
const other = 'MSBS:KJHGFEDCBA9876543210';
const numbers = new Map([
  [sheet, '000012'],
  [other, '000013'],
  ['000012', '000012'],
  ['12-003', '12-003'],
]);

function picture(id: string, given: Partial<Picture> = {}): Picture {
  return { id, name: `IMG_${id}.JPG`, folder: '', takenAt: null, code: null, ...given };
}

/** Groups as people see them: number and pictures. */
function seen({ groups }: Sorting): [string | null, string][] {
  return groups.map((group) => [group.number, group.pictures.join(' ')]);
}

describe('the order of shooting', () => {
  it('is that of the times, whatever the files are called', () => {
    const late = picture('1', { takenAt: '2026-08-01T10:00:00.000' });
    const early = picture('2', { takenAt: '2026-08-01T09:00:00.000' });
    expect(inShootingOrder([late, early]).map(({ id }) => id)).toEqual(['2', '1']);
  });

  it('is that of the names, counted as people count, where one picture of the folder has no time', () => {
    const pictures = ['10', '9', '100'].map((id) => picture(id));
    const timed = picture('2', { takenAt: '2030-01-01T00:00:00.000' });
    expect(inShootingOrder([...pictures, timed]).map(({ id }) => id)).toEqual(['2', '9', '10', '100']);
  });

  it('goes folder by folder: two cameras have two clocks', () => {
    const first = picture('1', { folder: '1班', takenAt: '2026-08-01T10:00:00.000' });
    const second = picture('2', { folder: '2班', takenAt: '2026-08-01T09:00:00.000' });
    expect(inShootingOrder([second, first]).map(({ id }) => id)).toEqual(['1', '2']);
  });
});

describe('pictures', () => {
  it('go to the survey whose sheet was photographed before them, the first ones to none', () => {
    const sorted = sortPictures(
      [
        picture('1'),
        picture('2', { code: sheet }),
        picture('3'),
        picture('4', { code: other }),
        picture('5'),
        picture('6', { code: sheet }),
      ],
      numbers,
    );
    expect(seen(sorted)).toEqual([
      [null, '1'],
      ['000012', '2 3 6'],
      ['000013', '4 5'],
    ]);
  });

  it('do not follow a sheet into another folder', () => {
    const sorted = sortPictures(
      [picture('1', { folder: 'A', code: sheet }), picture('2', { folder: 'B' })],
      numbers,
    );
    expect(seen(sorted)).toEqual([
      [null, '2'],
      ['000012', '1'],
    ]);
  });

  it('go by the number of their folder until a sheet says otherwise', () => {
    const folder = '8月1日/12-003';
    const sorted = sortPictures(
      [picture('1', { folder }), picture('2', { folder, code: sheet }), picture('3', { folder })],
      numbers,
    );
    expect(seen(sorted)).toEqual([
      ['12-003', '1'],
      ['000012', '2 3'],
    ]);
  });

  it('that bear a number in their name go there alone', () => {
    const sorted = sortPictures([picture('1', { name: '12-003_2.jpg' }), picture('2')], numbers);
    expect(seen(sorted)).toEqual([
      [null, '2'],
      ['12-003', '1'],
    ]);
  });

  it('of a sheet that this disaster does not know stay without a number', () => {
    expect(seen(sortPictures([picture('1', { code: 'MSBS:00000000000000000000' })], numbers))).toEqual([
      [null, '1'],
    ]);
  });
});

describe('names', () => {
  it('are asked for whole and without a count at their end, cameras’ own counters left alone', () => {
    expect(numbersInName('12-003.jpg')).toEqual(['12-003']);
    expect(numbersInName('１２－００３ (2).JPG')).toEqual(['12-003 (2)', '12-003']);
    expect(numbersInName('000012_1.jpeg')).toEqual(['000012_1', '000012']);
    expect(numbersInName('100_0001.JPG')).toEqual(['100_0001']);
    expect(wordsToAskFor([picture('1', { folder: '12-003/浜野様', code: sheet })])).toEqual([
      sheet,
      'IMG_1',
      '12-003',
    ]);
  });
});

describe('by hand', () => {
  const sorted = sortPictures(
    [picture('1'), picture('2'), picture('3', { code: sheet }), picture('4')],
    numbers,
  );
  const [unnamed] = sorted.groups;

  it('a group gets its number, and joins the survey that bears it already', () => {
    expect(seen(nameGroup(sorted, unnamed?.id ?? '', '000099'))).toEqual([
      ['000099', '1 2'],
      ['000012', '3 4'],
    ]);
    expect(seen(nameGroup(sorted, unnamed?.id ?? '', '000012'))).toEqual([['000012', '1 2 3 4']]);
  });

  it('a survey is split where the next one begins', () => {
    expect(seen(splitAt(sorted, '4'))).toEqual([
      [null, '1 2'],
      [null, '4'],
      ['000012', '3'],
    ]);
    expect(splitAt(sorted, '3')).toBe(sorted);
  });

  it('pictures are moved, left out, and taken back', () => {
    expect(seen(movePictures(sorted, ['2'], { number: '000012' }))).toEqual([
      [null, '1'],
      ['000012', '2 3 4'],
    ]);
    const out = leaveOut(sorted, ['1', '2']);
    expect(out.leftOut).toEqual(['1', '2']);
    expect(seen(out)).toEqual([['000012', '3 4']]);
    expect(seen(movePictures(out, ['2'], { number: '000012' }))).toEqual([['000012', '2 3 4']]);
  });

  it('what has arrived is no longer there, the rest stays as it was', () => {
    const rest = takeAway(sorted, new Set(['1', '3', '4']));
    expect(seen(rest)).toEqual([[null, '2']]);
    expect(rest.order).toEqual(['2']);
  });
});

const anyPictures = fc
  .array(
    fc.record({
      name: fc.constantFrom('IMG_1.JPG', 'IMG_10.JPG', '12-003.jpg', '000012 (2).jpg', 'x.png'),
      folder: fc.constantFrom('', 'A', 'B/12-003', 'C'),
      takenAt: fc.constantFrom(null, '2026-08-01T09:00:00.000', '2026-08-01T10:00:00.000'),
      code: fc.constantFrom(null, null, null, sheet, other, 'MSBS:ZZZZZZZZZZZZZZZZZZZZ'),
    }),
    { maxLength: 24 },
  )
  .map((all) => all.map((given, at): Picture => ({ ...given, id: `p${at}` })));

const anyHand = fc.array(
  fc.record({
    act: fc.constantFrom('name', 'move', 'move-new', 'move-number', 'split', 'leave' as const),
    at: fc.nat(30),
    to: fc.nat(30),
    number: fc.constantFrom('000012', '000013', '000099'),
  }),
  { maxLength: 20 },
);

describe('whatever a person does', () => {
  it('no picture is lost or twice, no number is twice, no group is empty, all are in the order of shooting', () => {
    fc.assert(
      fc.property(anyPictures, anyHand, (pictures, hand) => {
        let now = sortPictures(pictures, numbers);
        for (const { act, at, to, number } of hand) {
          const moved = now.order.filter((_, place) => place % 7 === at % 7);
          const group = now.groups[to % Math.max(1, now.groups.length)];
          if (act === 'name' && group) now = nameGroup(now, group.id, number);
          if (act === 'move' && group) now = movePictures(now, moved, { groupId: group.id });
          if (act === 'move-new') now = movePictures(now, moved, null);
          if (act === 'move-number') now = movePictures(now, moved, { number });
          if (act === 'split') now = splitAt(now, now.order[at] ?? '');
          if (act === 'leave') now = leaveOut(now, moved);
          const all = [...now.groups.flatMap((each) => each.pictures), ...now.leftOut];
          expect(all.toSorted()).toEqual(pictures.map(({ id }) => id).toSorted());
          const known = now.groups.flatMap((each) => (each.number === null ? [] : [each.number]));
          expect(new Set(known).size).toBe(known.length);
          expect(new Set(now.groups.map(({ id }) => id)).size).toBe(now.groups.length);
          for (const each of now.groups) {
            expect(each.pictures.length).toBeGreaterThan(0);
            const places = each.pictures.map((id) => now.order.indexOf(id));
            expect(places).toEqual(places.toSorted((a, b) => a - b));
          }
        }
      }),
    );
  });
});
