// One paper: laid out and painted. Data in, bytes out.
import { paintPdf } from '../../documents/pdf.ts';
import type { Sheet } from '../../documents/sheet.ts';
import { layOutAtlas } from './atlas/atlas.ts';
import type { DistrictHandout } from './district-handout.ts';
import { type Paper, paperLabels } from './handouts.contract.ts';
import type { TeamNoticePaper } from './changes/team-notices.queries.ts';
import { layOutChangeNotice } from './papers/change-notice.ts';
import { layOutSlips } from './papers/slips.ts';
import { layOutSurveySheets } from './papers/survey-sheet.ts';
import { layOutTeamNotices } from './papers/team-notice.ts';
import { layOutVisitList } from './papers/visit-list.ts';

const layOuts: Readonly<Record<Paper, (district: DistrictHandout) => Sheet[]>> = {
  changes: layOutChangeNotice,
  atlas: (district) => layOutAtlas(district).map(({ sheet }) => sheet),
  list: layOutVisitList,
  sheets: layOutSurveySheets,
  slips: layOutSlips,
};

/** The same bytes for the same input. Throws RangeError for an atlas of a district with nothing to visit, for changes where there are none to tell. */
export async function drawPaper(
  paper: Paper,
  district: DistrictHandout,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const sheets = layOuts[paper](district);
  const title = `調査区${district.district_number} ${paperLabels[paper]}`;
  return { bytes: await paintPdf(sheets, { title, dated: district.dated }), pages: sheets.length };
}

/** 変更のお知らせ of the teams that it holds, one behind the other. */
async function drawTeamNotices(paper: TeamNoticePaper): Promise<{ bytes: Uint8Array; pages: number }> {
  const sheets = layOutTeamNotices(paper);
  return {
    bytes: await paintPdf(sheets, { title: '変更のお知らせ', dated: paper.dated }),
    pages: sheets.length,
  };
}

/** What the thread is asked for. */
export type Drawable = { paper: Paper; district: DistrictHandout } | { team_notices: TeamNoticePaper };

export function draw(wanted: Drawable): Promise<{ bytes: Uint8Array; pages: number }> {
  return 'team_notices' in wanted
    ? drawTeamNotices(wanted.team_notices)
    : drawPaper(wanted.paper, wanted.district);
}
