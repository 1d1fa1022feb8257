import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatKanjiNumeral } from '../text/kanji-numeral.ts';
import { keysOfGazetteerPoint } from './address-keys.ts';
import { parseAddress } from './parse-address.ts';
import { townIndex, townKeys } from './town-index.ts';

const NAMES: readonly (readonly [string, string])[] = [
  ['0011001', '駅北一丁目'],
  ['0011002', '駅北二丁目'],
  ['0012003', '東小川三丁目'],
  ['0013000', '小川'],
  ['0013001', '小川一丁目'],
  ['0014000', '大字浜田'],
  ['0014101', '大字浜田字北前'],
  ['0015000', '三ケ名'],
  ['0016000', '鬼ヶ沢'],
  ['0017000', '市之倉'],
  ['0018012', '本町十二丁目'],
  ['0019000', '瀬戸ノ谷'],
  ['0020001', 'すみれ台一丁目'],
  ['0021000', '八町'],
  ['0022006', '北二十四条西六丁目'],
  ['0023002', '熊野町東二丁'],
];

const towns = townIndex(
  { prefecture: 'むすび県', city: '結郡むすび町' },
  NAMES.map(([machiaza_id, town]) => ({ machiaza_id, town })),
);
const read = (text: string) => parseAddress(text, towns);

describe('the writings of one address', () => {
  test.each([
    'むすび県結郡むすび町東小川三丁目4番34号',
    'むすび県むすび町東小川三丁目4番34号',
    'むすび町東小川三丁目4番34号',
    '東小川三丁目4番34号',
    '東小川3丁目4番34号',
    '東小川３丁目４番３４号',
    '東小川３－４－３４',
    '東小川3ー4ー34',
    '東小川3‐4−34',
    '東小川3-4-34',
    '東小川三の四の三四',
    '東小川三丁目四番三十四号',
    '東小川　三丁目　４番 34号',
    '東小川三丁目4-34',
    '東小川三丁目4番地34',
    '東小川三丁目04番034号',
    '大字東小川三丁目4番34号',
    '〒123-4567 むすび県結郡むすび町東小川3-4-34',
    '東小川3丁目4-34 メゾン緑 204号室',
    '東小川3-4-34メゾン緑204',
  ])('%s', (text) => {
    const parsed = read(text);
    expect(parsed).toMatchObject({
      place: 'inside',
      numbers: ['4', '34'],
      level: 'house',
      address_key: '0012003|4|34',
    });
    expect(parsed.keys).toEqual([
      { level: 'house', key: '0012003|4|34' },
      { level: 'block', key: '0012003|4' },
      { level: 'town', key: '0012003' },
      { level: 'oaza', key: '0012' },
    ]);
  });

  test('have one key however they are composed', () => {
    fc.assert(
      fc.property(
        fc.record({
          prefecture: fc.constantFrom('', 'むすび県'),
          city: fc.constantFrom('むすび町', '結郡むすび町'),
          chome: fc.constantFrom('二丁目', '2丁目', '２丁目', '2-', '２－', '二丁目 '),
          block: fc.integer({ min: 1, max: 99 }),
          house: fc.integer({ min: 1, max: 99 }),
          style: fc.constantFrom('番号', '-', 'ー', '−', '番', '番地', 'の', '漢'),
          building: fc.constantFrom('', ' コーポ山田 101', '　第二ハイツ', ' 佐藤方'),
        }),
        ({ prefecture, city, chome, block, house, style, building }) => {
          const numbers =
            style === '番号'
              ? `${block}番${house}号`
              : style === '漢'
                ? `${formatKanjiNumeral(block)}番${formatKanjiNumeral(house)}号`
                : `${block}${style}${house}`;
          const parsed = read(`${prefecture}${city}駅北${chome}${numbers}${building}`);
          expect(parsed.address_key).toBe(`0011002|${block}|${house}`);
          expect(parsed.building === '').toBe(building === '');
        },
      ),
    );
  });
});

test.each([
  ['駅北1-2-1', '0011001|2|1', 'house'],
  ['駅北1-2', '0011001|2', 'block'],
  ['駅北1', '0011001', 'town'],
  ['駅北一丁目', '0011001', 'town'],
  ['駅北', '0011', 'oaza'],
  ['駅北二丁目4番', '0011002|4', 'block'],
  ['小川1-2', '0013000|1|2', 'house'],
  ['小川1-2-3', '0013001|2|3', 'house'],
  ['小川一丁目2', '0013001|2', 'block'],
  ['小川123番地の4', '0013000|123|4', 'house'],
  ['小川123番地', '0013000|123', 'block'],
  ['大字浜田12番地3', '0014000|12|3', 'house'],
  ['浜田12-3', '0014000|12|3', 'house'],
  ['浜田北前12-3', '0014101|12|3', 'house'],
  ['大字浜田字北前', '0014101', 'town'],
  ['大字浜田甲12番地3', '0014000|甲12|3', 'house'],
  ['浜田イ12', '0014000|イ12', 'block'],
  ['三ヶ名5', '0015000|5', 'block'],
  ['三が名5番地', '0015000|5', 'block'],
  ['鬼ケ澤7', '0016000|7', 'block'],
  ['市ノ倉8番地', '0017000|8', 'block'],
  ['瀨戸之谷8番地', '0019000|8', 'block'],
  ['本町12-3-4', '0018012|3|4', 'house'],
  ['本町十二丁目3-4', '0018012|3|4', 'house'],
  ['スミレ台1-1-1', '0020001|1|1', 'house'],
  ['北24条西6丁目1-1', '0022006|1|1', 'house'],
  ['熊野町東2丁3-10', '0023002|3|10', 'house'],
  ['八町20', '0021000|20', 'block'],
  ['駅北1-2-1-305', '0011001|2|1-305', 'house'],
])('%s is %s (%s)', (text, key, level) => {
  expect(read(text)).toMatchObject({ place: 'inside', address_key: key, level });
});

test('a room number written as a third number leaves the house findable', () => {
  expect(read('駅北1-2-1-305').keys.map(({ key }) => key)).toEqual([
    '0011001|2|1-305',
    '0011001|2|1',
    '0011001|2',
    '0011001',
    '0011',
  ]);
});

test.each([
  ['駅北一丁目2番1号', 'residential'],
  ['駅北一丁目674番地11', 'lot'],
  ['駅北一丁目2-1', 'plain'],
  ['駅北一丁目', 'none'],
])('%s claims to be %s', (text, style) => {
  expect(read(text).number_style).toBe(style);
});

test.each([
  ['駅北1-2-1 コーポ北 2-101', 'コーポ北 2-101'],
  ['駅北一丁目2番1号三田荘', '三田荘'],
  ['駅北1-2-1　髙橋様方', '高橋様方'],
  ['駅北1-2 3階', '3階'],
  ['駅北一丁目2番地4三番町ビル10階', '三番町ビル10階'],
  ['駅北1-2-301号室', '301号室'],
])('%s keeps "%s" apart', (text, building) => {
  expect(read(text).building.replace(/^[ -]/u, '')).toBe(building);
});

describe('towns that are hard to tell apart', () => {
  const hard = townIndex({ prefecture: 'むすび県', city: 'むすび市' }, [
    { machiaza_id: '0000133', town: '山根' },
    { machiaza_id: '0005000', town: '大字山根' },
    { machiaza_id: '0000012', town: '十二丁目' },
    { machiaza_id: '0006001', town: '与一一丁目' },
    { machiaza_id: '0006011', town: '与一十一丁目' },
    { machiaza_id: '0007000', town: '町野町桶戸' },
    { machiaza_id: '0008000', town: 'ハ' },
    { machiaza_id: '0009000', town: '串浜' },
    { machiaza_id: '0010000', town: '一之船入町' },
    { machiaza_id: '0011000', town: 'つつじケ丘' },
  ]);

  test.each([
    ['a 大字 goes before a 小字 of its name', '山根12番3号', '0005000|12|3'],
    ['with its mark too', 'むすび市大字山根12番3号', '0005000|12|3'],
    ['a 丁目 that is all of a name', '12丁目704', '0000012|704'],
    ['the first 丁目 of a name that ends in one', '与一1丁目2-3', '0006001|2|3'],
    ['the same in kanji', '与一一丁目2番3号', '0006001|2|3'],
    ['and the eleventh', '与一11丁目2-3', '0006011|2|3'],
    ['a 町 left out inside', '町野桶戸5', '0007000|5'],
    ['the の before a number', 'ハの74-2', '0008000|74|2'],
    ['a block that is a letter', '串浜Ａ‐5', '0009000|a|5'],
    ['a number all in kanji', '串浜千二百三十四', '0009000|1234'],
    ['the way along the streets', 'むすび市河原町二条下ル一之船入町537-50', '0010000|537|50'],
    ['が after kana', 'つつじが丘3-4', '0011000|3|4'],
    ['a prefecture without its 県', 'むすびむすび市串浜5-6', '0009000|5|6'],
  ])('%s: %s', (_what, text, key) => {
    expect(parseAddress(text, hard).address_key).toBe(key);
  });

  test('a bare number is no 丁目', () => {
    expect(parseAddress('12-3', hard)).toMatchObject({ place: 'unknown', level: 'none' });
  });

  test('a 丁目 of a town that has none leaves the town known', () => {
    expect(parseAddress('串浜1丁目3番地', hard)).toMatchObject({
      town: { machiaza_id: '0009000' },
      level: 'oaza',
    });
  });
});

test('every 丁目 of a name is told apart, in kanji and in figures', () => {
  const chome = Array.from({ length: 40 }, (_, at) => at + 1);
  fc.assert(
    fc.property(
      fc.constantFrom('浜', '八町', '北二十四条西', 'すみれ台'),
      fc.constantFrom(...chome),
      fc.boolean(),
      (name, number, inFigures) => {
        const id = (one: number) => `0001${String(one).padStart(3, '0')}`;
        const listed = chome.map((one) => ({
          machiaza_id: id(one),
          town: `${name}${formatKanjiNumeral(one)}丁目`,
        }));
        const index = townIndex({ prefecture: 'むすび県', city: 'むすび市' }, listed);
        const written = inFigures ? String(number) : formatKanjiNumeral(number);
        expect(parseAddress(`${name}${written}丁目5番6号`, index).address_key).toBe(`${id(number)}|5|6`);
      },
    ),
  );
});

describe('what the towns do not tell', () => {
  test('a 丁目 that is not there reaches its 大字 only', () => {
    expect(read('東小川九丁目1-2')).toMatchObject({
      place: 'inside',
      town: null,
      level: 'oaza',
      numbers: ['1', '2'],
    });
    expect(read('東小川九丁目1-2').keys).toEqual([{ level: 'oaza', key: '0012' }]);
  });

  test('a 小字 that is not there reaches its 大字 only', () => {
    expect(read('大字浜田字南前12').keys).toEqual([{ level: 'oaza', key: '0014' }]);
  });

  test('an unknown town of the municipality has no place', () => {
    expect(read('むすび町無名1-2')).toMatchObject({ place: 'inside', level: 'none', keys: [] });
  });

  test.each([
    '静岡県焼津市本町一丁目2番3号',
    '東京都千代田区霞が関1-2',
    'むすび県となり市駅北1-2-1',
    'となり市小川1-2-3',
  ])('%s lies elsewhere', (text) => {
    expect(read(text)).toMatchObject({ place: 'elsewhere', level: 'none', keys: [] });
  });

  test.each(['', '　', '不詳', '123'])('"%s" is read without a place', (text) => {
    expect(read(text)).toMatchObject({ place: 'unknown', level: 'none', keys: [] });
  });
});

test('towns without 町字ID are keyed by their folded name', () => {
  const named = townIndex({ prefecture: 'むすび県', city: 'むすび市' }, [
    { machiaza_id: null, town: '髙砂一丁目' },
  ]);
  expect(parseAddress('高砂1-2-3', named).keys.map(({ key }) => key)).toEqual([
    '高砂1丁目|2|3',
    '高砂1丁目|2',
    '高砂1丁目',
    '高砂/',
  ]);
});

test('a ward may be named or left out', () => {
  const wards = townIndex({ prefecture: 'むすび県', city: 'むすび市' }, [
    { machiaza_id: '0001001', town: '港一丁目', ward: '東区' },
  ]);
  expect(parseAddress('むすび市東区港1-2-3', wards).address_key).toBe('0001001|2|3');
  expect(parseAddress('むすび市港1-2-3', wards).address_key).toBe('0001001|2|3');
});

test('a point of the gazetteer and the address that names it share their keys', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.integer({ min: 1, max: 999 }),
      fc.integer({ min: 1, max: 99 }),
      ([machiaza_id, town], block, house) => {
        const parsed = read(`むすび町${town}${block}番${house}号`);
        expect(parsed.keys).toEqual(
          keysOfGazetteerPoint(townKeys({ machiaza_id, town }), {
            block_no: String(block).padStart(3, '0'),
            house_no: String(house),
          }),
        );
      },
    ),
  );
});

const addressLike = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'駅北東小川大字浜田一二三丁目番地号の之ノがヶケー－-−1２３ 　ｱﾞか゛ッ〒澤髙'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 16,
});

test('any text is read without an error, and keys run from fine to coarse', () => {
  const order = ['house', 'block', 'town', 'oaza'];
  fc.assert(
    fc.property(addressLike, (text) => {
      const ranks = read(`駅北${text}`).keys.map(({ level }) => order.indexOf(level));
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    }),
    { numRuns: 500 },
  );
});
