import { useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatPercent } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { lookUp } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

type Found = { id: string; name: string; detail: string; why: string; building: string | null };

export type FoundHousehold = {
  number: string;
  /** The survey number that was typed from the applicant's 調査済証, if that is what was typed. */
  slip: string | null;
  /** 物件番号 of the house that it probably lives in. */
  building: string | null;
};

/** Fills a form from the register: one box takes what the applicant brings, Enter takes the household. */
export function HouseholdFinder({
  where,
  onFound,
}: {
  where: Where;
  onFound: (found: FoundHousehold) => void;
}): ReactNode {
  const [text, setText] = useState('');
  const looking = useMutation({
    mutationFn: (asked: string) => lookUp(where, asked),
    onSuccess: (answer) => {
      const found = householdsIn(answer);
      const [only] = found;
      if (found.length === 1 && only)
        onFound({ number: only.id, slip: slipIn(answer), building: only.building });
    },
  });
  const found = looking.data ? householdsIn(looking.data) : null;
  const slip = looking.data ? slipIn(looking.data) : null;
  return (
    <div className="finder">
      <form
        className="finder-box"
        role="search"
        aria-label="世帯の検索"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') looking.mutate(text);
        }}
      >
        <TextField
          label="台帳から記入（調査番号・氏名・カナ・住所・世帯番号）"
          name="household"
          type="search"
          value={text}
          onChange={setText}
          autoFocus
        />
        <Button type="submit" isBusy={looking.isPending}>
          さがす
        </Button>
      </form>
      {looking.error && <ProblemNotice problem={looking.error} />}
      {found?.length === 0 && <p role="status">台帳に見つかりません。申請書のとおりに入力してください。</p>}
      {found !== null && found.length > 1 && (
        <ListBox
          className="finder-list"
          aria-label="見つかった世帯"
          items={found}
          // What was asked for stands first; the arrow keys go on from there.
          autoFocus="first"
          onAction={(id) =>
            onFound({
              number: String(id),
              slip,
              building: found.find((one) => one.id === id)?.building ?? null,
            })
          }
        >
          {({ id, name, detail, why }) => (
            <ListBoxItem id={id} textValue={name} className="list-box-item">
              <strong>{name}</strong> <small>{why}</small>
              <br />
              {detail}
            </ListBoxItem>
          )}
        </ListBox>
      )}
    </div>
  );
}

/** The survey that the typed number is of. */
function slipIn({ understood_as, center }: LookupAnswer): string | null {
  return understood_as === 'survey_number' && center?.of.kind === 'survey' ? center.of.number : null;
}

/** Households that the answer may mean, likeliest first. */
function householdsIn(answer: LookupAnswer): Found[] {
  const found: Found[] = [];
  const add = (one: Found): void => {
    if (!found.some(({ id }) => id === one.id)) found.push(one);
  };
  // The likeliest match of a household stands first.
  const buildingOf = (household: string): string | null =>
    answer.matches.find((match) => match.household?.household_number === household)?.building
      ?.property_number ?? null;
  for (const candidate of answer.candidates)
    if (candidate.kind === 'household')
      add({
        id: candidate.household_number,
        name: candidate.name,
        detail: whole(candidate.address, candidate.address_detail),
        why: candidate.head_name === candidate.name ? '' : `世帯主 ${candidate.head_name}`,
        building: buildingOf(candidate.household_number),
      });
  if (found.length > 0) return found;
  const own = answer.center?.of;
  const rows = answer.residents.map((row) => ({
    id: row.household_number,
    name: row.head_name,
    detail: whole(row.address, row.address_detail),
    why: row.distance_m === null ? '' : `${Math.round(row.distance_m)} m`,
    building: buildingOf(row.household_number),
  }));
  if (own?.kind === 'household') return rows.filter(({ id }) => id === own.number);
  for (const match of answer.matches)
    if (match.household)
      add({
        id: match.household.household_number,
        name: match.household.head_name,
        detail: whole(match.household.address, match.household.address_detail),
        why: match.confirmed
          ? '確定済み'
          : match.probability === null
            ? ''
            : `適合率 ${formatPercent(match.probability)}`,
        building: match.building?.property_number ?? null,
      });
  if (answer.matches.some(({ confirmed }) => confirmed)) return found.filter(({ why }) => why === '確定済み');
  for (const row of rows) add(row);
  return found;
}

function whole(address: string, detail: string | null): string {
  return detail === null ? address : `${address}　${detail}`;
}
