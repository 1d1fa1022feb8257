// A4 変更のお知らせ: for a team that has older papers of the district, which buildings came, which left, which are done, and
// the new number of each that stays. Names nobody.
import type { Sheet } from '../../../documents/sheet.ts';
import type { DistrictChanges } from '../changes/district-changes.ts';
import type { DistrictHandout } from '../district-handout.ts';
import { NoticePages } from './notice-pages.ts';
import { drawDistrictFoot, drawDistrictHead } from './paper-head.ts';

/** Throws RangeError where there are no changes to tell of. */
export function layOutChangeNotice(district: DistrictHandout): Sheet[] {
  const { changes } = district;
  if (changes === null) throw new RangeError('the team has no older papers');
  const notice = new NoticePages({
    is_training: district.is_training,
    head: (pen) => drawDistrictHead(pen, district, '変更のお知らせ'),
    foot: (pen, page, pages) => drawDistrictFoot(pen, district, page, pages),
  });
  writeSummary(notice, changes, district.team);
  notice.table(
    '入った建物',
    { order: '新番', where: 'どこから' },
    {
      rows: changes.came.map(({ order, survey_number, address, from }) => [
        String(order),
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
      note: changes.is_live ? 'この班は訪問しません。調査票は使わずに返してください。' : undefined,
      rows: changes.left.map(({ before, survey_number, address, to }) => [
        String(before),
        survey_number,
        address,
        to,
      ]),
    },
  );
  notice.grid('残る建物の新しい訪問順', '前 → 新　調査番号', {
    cells: changes.kept
      .toSorted((one, other) => one.before - other.before)
      .map(({ before, order, survey_number }) => [`${before} → ${order}`, survey_number]),
    isStrong: true,
  });
  notice.grid('済んだ建物', '前の訪問順　調査番号', {
    cells: changes.finished.map(({ before, survey_number, state }) => [
      String(before),
      state === '調査済' ? survey_number : `${survey_number} ${state}`,
    ]),
    isStrong: false,
  });
  return notice.finish();
}

function writeSummary(notice: NoticePages, changes: DistrictChanges, team: string | null): void {
  const { since, since_team, is_live, came, left, finished, kept } = changes;
  notice.line(`${since} 時点の書類${since_team === null ? '' : `（${since_team}）`}からの変更`, 10, true);
  if (!is_live) {
    notice.line('この調査区はなくなりました。残っていた建物は、下の調査区が訪問します。', 11, true);
    notice.line('この調査区の地図・一覧・調査票は使わずに返してください。', 9);
    return;
  }
  if (since_team !== null && team !== null && since_team !== team)
    notice.line(`前の書類は${since_team}が持っています。この書類は${team}のものです。`, 9.5, true);
  const moved = kept.filter(({ before, order }) => before !== order).length;
  notice.line(
    `入った建物 ${came.length}棟　出た建物 ${left.length}棟　残る建物 ${kept.length}棟（訪問順が変わるもの ${moved}棟）　済んだ建物 ${finished.length}棟`,
    9.5,
  );
  if (came.length + left.length + moved === 0)
    notice.line('訪問する建物と順番に変わりはありません。前の書類をそのまま使えます。', 11, true);
  else notice.line('前の地図と一覧は使わず、この書類と一緒に渡した新しいものを使ってください。', 9);
}
