// What a survey team carries, looked at as paper: millimetres on the page, numbers that can be told apart, sheets for all.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintPdf } from '../../api/documents/pdf.ts';
import { A3_LANDSCAPE, MM } from '../../api/documents/sheet.ts';
import { layOutAtlas } from '../../api/surveys/handout/atlas/atlas.ts';
import { barOf } from '../../api/surveys/handout/atlas/panel.ts';
import { isWithin, overlaps } from '../../api/surveys/handout/atlas/place-labels.ts';
import type { DistrictHandout } from '../../api/surveys/handout/district-handout.ts';
import type { DistrictChanges } from '../../api/surveys/handout/changes/district-changes.ts';
import { drawPaper } from '../../api/surveys/handout/draw-papers.ts';
import { Paper } from '../../api/surveys/handout/handouts.contract.ts';
import { inventChanges, inventDistrict, inventStop } from './invented-district.ts';
import { extractText, rasterise, type Raster } from './page-raster.ts';

const DPI = 300;
const changes = inventChanges({ came: 2, left: 3, finished: 4, kept: 5 });
/** Width of a drawn rail, millimetres. */
const RAIL = 2.6 / MM;
const toMillimetres = (pixels: number): number => (pixels / DPI) * 25.4;

async function firstPage(district: DistrictHandout): Promise<Raster> {
  const [page] = layOutAtlas(district);
  if (!page) throw new Error('no page');
  const [raster] = rasterise(await paintPdf([page.sheet], { title: 'a', dated: district.dated }), DPI);
  if (!raster) throw new Error('nothing was drawn');
  return raster;
}

/** Longest runs of full ink along a row of pixels: [first, last]. */
function runsOn({ width, ink }: Raster, row: number, least: number): [number, number][] {
  const runs: [number, number][] = [];
  let from = -1;
  for (let x = 0; x <= width; x += 1) {
    const isDark = x < width && (ink[row * width + x] ?? 0) > 0.9;
    if (isDark && from < 0) from = x;
    if (!isDark && from >= 0) {
      if (x - from >= least) runs.push([from, x]);
      from = -1;
    }
  }
  return runs;
}

describe('the map', () => {
  /** Two houses `gap` metres apart, and 30 m above each a short rail, where no number stands. */
  const blocks = (gap: number): DistrictHandout =>
    inventDistrict(0, {
      stops: [0, 1].map((at) => inventStop(at + 1, [at * gap, 0], 3)),
      outline: [],
      ground: [0, 1].map((at) => ({
        shape: 'line' as const,
        kind: 'rail',
        class: null,
        name: null,
        parts: [[[at * gap, 28] as const, [at * gap, 32] as const]],
      })),
    });

  test.each([
    [100, 500, 200],
    [200, 1000, 200],
    [400, 1500, 266.67],
    [600, 2000, 300],
    [800, 2500, 320],
  ])(
    '%i m at the scale that holds them, 1:%i, are %f mm on the rendered page',
    async (metres, scale, millimetres) => {
      const district = blocks(metres);
      const [page] = layOutAtlas(district);
      expect(page?.window.scale).toBe(scale);
      expect(page?.sheet).toMatchObject(A3_LANDSCAPE);
      const raster = await firstPage(district);
      expect(toMillimetres(raster.width)).toBeCloseTo(420, 0);
      const above = Math.round(raster.height / 2 - (30 * 1000 * DPI) / (scale * 25.4));
      const rails = runsOn(raster, above, 1).filter(
        ([from]) => toMillimetres(from) > 12 && toMillimetres(from) < 340,
      );
      const span = toMillimetres((rails.at(-1)?.[1] ?? 0) - (rails[0]?.[0] ?? 0)) - RAIL;
      expect(Math.abs(span - millimetres)).toBeLessThan(0.25);
    },
  );

  test('the scale bar is as long as it says, to a tenth of a millimetre', async () => {
    const district = inventDistrict(24);
    const [page] = layOutAtlas(district);
    const { metres, millimetres } = barOf(page?.window.scale ?? 0);
    const raster = await firstPage(district);
    const text = extractText((await drawPaper('atlas', district)).bytes);
    expect(text).toContain(`${metres} m`);
    expect(text).toContain(`棒の長さ ${millimetres.toFixed(1)} mm`);
    // Five fields, black and white: three black runs of a fifth each.
    const fifth = ((millimetres / 5) * DPI) / 25.4;
    const rows = Array.from({ length: raster.height }, (_, row) =>
      runsOn(raster, row, fifth * 0.95).filter(
        ([from, to]) => toMillimetres(from) > 345 && to - from < fifth * 1.1,
      ),
    );
    const bar = rows.find((runs) => runs.length === 3);
    expect(Math.abs(toMillimetres((bar?.[2]?.[1] ?? 0) - (bar?.[0]?.[0] ?? 0)) - millimetres)).toBeLessThan(
      0.3,
    );
  });

  test('every building to be visited has its number on a sheet, inside the frame and over no other label', () => {
    const place = fc.tuple(
      fc.double({ min: 0, max: 900, noNaN: true }),
      fc.double({ min: 0, max: 700, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 90 }), (places) => {
        const district = inventDistrict(0, { stops: places.map((one, at) => inventStop(at + 1, one)) });
        const pages = layOutAtlas(district);
        const numbered = new Set(pages.flatMap(({ tags }) => tags.map(({ order }) => order)));
        expect(numbered.size).toBe(places.length);
        for (const { labels, frame } of pages)
          for (const [at, box] of labels.entries()) {
            expect(isWithin(box, frame)).toBe(true);
            for (const other of labels.slice(at + 1)) expect(overlaps(box, other, 0)).toBe(false);
          }
      }),
      // Drawing is slow enough without looking for the smallest failure.
      { numRuns: 20, endOnFailure: true },
    );
  });

  test('one sheet where that can be read, several with an overview where it cannot', () => {
    expect(layOutAtlas(inventDistrict(40))).toHaveLength(1);
    const wide = layOutAtlas(inventDistrict(60, { apart: 70 }));
    expect(wide.length).toBeGreaterThanOrEqual(1);
    const far = inventDistrict(0, {
      stops: [0, 1].flatMap((end) =>
        Array.from({ length: 12 }, (_, at) =>
          inventStop(end * 12 + at + 1, [end * 2600 + (at % 4) * 12, Math.floor(at / 4) * 14]),
        ),
      ),
    });
    const pages = layOutAtlas(far);
    expect(pages).toHaveLength(3);
    const [overview, ...details] = pages.map(({ window }) => window.scale);
    expect(overview).toBeGreaterThan(Math.max(...details));
    expect(pages.slice(1).map(({ tags }) => tags.length)).toEqual([12, 12]);
  });
});

describe('the other papers', () => {
  test('are the same bytes for the same district', async () => {
    for (const paper of Paper.options) {
      const [one, other] = [
        await drawPaper(paper, inventDistrict(8, { changes })),
        await drawPaper(paper, inventDistrict(8, { changes })),
      ];
      expect(Buffer.compare(Buffer.from(one.bytes), Buffer.from(other.bytes))).toBe(0);
    }
  });

  test('lists and sheets hold every building, however many and however long their names', async () => {
    const district = inventDistrict(70);
    const long = district.stops.map((stop) => ({
      ...stop,
      address: `むすび市大字北浜字上之段十五番割丁${stop.order}番地100の25`,
      building_name: 'コーポラティブハウスむすび北浜第二ヒルトップ館',
      structure: '鉄骨鉄筋コンクリート造',
    }));
    const list = await drawPaper('list', { ...district, stops: long });
    const text = extractText(list.bytes);
    for (const { survey_number } of long) expect(text).toContain(survey_number);
    expect(list.pages).toBe(3);
    expect((await drawPaper('sheets', district)).pages).toBe(70);
    expect((await drawPaper('slips', district)).pages).toBe(12);
  });

  test('a character that no font has is printed 〓 and said so, and stops nothing', async () => {
    const district = inventDistrict(2);
    const [one, other] = district.stops;
    if (!one || !other) throw new Error('two were asked for');
    const list = await drawPaper('list', {
      ...district,
      stops: [{ ...one, building_name: '浜\u{e000}荘' }, other],
    });
    const text = extractText(list.bytes);
    expect(text).toContain('浜〓荘');
    expect(text).toContain('印刷できない文字');
  });

  test('a drill is marked on every page of every paper', async () => {
    for (const paper of Paper.options) {
      const { bytes, pages } = await drawPaper(paper, inventDistrict(8, { is_training: true, changes }));
      const marked = extractText(bytes)
        .split('\f')
        .filter((page) => page.includes('訓練'));
      expect(marked).toHaveLength(pages);
    }
  });

  test('the notice of changes accounts for every building of the older and the newer papers', async () => {
    const many = inventChanges({ came: 14, left: 22, finished: 9, kept: 63 });
    const { bytes, pages } = await drawPaper('changes', inventDistrict(8, { changes: many }));
    expect(pages).toBeGreaterThan(1);
    const text = extractText(bytes).replaceAll(/\s/gu, '');
    for (const { survey_number } of [...many.came, ...many.left, ...many.finished, ...many.kept])
      expect(text).toContain(survey_number);
    for (const words of [
      '入った建物14棟',
      '出た建物22棟',
      '残る建物63棟',
      '済んだ建物9棟',
      '調査区7（2班）の3番',
      '7→8',
    ])
      expect(text).toContain(words);
  });

  test('a notice without changes says so, and one of an ended district says where to', async () => {
    const told = async (more: Partial<DistrictChanges>) => {
      const nothing = inventChanges({ came: 0, left: 0, finished: 0, kept: 0 });
      return extractText(
        (await drawPaper('changes', inventDistrict(1, { changes: { ...nothing, ...more } }))).bytes,
      ).replaceAll(/\s/gu, '');
    };
    expect(await told({ kept: [{ before: 1, order: 1, survey_number: '000001' }] })).toContain(
      '変わりはありません',
    );
    const { left } = inventChanges({ came: 0, left: 3, finished: 0, kept: 0 });
    const ended = await told({ is_live: false, left });
    for (const words of ['この調査区はなくなりました', '使わずに返してください', '調査区5が訪問します'])
      expect(ended).toContain(words);
  });

  test('each asks what its hazard asks', async () => {
    const asked = async (hazard: DistrictHandout['hazard']) =>
      extractText((await drawPaper('sheets', inventDistrict(1, { hazard }))).bytes).replaceAll(/\s/gu, '');
    expect(await asked('earthquake')).toContain('応急危険度判定');
    expect(await asked('flood')).toContain('床上からの深さ');
    expect(await asked('flood')).not.toContain('応急危険度判定');
    expect(await asked('wind')).toContain('開口部');
  });
});
