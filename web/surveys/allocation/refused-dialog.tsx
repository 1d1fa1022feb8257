import type { ReactNode } from 'react';
import type { AllocationStep } from '../../../api/surveys/allocation/allocation.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatFigure } from '../../ui/format.ts';
import { halfDayWords, teamWords } from './allocation-words.ts';
import type { Board } from './board.ts';
import type { Refusal } from './use-allocations.ts';

const mostShown = 8;

/** Somebody else was quicker: what stands there now, what one meant oneself, and which of the two shall be. */
export function RefusedDialog({
  board,
  refusal: { set, reasons },
  isSending,
  onSend,
  onClose,
}: {
  /** As it stands now. */
  board: Board;
  refusal: Refusal;
  isSending: boolean;
  onSend: (set: readonly AllocationStep[]) => void;
  onClose: () => void;
}): ReactNode {
  const refused = new Set(reasons.flatMap(({ place }) => place ?? []));
  const rest = set.filter((_, place) => !refused.has(place));
  // Only what another person put into the same half day can be put aside; a team that is not there stays away.
  const canRepeat = reasons.every(({ code }) => code === 'taken');
  const again = set.map((step) => ({ ...step, seen: board.held(step)?.district_id ?? null }));
  return (
    <Dialog title="ほかの人が先に割り当てました" isOpen onClose={onClose} width="wide">
      <p>あなたの変更はまだ保存されていません。どちらにするかを選んでください。</p>
      <div className="conflict">
        <section className="conflict-side" aria-labelledby="refused-theirs">
          <h3 id="refused-theirs">相手の版（保存済）</h3>
          <ul className="conflict-edits">
            {reasons.slice(0, mostShown).map(({ place, words }) => (
              <li key={`${place ?? ''} ${words}`}>{words}</li>
            ))}
          </ul>
          {reasons.length > mostShown && (
            <p className="plan-quiet">ほか {formatFigure(reasons.length - mostShown)} 件</p>
          )}
        </section>
        <section className="conflict-side" aria-labelledby="refused-yours">
          <h3 id="refused-yours">あなたの版（未保存）</h3>
          <ul className="conflict-edits">
            {set.slice(0, mostShown).map((step) => (
              <li key={`${step.team_id} ${step.day} ${step.half}`}>{stepWords(board, step)}</li>
            ))}
          </ul>
          {set.length > mostShown && (
            <p className="plan-quiet">ほか {formatFigure(set.length - mostShown)} 半日</p>
          )}
          {!canRepeat && (
            <p className="plan-quiet">
              その半日には置けません。相手の版のままにして、別の半日を選んでください。
            </p>
          )}
        </section>
      </div>
      <div className="dialog-actions">
        <Button onPress={onClose} autoFocus>
          相手の版を取り込む
        </Button>
        {refused.size > 0 && rest.length > 0 && (
          <Button isBusy={isSending} onPress={() => onSend(rest)}>
            重ならない {formatFigure(rest.length)} 半日だけ置く
          </Button>
        )}
        {canRepeat && (
          <Button tone="primary" isBusy={isSending} onPress={() => onSend(again)}>
            もう一度置く
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function stepWords(board: Board, step: AllocationStep): string {
  const team = board.teams.find(({ team_id }) => team_id === step.team_id);
  const district = step.district_id === null ? undefined : board.districts.get(step.district_id);
  const what = district ? `調査区${district.district_number}` : '空ける';
  return `${team ? teamWords(team) : ''}　${halfDayWords(step)}　${what}`;
}
