import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { LookupAnswer, Match } from '../../api/matching/matching.contract.ts';
import { IssuedList } from '../certificates/issued-list.tsx';
import { certificatesQuery } from '../certificates/certificates.data.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment, shortAddress } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { completeChoice, type Choice } from './choice.ts';
import type { Where } from './matching.data.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import { choiceSentence, heardNames } from './words.ts';

/** Says in words what stands chosen: who, which house, which result. What F8 confirms is exactly this sentence. */
export function ChoiceBar({
  answer,
  choice,
  match,
  where,
  municipality,
  problem,
  onWithdrawn,
  onOpenCertificate,
}: {
  answer: LookupAnswer;
  choice: Choice;
  /** The confirmed tie of just these three. */
  match: Match | undefined;
  where: Where;
  municipality: string;
  problem: unknown;
  onWithdrawn: () => Promise<void>;
  onOpenCertificate: (certificateId: string) => void;
}): ReactNode {
  const household =
    match?.household ?? answer.residents.find((row) => row.household_number === choice.household);
  const building =
    choice.building === null
      ? null
      : (match?.building ?? answer.buildings.find((row) => row.property_number === choice.building));
  const survey = match?.survey ?? answer.surveys.find((row) => row.survey_number === choice.survey);
  const { who, which, what } = choiceSentence(household, building, survey, municipality);
  const isComplete = completeChoice(choice) !== null;

  return (
    <section className={match ? 'choice choice-confirmed' : 'choice'} aria-label="選択中の三件">
      <p className="choice-state">
        {match
          ? `確定済み${match.confirmed_at ? `（${formatMoment(match.confirmed_at)}）` : ''}`
          : isComplete
            ? 'この三件を結び付けて確定します'
            : 'それぞれの一覧から一件ずつ選んでください'}
      </p>
      <dl className="choice-parts" aria-live="polite">
        <div data-blank={household === undefined || undefined}>
          <dt>だれが</dt>
          <dd>
            {who}
            {household && <small>{shortAddress(household.address, municipality)}</small>}
          </dd>
        </div>
        <div data-blank={building === undefined || undefined}>
          <dt>どの家に</dt>
          <dd>
            {which}
            {building && <small>所有 {building.owner_name ?? '—'}</small>}
          </dd>
        </div>
        <div data-blank={survey === undefined || undefined}>
          <dt>判定は</dt>
          <dd>
            {what}
            {survey && <small>現地：{heardNames(survey)}</small>}
          </dd>
        </div>
      </dl>
      {problem !== null && problem !== undefined && <ProblemNotice problem={problem} />}
      {match?.confirmation_id && (
        <ConfirmedPart
          key={match.confirmation_id}
          where={where}
          confirmationId={match.confirmation_id}
          who={who}
          onWithdrawn={onWithdrawn}
          onOpenCertificate={onOpenCertificate}
        />
      )}
    </section>
  );
}

function ConfirmedPart({
  where,
  confirmationId,
  who,
  onWithdrawn,
  onOpenCertificate,
}: {
  where: Where;
  confirmationId: string;
  who: string;
  onWithdrawn: () => Promise<void>;
  onOpenCertificate: (certificateId: string) => void;
}): ReactNode {
  const [isWithdrawing, setWithdrawing] = useState(false);
  const certificates = useQuery(certificatesQuery(where, confirmationId));
  const issued = certificates.data?.certificates;
  return (
    <div className="choice-confirmed-part">
      {certificates.error && (
        <ProblemNotice problem={certificates.error} onRetry={() => void certificates.refetch()} />
      )}
      {issued && issued.length > 0 && <IssuedList certificates={issued} onOpen={onOpenCertificate} />}
      {issued && issued.length === 0 && (
        <p className="choice-none">
          証明書はまだ交付されていません。
          <Button size="small" tone="quiet" onPress={() => setWithdrawing(true)}>
            確定を取り消す
          </Button>
        </p>
      )}
      <WithdrawDialog
        where={where}
        confirmationId={confirmationId}
        who={who}
        isOpen={isWithdrawing}
        onClose={() => setWithdrawing(false)}
        onWithdrawn={onWithdrawn}
      />
    </div>
  );
}
