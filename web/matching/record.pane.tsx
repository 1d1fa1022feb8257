import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import type {
  Confirmation,
  Member,
  RecordAnswer,
  RecordQuestion,
} from '../../api/matching/matching.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { formatMoment, formatWareki } from '../ui/format.ts';
import { RecordPhotos } from '../surveys/photos/record-photos.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { recordQuery, type Where } from './matching.data.ts';
import { buildingRecordFacts, changedFacts, householdFacts, surveyFacts } from './record-facts.ts';
import './record.css';

const titles = { household: '世帯', building: '家屋', survey: '調査結果' } as const;

/** One record whole: as it stood at the disaster, and beside it what is different today. */
export function RecordPane({
  where,
  question,
  onBack,
}: {
  where: Where;
  question: RecordQuestion;
  onBack: () => void;
}): ReactNode {
  const record = useQuery(recordQuery(where, question));
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus(), []);
  return (
    <DetailPane title={`${titles[question.kind]} ${question.number}`} onBack={onBack}>
      <div className="record" ref={body} tabIndex={-1} aria-busy={record.isPending}>
        {record.isPending && <p className="record-waiting">読み込んでいます</p>}
        {record.error && <ProblemNotice problem={record.error} onRetry={() => void record.refetch()} />}
        {record.data && <RecordBody where={where} answer={record.data} />}
      </div>
    </DetailPane>
  );
}

function RecordBody({ where, answer }: { where: Where; answer: RecordAnswer }): ReactNode {
  switch (answer.kind) {
    case 'household':
      return (
        <>
          <Standing
            before={answer.at_disaster && householdFacts(answer.at_disaster)}
            now={answer.current && householdFacts(answer.current)}
          />
          <Members people={(answer.at_disaster ?? answer.current)?.people ?? []} />
          <Confirmations confirmations={answer.confirmations} />
        </>
      );
    case 'building':
      return (
        <>
          <Standing
            before={answer.at_disaster && buildingRecordFacts(answer.at_disaster)}
            now={answer.current && buildingRecordFacts(answer.current)}
          />
          <Confirmations confirmations={answer.confirmations} />
        </>
      );
    case 'survey':
      return (
        <>
          <Facts facts={surveyFacts(answer.survey)} />
          <RecordPhotos where={where} surveyNumber={answer.survey.survey_number} />
          <Confirmations confirmations={answer.confirmations} />
        </>
      );
  }
}

/** `now` is given only where it differs. */
function Standing({
  before,
  now,
}: {
  before: readonly Fact[] | null;
  now: readonly Fact[] | null;
}): ReactNode {
  const changed = before && now ? changedFacts(before, now) : [];
  return (
    <>
      {before ? (
        <Facts facts={before} />
      ) : (
        <p className="record-warning">災害の日の台帳にはありません。下は現在の内容です。</p>
      )}
      {!before && now && <Facts facts={now} />}
      {changed.length > 0 && (
        <section className="record-now" aria-label="現在の内容">
          <h3>現在は次のとおり異なります（証明書は災害の日の内容で交付します）</h3>
          <Facts facts={changed} />
        </section>
      )}
    </>
  );
}

function Members({ people }: { people: readonly Member[] }): ReactNode {
  if (people.length === 0) return null;
  return (
    <section aria-label="世帯員">
      <h3>世帯員（年齢は災害の日）</h3>
      <table className="record-table">
        <thead>
          <tr>
            <th scope="col">氏名</th>
            <th scope="col">続柄</th>
            <th scope="col">生年月日</th>
            <th scope="col" className="figure">
              年齢
            </th>
            <th scope="col">性別</th>
            <th scope="col">宛名番号・電話・国籍</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.resident_number}>
              <td>
                {person.name}
                <small>{person.kana}</small>
              </td>
              <td>{person.relationship ?? '—'}</td>
              <td>{formatWareki(person.born_on)}</td>
              <td className="figure">
                {person.age_at_disaster === null ? '災害後出生' : `${person.age_at_disaster}歳`}
              </td>
              <td>{person.sex ?? '—'}</td>
              <td>{[person.resident_number, person.phone, person.nationality].filter(Boolean).join('・')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Confirmations({ confirmations }: { confirmations: readonly Confirmation[] }): ReactNode {
  return (
    <section aria-label="突合の記録">
      <h3>突合の記録</h3>
      {confirmations.length === 0 && <p className="record-none">まだ確定されていません。</p>}
      <ul className="record-confirmations">
        {confirmations.map((entry) => (
          <li key={entry.confirmation_id}>
            {entry.household_number} ／ {entry.property_number ?? '家屋台帳になし'} ／ {entry.survey_number}
            <small>
              {formatMoment(entry.confirmed_at)} {entry.confirmed_by} が確定
              {entry.withdrawn_at &&
                `、${formatMoment(entry.withdrawn_at)} ${entry.withdrawn_by ?? ''} が取消し（${entry.withdrawn_reason ?? ''}）`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
