import { useState, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useMutation } from '@tanstack/react-query';
import { lookUp } from './applications.data.ts';
import { householdsIn, slipIn } from './households-found.ts';
import type { Where } from './certificates.data.ts';

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
