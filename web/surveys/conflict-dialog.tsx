import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Plan } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { EditFigures } from './edit-figures.tsx';
import { districtsQuery, editPreviewQuery, editsSinceQuery, type PlanAt } from './planning.data.ts';
import type { Edits } from './use-edits.ts';
import { editWords, ownEditWords } from './words.ts';

/** Somebody else was quicker: what they did, what one's own edit would do on top of it, and which of the two shall be. */
export function ConflictDialog({ at, plan, edits }: { at: PlanAt; plan: Plan; edits: Edits }): ReactNode {
  const { conflict } = edits;
  if (!conflict) return null;
  // Undo takes back whatever came last: on the other's version that would be the other's work.
  const canRepeat = conflict.edit.kind !== 'undo' && conflict.edit.kind !== 'redo';
  return (
    <Dialog title="ほかの人が先に計画を変えました" isOpen onClose={edits.endConflict} width="wide">
      <p>あなたの変更はまだ保存されていません。どちらにするかを選んでください。</p>
      <div className="conflict">
        <section className="conflict-side" aria-labelledby="conflict-theirs">
          <h3 id="conflict-theirs">相手の版（第{plan.revision}版、保存済）</h3>
          <Theirs at={at} since={conflict.revision} />
        </section>
        <section className="conflict-side" aria-labelledby="conflict-yours">
          <h3 id="conflict-yours">あなたの版（第{conflict.revision}版から、未保存）</h3>
          <p>{ownEditWords(conflict.edit)}</p>
          {canRepeat ? (
            <Yours at={at} edits={edits} />
          ) : (
            <p>相手の変更を取り消すことになるため、このままでは続けられません。</p>
          )}
        </section>
      </div>
      <div className="dialog-actions">
        <Button onPress={edits.endConflict} autoFocus>
          相手の版を取り込む
        </Button>
        {canRepeat && (
          <Button
            tone="primary"
            isBusy={edits.isSending}
            onPress={() => {
              const { edit } = conflict;
              edits.endConflict();
              void edits.send(edit, plan.revision);
            }}
          >
            もう一度置く
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Theirs({ at, since }: { at: PlanAt; since: number }): ReactNode {
  const done = useQuery(editsSinceQuery(at, since));
  return (
    <>
      {done.error && <ProblemNotice problem={done.error} onRetry={() => void done.refetch()} />}
      <ul className="conflict-edits">
        {done.data?.map((edit) => (
          <li key={edit.revision}>
            第{edit.revision}版　{editWords(edit)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One's own edit laid on the plan as it stands now. */
function Yours({ at, edits }: { at: PlanAt; edits: Edits }): ReactNode {
  const districts = useQuery(districtsQuery(at));
  const asked = edits.conflict;
  const preview = useQuery({
    ...editPreviewQuery(at, asked ?? { revision: 1, edit: { kind: 'undo' } }),
    enabled: asked !== null,
  });
  return (
    <>
      <p className="plan-quiet">相手の版に重ねると</p>
      {preview.error && <ProblemNotice problem={preview.error} />}
      {preview.data && districts.data && (
        <EditFigures outcome={preview.data} rows={districts.data.districts} />
      )}
    </>
  );
}
