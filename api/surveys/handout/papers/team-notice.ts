// A4 変更のお知らせ for a team: all its districts at once. Which it keeps, gets and gives away, which buildings came and went, and
// the new number of each that stays, written 調査区-訪問順. Names nobody.
import type { Sheet } from '../../../documents/sheet.ts';
import { editKindLabels } from '../../plans.contract.ts';
import { nameOf, type Place, type TeamChanges } from '../changes/team-changes.ts';
import type { TeamNoticePaper } from '../changes/team-notices.queries.ts';
import { boxPart, drawLine, type Pen, writeInBox, writeText } from '../pen.ts';
import { formatInstant } from '../words.ts';
import { NoticePages } from './notice-pages.ts';
import { BOTTOM, LEFT, RIGHT, TOP } from './paper-head.ts';

/** Each team from a new page, with pages counted of its own. */
export function layOutTeamNotices(paper: TeamNoticePaper): Sheet[] {
  return paper.teams.flatMap((team) => layOutTeam(paper, team));
}

function layOutTeam(paper: TeamNoticePaper, team: TeamChanges): Sheet[] {
  const notice = new NoticePages({
    is_training: paper.is_training,
    head: (pen) => drawHead(pen, paper, team),
    foot: (pen, page, pages) => drawFoot(pen, paper, team, { page, pages }),
  });
  writeSummary(notice, paper, team);
  notice.table(
    'この班の調査区',
    { order: '調査区', number: '前 → 今', address: 'どうなるか', where: '' },
    {
      unit: '区',
      rows: team.districts.map(({ district_number, before, now, what }) => [
        String(district_number),
        `${before ?? '―'} → ${now ?? '―'}`,
        what,
        paperWords(now, what),
      ]),
    },
  );
  notice.table(
    '入った建物',
    { order: '新番', where: 'どこから' },
    {
      note: '調査票は新しい書類にあります。',
      rows: team.came.map(({ at, survey_number, address, from }) => [
        placeOf(at),
        survey_number,
        address,
        from,
      ]),
    },
  );
  notice.table(
    '出た建物',
    { order: '前番', where: 'どこへ' },
    {
      note: 'この班は訪問しません。調査票は使わずに返してください。',
      rows: team.left.map(({ at, survey_number, address, to }) => [placeOf(at), survey_number, address, to]),
    },
  );
  notice.grid('残る建物の新しい訪問順', '前 → 新（調査区-訪問順）　調査番号', {
    cells: team.kept.map(({ before, at, survey_number }) => [
      `${placeOf(before)} → ${placeOf(at)}`,
      survey_number,
    ]),
    isStrong: true,
    size: 'long',
  });
  notice.grid('済んだ建物', '前（調査区-訪問順）　調査番号', {
    cells: team.finished.map(({ at, survey_number, state }) => [
      placeOf(at),
      state === '調査済' ? survey_number : `${survey_number} ${state}`,
    ]),
    isStrong: false,
  });
  return notice.finish();
}

function writeSummary(notice: NoticePages, { turn }: TeamNoticePaper, team: TeamChanges): void {
  const { came, left, kept, finished, districts } = team;
  const { as_of } = formatInstant(new Date(turn.at));
  notice.line(`${as_of} の${editKindLabels[turn.kind]}より前の書類からの変更`, 10, true);
  const moved = kept.filter(({ before, at }) => placeOf(before) !== placeOf(at)).length;
  notice.line(
    `入った建物 ${came.length}棟　出た建物 ${left.length}棟　残る建物 ${kept.length}棟（番号が変わるもの ${moved}棟）　済んだ建物 ${finished.length}棟`,
    9.5,
  );
  notice.line(
    districts.some(({ now }) => now !== null)
      ? '替える調査区の前の地図と一覧は使わず、この書類と一緒に渡した新しいものを使ってください。'
      : 'この班が訪問する調査区はなくなりました。地図・一覧・調査票は使わずに返してください。',
    9,
    districts.every(({ now }) => now === null),
  );
}

function paperWords(now: number | null, what: string): string {
  if (now === null) return '前の書類を返す';
  return what === '前の書類のまま' ? '' : '新しい書類を使う';
}

function placeOf({ district_number, order }: Place): string {
  return `${district_number}-${order}`;
}

function drawHead(pen: Pen, paper: TeamNoticePaper, team: TeamChanges): number {
  const box = { left: LEFT, right: LEFT + 128, top: TOP, bottom: TOP - 40 };
  pen.sheet.shapes.push({ parts: [boxPart(box)], closed: true, stroke: 0, width: 1.2 });
  writeInBox(
    pen,
    nameOf(team),
    { left: box.left + 6, right: box.right - 6, top: box.top - 3, bottom: box.bottom + 3 },
    { size: 20, one_line_until: 12, smallest: 7, leading: 1.2 },
    true,
  );
  const left = LEFT + 140;
  writeText(pen, '変更のお知らせ', left, TOP - 11, { size: 15, bold: true });
  const of = [paper.municipality, paper.disaster, paper.plan, paper.method].join('　');
  writeInBox(
    pen,
    of,
    { left, right: RIGHT, top: TOP - 22, bottom: TOP - 33 },
    { size: 8.5, one_line_until: 6, smallest: 5 },
  );
  const numbers = team.districts.flatMap(({ district_number, now }) => (now === null ? [] : district_number));
  writeInBox(
    pen,
    `これから受け持つ調査区 ${numbers.length === 0 ? 'なし' : numbers.join('・')}`,
    { left, right: RIGHT, top: TOP - 33.5, bottom: TOP - 43.5 },
    { size: 8.5, one_line_until: 6, smallest: 5 },
  );
  return TOP - 52;
}

function drawFoot(
  pen: Pen,
  { as_of }: TeamNoticePaper,
  team: TeamChanges,
  { page, pages }: { page: number; pages: number },
): void {
  drawLine(pen, [LEFT, BOTTOM - 4], [RIGHT, BOTTOM - 4], 0.4);
  writeText(pen, `${as_of} 時点`, LEFT, BOTTOM - 12, { size: 8, bold: true });
  writeText(pen, `${nameOf(team)}　${page} / ${pages} ページ`, RIGHT, BOTTOM - 12, {
    size: 8,
    align: 'right',
  });
}
