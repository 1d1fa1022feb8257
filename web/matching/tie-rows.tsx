import { useMemo, useState, type ReactNode } from 'react';
import type { LookupAnswer, Match } from '../../api/matching/matching.contract.ts';
import { surveySymbolId } from '../../tiles/styles/symbols.ts';
import { SymbolPicture } from '../map/symbol-picture.tsx';
import { formatMoment } from '../ui/format.ts';
import { choiceOf, isSameChoice, type Choice } from './choice.ts';
import { ListBox, type ListBoxRow } from './list-box.tsx';
import { shortAddress } from './words.ts';

/** What belongs together around here, as far as a person has said so; a row takes all three at once. */
export function TieRows({
  matches,
  choice,
  municipality,
  onTake,
}: {
  matches: LookupAnswer['matches'];
  choice: Choice;
  municipality: string;
  onTake: (choice: Choice) => void;
}): ReactNode {
  const [cursor, setCursor] = useState<string | null>(null);
  const ties = useMemo(() => listTies(matches), [matches]);
  const rows = useMemo<ListBoxRow[]>(
    () =>
      ties.map(({ id, match }) => ({ id, content: <TieWords match={match} municipality={municipality} /> })),
    [ties, municipality],
  );
  if (ties.length === 0) return null;
  return (
    <section className="ties" aria-label="確定した突合">
      <h2 className="ties-title">確定した突合 {ties.length} 件</h2>
      <ListBox
        label="確定した突合"
        rows={rows}
        cursor={cursor}
        chosen={ties.find((tie) => isSameChoice(tie.choice, choice))?.id ?? null}
        onMove={setCursor}
        onChoose={(id) => {
          const tie = ties.find((entry) => entry.id === id);
          if (tie) onTake(tie.choice);
        }}
      />
    </section>
  );
}

function listTies(matches: readonly Match[]): { id: string; match: Match; choice: Choice }[] {
  return matches.flatMap((match) => {
    const choice = choiceOf(match);
    return match.confirmed && match.confirmation_id !== null && choice
      ? [{ id: match.confirmation_id, match, choice }]
      : [];
  });
}

function TieWords({ match, municipality }: { match: Match; municipality: string }): ReactNode {
  const { household, building, survey, confirmed_at } = match;
  return (
    <span className="tie-row">
      <span className="row-name">{household?.head_name}</span>
      <span className="row-words">
        {building ? shortAddress(building.address, municipality) : '家屋台帳になし'}
      </span>
      <span className="row-words">
        {survey && <SymbolPicture symbol={surveySymbolId(survey.damage_class)} size={18} />}
        {survey?.damage_label} {survey?.survey_number}
      </span>
      <span className="row-number">{confirmed_at ? formatMoment(confirmed_at) : ''}</span>
    </span>
  );
}
