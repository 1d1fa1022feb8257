import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { placesQuery } from '../frame/quick-search.data.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { useSettled } from '../ui/use-settled.ts';
import type { ApplicantWindow } from './use-applicant-window.ts';
import './house-check.css';

const townZoom = 16;

/** The counter's hold on the second window: open it, name a 町 for it, see how far the applicant is, next applicant. */
export function ApplicantStrip({
  municipality,
  applicant,
  onNext,
}: {
  municipality: string;
  applicant: ApplicantWindow;
  /** The counter forgets this applicant as well. */
  onNext: () => void;
}): ReactNode {
  const { isOpen, tentative, accepted } = applicant;
  return (
    <div className="applicant-strip" role="group" aria-label="申請者画面">
      <Button size="small" shortcut="F4" onPress={applicant.open}>
        {isOpen ? '申請者画面を前に' : '申請者画面を開く'}
      </Button>
      <span className="applicant-state" role="status">
        {accepted
          ? `指さし済み ${formatMoment(accepted.pointedAt)}`
          : tentative
            ? '指さしています（まだ「はい」を押していません）'
            : isOpen
              ? `指さしを待っています${applicant.view ? `（${applicant.view.title}）` : '（町の全体）'}`
              : '閉じています'}
      </span>
      {isOpen && <TownField municipality={municipality} applicant={applicant} />}
      {(isOpen || accepted) && (
        <Button
          size="small"
          tone="quiet"
          onPress={() => {
            applicant.next();
            onNext();
          }}
        >
          次の申請者へ
        </Button>
      )}
    </div>
  );
}

/** Only a 町 can be named, never a house: the applicant shall find it without help. */
function TownField({
  municipality,
  applicant,
}: {
  municipality: string;
  applicant: ApplicantWindow;
}): ReactNode {
  const id = useId();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), 200);
  const { data } = useQuery({ ...placesQuery(municipality, asked), enabled: asked !== '' });
  const towns = (data?.places ?? []).filter(({ level }) => level === 'town');
  const named =
    towns.find(({ label }) => label === text.trim()) ?? (towns.length === 1 ? towns[0] : undefined);
  return (
    <form
      className="applicant-towns"
      aria-label="申請者画面に示す町"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') applicant.show(null);
        else if (named)
          applicant.show({ title: named.label, centre: [named.lon, named.lat], zoom: townZoom });
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        申請者画面に示す町
      </label>
      <input
        id={id}
        className="field-input"
        list={`${id}towns`}
        value={text}
        placeholder="示す町（空欄は全体）"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id={`${id}towns`}>
        {towns.map((town) => (
          <option key={town.place_id}>{town.label}</option>
        ))}
      </datalist>
    </form>
  );
}
