import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  aspectLabels,
  checkAspects,
  checkEvidence,
  type Application,
  type CheckAspect,
} from '../../api/certificates/applications.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatMoment } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { emptyChecks } from './application-draft.ts';
import { applicationQuery, applicationsKey, recordCheck } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { CheckChoices, chosenChecks } from './check-choices.tsx';

/** 本人確認・家屋確認・世帯確認: what was shown, to whom and when, or the button to record it. */
export function ApplicationChecks({
  where,
  application,
}: {
  where: Where;
  application: Application;
}): ReactNode {
  const [asked, setAsked] = useState<CheckAspect | null>(null);
  return (
    <section className="checks" aria-label="三つの確認">
      <ul className="check-list">
        {checkAspects.map((aspect) => {
          const check = application.checks.find((one) => one.aspect === aspect);
          const words: Readonly<Record<string, string>> = checkEvidence[aspect];
          return (
            <li key={aspect} className={check ? 'check check-done' : 'check'}>
              <strong>{aspectLabels[aspect]}</strong>
              {check ? (
                <>
                  <span>{check.note ?? words[check.evidence] ?? check.evidence}</span>
                  <small>
                    {check.by} {formatMoment(check.at)}
                  </small>
                </>
              ) : (
                <span>まだ</span>
              )}
              <Button
                size="small"
                tone={check ? 'quiet' : 'plain'}
                aria-label={`${aspectLabels[aspect]}を記録`}
                onPress={() => setAsked(aspect)}
              >
                {check ? 'やり直す' : '記録'}
              </Button>
            </li>
          );
        })}
      </ul>
      {asked && (
        <CheckDialog where={where} application={application} aspect={asked} onClose={() => setAsked(null)} />
      )}
    </section>
  );
}

function CheckDialog({
  where,
  application,
  aspect,
  onClose,
}: {
  where: Where;
  application: Application;
  aspect: CheckAspect;
  onClose: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const [checks, setChecks] = useState(() => ({
    ...emptyChecks('window'),
    [aspect]: {
      evidence: aspect === 'identity' && application.channel === 'post' ? 'copy_by_post' : '',
      note: '',
    },
  }));
  const [check] = chosenChecks(checks).filter((one) => one.aspect === aspect);
  const recording = useWriteOnce((given: NonNullable<typeof check>, key) =>
    recordCheck(where, application.application_id, given, key),
  );
  const save = (): void => {
    if (!check) return;
    recording.mutate(check, {
      onSuccess: (after) => {
        queryClient.setQueryData(applicationQuery(where, after.application_id).queryKey, after);
        void queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
        onClose();
      },
    });
  };
  return (
    <Dialog title={aspectLabels[aspect]} isOpen onClose={onClose} width="wide">
      <CheckChoices checks={checks} onChange={setChecks} aspects={[aspect]} />
      {recording.error && <ProblemNotice problem={recording.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>やめる</Button>
        <Button tone="primary" onPress={save} isDisabled={!check} isBusy={recording.isPending}>
          記録する
        </Button>
      </div>
    </Dialog>
  );
}
