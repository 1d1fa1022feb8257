import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useLive } from '../../live.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Form } from '../../ui/form.tsx';
import { formatFigure } from '../../ui/format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { numberQuery, photosKey, type Where } from './photos.data.ts';
import { PhotosPanel } from './photos-panel.tsx';
import { SurveyPhotos } from './survey-photos.tsx';

/** Pictures of one survey by its number: looked at, put in order, moved, taken back. */
export function SurveysTab({
  where,
  number,
  onNumber,
}: {
  where: Where;
  number: string | null;
  onNumber: (number: string | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState(number ?? '');
  const client = useQueryClient();
  useLive(where.municipality, 'survey_photos', () => {
    void client.invalidateQueries({ queryKey: photosKey(where) });
  });
  const known = useQuery({ ...numberQuery(where, number ?? ''), enabled: number !== null });
  const found = known.data?.survey_number ?? null;
  return (
    <PhotosPanel tab="surveys">
      <div className="photos-number">
        <Form
          label="調査番号で見る"
          onSubmit={() => {
            const words = typed.normalize('NFKC').trim();
            onNumber(words === '' ? null : words);
          }}
        >
          <TextField label="調査番号" name="survey_number" value={typed} onChange={setTyped} autoFocus />
          <Button type="submit" tone="primary" isBusy={known.isFetching && number !== null}>
            見る
          </Button>
        </Form>
      </div>
      {known.error && <ProblemNotice problem={known.error} onRetry={() => void known.refetch()} />}
      {number === null && (
        <EmptyState title="調査番号を入力してください">
          調査票・調査済証の番号です。取り込んだ写真の順番と所属を直せます。
        </EmptyState>
      )}
      {known.data && found === null && (
        <EmptyState title="調査番号として使えません">番号を確かめてください。</EmptyState>
      )}
      {known.data && found !== null && (
        <>
          <Facts
            facts={[
              { term: '調査番号', value: found, isFigure: true },
              { term: '所在地', value: known.data.address },
              {
                term: '判定',
                value:
                  known.data.damage_label ??
                  (known.data.known_by === 'sheet' ? '結果はまだありません' : '結果も調査票もありません'),
              },
              { term: '写真', value: `${formatFigure(known.data.photos)} 枚`, isFigure: true },
            ]}
          />
          <SurveyPhotos key={found} where={where} surveyNumber={found} />
        </>
      )}
    </PhotosPanel>
  );
}
