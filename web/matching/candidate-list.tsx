import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Candidate, LookupAnswer } from '../../api/matching/matching.contract.ts';
import { symbolIds } from '../../tiles/styles/symbols.ts';
import type { MapContent } from '../map/map-content.ts';
import { useMap, useMapContent } from '../map/map-context.tsx';
import { pointsLayer, type PointMark } from '../map/points.layers.ts';
import { ageInYears, formatFigure, formatWareki, shortAddress } from '../ui/format.ts';
import { ListBox } from './list-box.tsx';
import { areaOf } from './matching.layers.ts';
import type { Question } from './questions.ts';
import { useFreeFocus } from './use-free-focus.ts';
import { candidateWords, isMasked, shownNumber, structureWord, understandingWords } from './words.ts';

const legend = [
  { key: symbolIds.household, title: '該当する世帯', swatch: { symbol: symbolIds.household } },
  { key: symbolIds.building, title: '該当する家屋', swatch: { symbol: symbolIds.building } },
  { key: symbolIds.surveyOther, title: '該当する調査', swatch: { symbol: symbolIds.surveyOther } },
  { key: symbolIds.buildingOther, title: '該当する住所', swatch: { symbol: symbolIds.buildingOther } },
];

const symbolOf: Readonly<Record<Candidate['kind'], string>> = {
  household: symbolIds.household,
  building: symbolIds.building,
  survey: symbolIds.surveyOther,
  address: symbolIds.buildingOther,
};

/** Several fit: says of each what tells it from the others, and waits until one is chosen. */
export function CandidateList({
  answer,
  disasterOn,
  municipality,
  onDecide,
  onPoint,
  asked,
}: {
  answer: LookupAnswer;
  /** What the box held when it was asked. */
  asked: Question;
  disasterOn: string;
  municipality: string;
  onDecide: (candidate: Candidate, isFirst: boolean) => void;
  onPoint: MapContent['onPoint'];
}): ReactNode {
  const { candidates, candidates_total: total } = answer;
  const box = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState('0');
  const mayMove = useFreeFocus(asked);
  useEffect(() => {
    if (mayMove()) box.current?.focus({ preventScroll: true });
  }, [mayMove]);

  const decide = (id: string): void => {
    const candidate = candidates[Number(id)];
    if (candidate) onDecide(candidate, id === '0');
  };
  const latest = useRef(decide);
  useEffect(() => {
    latest.current = decide;
  });
  const points = useMemo<PointMark[]>(
    () =>
      candidates.flatMap((candidate, index) =>
        candidate.lon === null || candidate.lat === null
          ? []
          : [
              {
                id: String(index),
                position: [candidate.lon, candidate.lat] as const,
                symbol: symbolOf[candidate.kind],
              },
            ],
      ),
    [candidates],
  );
  const map = useMap();
  const latestMap = useRef(map);
  useEffect(() => {
    latestMap.current = map;
  });
  useEffect(() => {
    const area = areaOf(points.map((point) => point.position));
    if (area) latestMap.current.fit(area);
  }, [points]);
  useMapContent(
    useMemo<MapContent>(
      () => ({
        layers: [
          pointsLayer({
            id: 'candidates',
            title: '該当するもの',
            group: '検索',
            points,
            selectedId: cursor,
            legend,
          }),
        ],
        hiddenAtFirst: ['households', 'buildings', 'surveys'],
        onPick: ({ layer, properties: { id } }) => {
          if (layer === 'candidates' && typeof id === 'string') latest.current(id);
        },
        ...(onPoint ? { onPoint } : {}),
      }),
      [points, cursor, onPoint],
    ),
  );

  return (
    <section className="candidates" aria-label="該当するもの">
      <h2 className="candidates-title" aria-live="polite">
        {understandingWords[answer.understood_as]}に当てはまるものが {formatFigure(total)} 件あります
      </h2>
      <p className="candidates-hint">
        申請者に確かめて選んでください。
        {total > candidates.length &&
          `はじめの ${candidates.length} 件を表示しています。住所や氏名を続けて入力すると絞り込めます。`}
      </p>
      <ListBox
        label="該当するもの"
        rows={candidates.map((candidate, index) => ({
          id: String(index),
          content: (
            <CandidateWords candidate={candidate} disasterOn={disasterOn} municipality={municipality} />
          ),
        }))}
        cursor={cursor}
        chosen={null}
        onMove={setCursor}
        onChoose={decide}
        boxRef={box}
      />
    </section>
  );
}

function CandidateWords({
  candidate,
  disasterOn,
  municipality,
}: {
  candidate: Candidate;
  disasterOn: string;
  municipality: string;
}): ReactNode {
  const kind = <span className="candidate-kind">{candidateWords[candidate.kind]}</span>;
  switch (candidate.kind) {
    case 'household':
      return (
        <>
          <span className="row-head">
            {kind}
            <span className="row-name">
              {candidate.name} <small>{candidate.kana}</small>
            </span>
            <span className="row-number">{shownNumber(candidate.household_number)}</span>
          </span>
          <span className="row-line">
            <span className="row-words">
              {isMasked(candidate.household_number)
                ? '●●●生 '
                : `${formatWareki(candidate.born_on)}生（${ageInYears(candidate.born_on, disasterOn)}歳）`}
              {candidate.relationship}
              {candidate.name !== candidate.head_name && `・世帯主 ${candidate.head_name}`}{' '}
              {shortAddress(candidate.address, municipality)} {candidate.address_detail}
            </span>
          </span>
        </>
      );
    case 'building':
      return (
        <>
          <span className="row-head">
            {kind}
            <span className="row-name">
              {candidate.name ?? '所有者 —'} <small>{candidate.kana}</small>
            </span>
            <span className="row-number">{shownNumber(candidate.property_number)}</span>
          </span>
          <span className="row-line">
            <span className="row-words">
              {shortAddress(candidate.address, municipality)}{' '}
              {[candidate.use, structureWord(candidate.structure)].filter(Boolean).join('・')}
            </span>
          </span>
        </>
      );
    case 'survey':
      return (
        <>
          <span className="row-head">
            {kind}
            <span className="row-name">{candidate.damage_label}</span>
            <span className="row-number">{shownNumber(candidate.survey_number)}</span>
          </span>
          <span className="row-line">
            <span className="row-words">
              {candidate.address === null
                ? '所在地の記入なし'
                : shortAddress(candidate.address, municipality)}
            </span>
          </span>
        </>
      );
    case 'address':
      return (
        <span className="row-head">
          {kind}
          <span className="row-name">{shortAddress(candidate.address, municipality)}</span>
        </span>
      );
  }
}
