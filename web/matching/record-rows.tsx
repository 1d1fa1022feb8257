import type { ReactNode } from 'react';
import type { BuildingRow, HouseholdRow, SurveyRow } from '../../api/matching/matching.contract.ts';
import { surveySymbolId } from '../../tiles/styles/symbols.ts';
import { SymbolPicture } from '../map/symbol-picture.tsx';
import { formatDistance, shortAddress } from '../ui/format.ts';
import { buildingFacts, heardNames, placeDoubt, roundWords, shortDate, shownNumber } from './words.ts';

function Row({
  head,
  number,
  distance,
  isTied,
  children,
}: {
  head: ReactNode;
  number: string;
  distance: number | null;
  isTied: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <>
      <span className="row-head">
        <span className="row-name">{head}</span>
        <span className="row-distance">{distance === null ? '—' : formatDistance(distance)}</span>
      </span>
      <span className="row-line">
        <span className="row-words">{children}</span>
        {isTied && <span className="row-tied">確定</span>}
        <span className="row-number">{shownNumber(number)}</span>
      </span>
    </>
  );
}

export function HouseholdWords({
  row,
  municipality,
  isTied,
}: {
  row: HouseholdRow;
  municipality: string;
  isTied: boolean;
}): ReactNode {
  const doubt = placeDoubt(row.geocode_level);
  return (
    <Row
      head={
        <>
          {row.head_name} <small>{row.head_kana}</small>
        </>
      }
      number={row.household_number}
      distance={row.distance_m}
      isTied={isTied}
    >
      {row.members}人 {shortAddress(row.address, municipality)} {row.address_detail}
      {doubt && <span className="row-doubt">{doubt}</span>}
    </Row>
  );
}

export function BuildingWords({
  row,
  municipality,
  isTied,
}: {
  row: BuildingRow;
  municipality: string;
  isTied: boolean;
}): ReactNode {
  const doubt = placeDoubt(row.geocode_level);
  return (
    <Row
      head={
        <>
          {shortAddress(row.address, municipality)} <small>{row.building_name}</small>
        </>
      }
      number={row.property_number}
      distance={row.distance_m}
      isTied={isTied}
    >
      {row.owner_name ?? '所有者 —'} {buildingFacts({ ...row, floor_area: null })}
      {doubt && <span className="row-doubt">{doubt}</span>}
    </Row>
  );
}

export function SurveyWords({ row, isTied }: { row: SurveyRow; isTied: boolean }): ReactNode {
  return (
    <Row
      head={
        <>
          <SymbolPicture symbol={surveySymbolId(row.damage_class)} size={18} /> {row.damage_label}{' '}
          {row.round !== 'first' && <small>{roundWords[row.round]}</small>}
        </>
      }
      number={row.survey_number}
      distance={row.distance_m}
      isTied={isTied}
    >
      {row.surveyed_on && shortDate(row.surveyed_on)} {heardNames(row)}
    </Row>
  );
}
