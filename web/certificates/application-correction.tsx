import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Application } from '../../api/certificates/applications.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Form } from '../ui/form.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { declarationOf, draftOf, missingIn, numberOf } from './application-draft.ts';
import { ApplicationFields } from './application-fields.tsx';
import { applicationWords } from './application-words.ts';
import { applicationQuery, applicationsKey, changeApplication } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

/** The form of an application that was received, to be put right. */
export function ApplicationCorrection({
  where,
  application,
  onBack,
}: {
  where: Where;
  application: Application;
  onBack: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const [draft, setDraft] = useState(() => draftOf(application));
  const [isTried, setTried] = useState(false);
  const saving = useMutation({
    mutationFn: () =>
      changeApplication(where, application, {
        ...declarationOf(draft, application.channel),
        representative_number: numberOf(draft.representative) ?? application.application_number,
      }),
    onSuccess: async (after) => {
      queryClient.setQueryData(applicationQuery(where, after.application_id).queryKey, after);
      await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
      notices.say(`${applicationWords(after.application_number)}を訂正しました`);
      onBack();
    },
  });
  const submit = (): void => {
    setTried(true);
    if (Object.keys(missingIn(draft)).length === 0) saving.mutate();
  };
  const refused = saving.isError ? fieldProblems(saving.error) : {};
  return (
    <DetailPane
      title={`${applicationWords(application.application_number)}の訂正`}
      backLabel="申請へ戻る"
      onBack={onBack}
      takesFocus
      action={
        <Button tone="primary" shortcut="F8" onPress={submit} isBusy={saving.isPending}>
          訂正する
        </Button>
      }
    >
      <div className="entry">
        <Form label="申請の訂正" onSubmit={submit} isBusy={saving.isPending}>
          {saving.isError && !Object.keys(refused).some((field) => field in draft) && (
            <ProblemNotice problem={saving.error} />
          )}
          <ApplicationFields
            draft={draft}
            onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
            faults={isTried ? { ...refused, ...missingIn(draft) } : refused}
          />
        </Form>
      </div>
    </DetailPane>
  );
}
