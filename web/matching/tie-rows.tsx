import { useMemo, useState, type ReactNode, type RefObject } from 'react';
import type { Rejection } from '../../api/matching/links.contract.ts';
import type { LookupAnswer, Match } from '../../api/matching/matching.contract.ts';
import { surveySymbolId } from '../../tiles/styles/symbols.ts';
import { SymbolPicture } from '../map/symbol-picture.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment, shortAddress } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { isSameChoice, partsOf, type Choice } from './choice.ts';
import { reject, withdrawRejection } from './links.data.ts';
import { ListBox, type ListBoxRow } from './list-box.tsx';
import type { Where } from './matching.data.ts';
import { ProbabilityMark, ReasonBars } from './reason-bars.tsx';
import { SaidDialog } from './said-dialog.tsx';
import { shownNumber } from './words.ts';
import './tie-rows.css';

/**
 * 候補: what belongs together here by the word of a person or by the machine's reckoning, surest first. A row takes
 * its records at once; under the list stands why, and the way to say no.
 */
export function TieRows({
  matches,
  rejections,
  choice,
  municipality,
  where,
  onTake,
  onDecided,
  onEnter,
  onAside,
  boxRef,
}: {
  matches: LookupAnswer['matches'];
  rejections: readonly Rejection[];
  choice: Choice;
  municipality: string;
  where: Where;
  onTake: (choice: Choice) => void;
  /** Something was rejected, or a rejection taken back. */
  onDecided: () => Promise<void>;
  /** The clerk has come to the rows. */
  onEnter?: (() => void) | undefined;
  /** →: on to the lists beside. */
  onAside?: (() => void) | undefined;
  boxRef?: RefObject<HTMLDivElement | null> | undefined;
}): ReactNode {
  const [cursor, setCursor] = useState<string | null>(null);
  const ties = useMemo(() => listTies(matches), [matches]);
  const rows = useMemo<ListBoxRow[]>(
    () =>
      ties.map(({ id, match }) => ({ id, content: <TieWords match={match} municipality={municipality} /> })),
    [ties, municipality],
  );
  const chosen = ties.find((tie) => isSameChoice(tie.choice, choice));
  const present = chosen ?? ties.find(({ id }) => id === cursor) ?? ties[0];
  if (ties.length === 0 && rejections.length === 0) return null;
  return (
    <section className="ties" aria-label="候補">
      <h2 className="ties-title">候補 {ties.length} 件</h2>
      {ties.length > 0 && (
        <ListBox
          label="候補"
          rows={rows}
          cursor={cursor}
          chosen={chosen?.id ?? null}
          boxRef={boxRef}
          onMove={(id) => {
            setCursor(id);
            onEnter?.();
          }}
          onAside={onAside && ((step) => step === 1 && onAside())}
          onChoose={(id) => {
            const tie = ties.find((entry) => entry.id === id);
            if (tie) onTake(tie.choice);
          }}
        />
      )}
      {present && <Why match={present.match} where={where} onDecided={onDecided} />}
      {rejections.map((rejection) => (
        <Rejected key={rejection.rejection_id} rejection={rejection} where={where} onDecided={onDecided} />
      ))}
    </section>
  );
}

interface TieRow {
  id: string;
  match: Match;
  choice: Choice;
}

function listTies(matches: readonly Match[]): TieRow[] {
  return matches.map((match) => {
    const choice = partsOf(match);
    const id = match.confirmation_id ?? JSON.stringify([choice.household, choice.building, choice.survey]);
    return { id, match, choice };
  });
}

function TieWords({ match, municipality }: { match: Match; municipality: string }): ReactNode {
  const { household, building, survey, confirmed_at } = match;
  return (
    <span className="tie-row">
      <ProbabilityMark match={match} />
      <span className="row-name">{household?.head_name ?? '世帯なし'}</span>
      <span className="row-words">
        {building ? shortAddress(building.address, municipality) : '家屋台帳になし'}
      </span>
      <span className="row-words">
        {survey && <SymbolPicture symbol={surveySymbolId(survey.damage_class)} size={18} />}
        {survey ? `${survey.damage_label} ${shownNumber(survey.survey_number)}` : '調査なし'}
      </span>
      <span className="row-number">{confirmed_at ? formatMoment(confirmed_at) : ''}</span>
    </span>
  );
}

function Why({
  match,
  where,
  onDecided,
}: {
  match: Match;
  where: Where;
  onDecided: () => Promise<void>;
}): ReactNode {
  const [isRejecting, setRejecting] = useState(false);
  const notices = useNotices();
  const who = match.household ? `${match.household.head_name}の世帯` : '家屋と調査結果';
  return (
    <div className="why">
      <ReasonBars reasons={match.reasons.slice(0, 6)} />
      {!match.confirmed && (
        <div className="why-foot">
          <Button size="small" tone="quiet" onPress={() => setRejecting(true)}>
            この候補を却下
          </Button>
        </div>
      )}
      <SaidDialog
        title="候補を却下する"
        label="却下する理由（任意）"
        submit="却下する"
        tone="danger"
        isOpen={isRejecting}
        onClose={() => setRejecting(false)}
        onSay={async (reason, key) => {
          await reject(
            where,
            {
              household_number: match.household?.household_number ?? null,
              property_number: match.building?.property_number ?? null,
              survey_number: match.survey?.survey_number ?? null,
              reason: reason === '' ? null : reason,
            },
            key,
          );
          await onDecided();
          notices.say('候補を却下しました');
        }}
      >
        <p>
          {who}の候補 1
          件を却下します。却下した組は、台帳を取り込み直しても候補に戻りません。却下は後で取り消せます。
        </p>
      </SaidDialog>
    </div>
  );
}

function Rejected({
  rejection,
  where,
  onDecided,
}: {
  rejection: Rejection;
  where: Where;
  onDecided: () => Promise<void>;
}): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const notices = useNotices();
  const { household_number, property_number, survey_number, rejected_at, rejected_by, reason } = rejection;
  const numbers = [household_number, property_number, survey_number].filter((number) => number !== null);
  return (
    <div className="rejected">
      <span>
        却下 {numbers.join(' ／ ')}
        <small>
          {formatMoment(rejected_at)} {rejected_by}
          {reason !== null && `（${reason}）`}
        </small>
      </span>
      <Button size="small" tone="quiet" onPress={() => setOpen(true)}>
        却下を取り消す
      </Button>
      <SaidDialog
        title="却下を取り消す"
        label="取り消す理由"
        isRequired
        submit="却下を取り消す"
        tone="primary"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onSay={async (said, key) => {
          await withdrawRejection(where, rejection.rejection_id, said, key);
          await onDecided();
          notices.say('却下を取り消しました');
        }}
      >
        <p>この組の却下 1 件を取り消します。取り消すと、また候補になります。</p>
      </SaidDialog>
    </div>
  );
}
