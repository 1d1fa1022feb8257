import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  stateLabels,
  statesWithReason,
  type ApplicationState,
} from '../../api/certificates/application-states.contract.ts';
import type { Application } from '../../api/certificates/applications.contract.ts';
import type { Judge } from '../../api/certificates/letters.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { applicationWords, stepQuestions, stepVerbs, today } from './application-words.ts';
import { applicationQuery, applicationsKey, takeStep } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { JudgeFields } from './judge-fields.tsx';

type Step = Parameters<typeof takeStep>[2];

/** Writes a step and everything that shows the application; the same for buttons and dialogs. */
export function useStep(where: Where, application: Pick<Application, 'application_id' | 'step'>) {
  const queryClient = useQueryClient();
  return useWriteOnce(async (step: Omit<Step, 'step_seen'>, key) => {
    const given: Step = { step_seen: application.step, ...step };
    const after = await takeStep(where, application.application_id, given, key);
    queryClient.setQueryData(applicationQuery(where, after.application_id).queryKey, after);
    // The answer says how it stands now; lists follow without holding up the next step.
    void queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
    return after;
  });
}

/** Asks for the day and, where one is due, the reason of a step. */
export function StepDialog({
  where,
  application,
  to,
  onClose,
}: {
  where: Where;
  application: Application;
  to: Exclude<ApplicationState, 'issued'> | ApplicationState;
  onClose: () => void;
}): ReactNode {
  const notices = useNotices();
  const [heldOn, setHeldOn] = useState(today);
  const [reason, setReason] = useState('');
  const [judge, setJudge] = useState<Judge>('staff');
  const [judgingBody, setJudgingBody] = useState('');
  const [isTried, setTried] = useState(false);
  const stepping = useStep(where, application);
  const needsReason = statesWithReason.includes(to);
  const isMissing = needsReason && reason.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (isMissing || to === 'issued') return;
    stepping.mutate(
      {
        to_state: to,
        held_on: heldOn,
        reason,
        survey_number: null,
        judged_by: to === 'refused' ? judge : null,
        judging_body: to === 'refused' && judge !== 'staff' ? judgingBody : null,
      },
      {
        onSuccess: ({ application_number }) => {
          notices.say(`${applicationWords(application_number)}を「${stateLabels[to]}」にしました`);
          onClose();
        },
      },
    );
  };
  const faults = stepping.isError ? fieldProblems(stepping.error) : {};
  return (
    <Dialog title={stepVerbs[to]} isOpen onClose={onClose} isClosable={!stepping.isPending}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={stepQuestions[to] ?? '備考'}
          name="reason"
          value={reason}
          onChange={setReason}
          rows={3}
          isRequired={needsReason}
          autoFocus
          error={faults['reason'] ?? (isTried && isMissing ? '理由を入力してください' : undefined)}
        />
        {to === 'refused' && (
          <JudgeFields judge={judge} onJudge={setJudge} body={judgingBody} onBody={setJudgingBody} />
        )}
        <TextField label="日付" name="held_on" type="date" value={heldOn} onChange={setHeldOn} isRequired />
        {stepping.error && Object.keys(faults).length === 0 && <ProblemNotice problem={stepping.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={stepping.isPending}>
            やめる
          </Button>
          <Button type="submit" tone="primary" isBusy={stepping.isPending}>
            {stepVerbs[to]}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
