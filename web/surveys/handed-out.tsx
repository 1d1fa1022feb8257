import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FileFormat, paperLabels, type Handout } from '../../api/surveys/handout/handouts.contract.ts';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { formatFigure, formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import { readDistrictFile, readPaper } from './handout.data.ts';
import type { PlanAt } from './planning.data.ts';
import { usePaperWindow } from './use-paper-window.ts';

const formatLabels: Readonly<Record<FileFormat, string>> = { geojson: 'GeoJSON', gpx: 'GPX', csv: 'CSV' };

/** What is ready of a district: papers to open and print, files to save. */
export function HandedOut({ at, handout }: { at: PlanAt; handout: Handout }): ReactNode {
  const {
    handout_id,
    district_id,
    district_number,
    drawn,
    stops,
    created_at,
    is_changed,
    is_older,
    is_live,
  } = handout;
  const opened = usePaperWindow();
  const saving = useMutation({
    mutationFn: async (format: FileFormat) =>
      saveFile(await readDistrictFile(at, district_id, format), `調査区${district_number}.${format}`),
  });
  return (
    <section className="plan-part" aria-label={`調査区${district_number}の書類`}>
      <p className="plan-quiet">
        調査区{district_number}　訪問先 {formatFigure(stops)} 棟　{formatMoment(created_at)} に作成
      </p>
      {is_changed ? (
        <Caution title="作成のあとで、この調査区の訪問先か訪問順が変わりました">
          作り直すと、変わったところを「変更のお知らせ」でも渡せます。
        </Caution>
      ) : (
        is_older && <p className="plan-quiet">作成のあとで計画は変わりましたが、この調査区はそのままです。</p>
      )}
      <div className="handout-papers">
        {drawn.map(({ paper, pages }) => (
          <Button
            key={paper}
            size="small"
            onPress={() => opened.open(() => readPaper(at, handout_id, paper))}
          >
            {`${paperLabels[paper]} ${formatFigure(pages)}枚`}
          </Button>
        ))}
      </div>
      {is_live && (
        <div className="handout-papers">
          {FileFormat.options.map((format) => (
            <Button
              key={format}
              size="small"
              tone="quiet"
              isBusy={saving.isPending && saving.variables === format}
              onPress={() => saving.mutate(format)}
            >
              {`${formatLabels[format]}で保存`}
            </Button>
          ))}
        </div>
      )}
      {opened.problem && <ProblemNotice problem={opened.problem} />}
      {saving.error && <ProblemNotice problem={saving.error} />}
    </section>
  );
}
