import { useState, type ReactNode } from 'react';
import type { ApplicationReceipt } from '../../api/certificates/applications.contract.ts';
import { ApplicationEntry } from './application-entry.tsx';
import { applicationWords } from './application-words.ts';
import { ApplicationPanel } from './application.panel.tsx';
import { ApplicationsFrame, useWhere } from './applications-frame.tsx';
import { Button } from '../ui/button.tsx';

/** 郵送の入力: one paper after the other; what was entered in this sitting stays in sight with its numbers. */
export function PostTab(): ReactNode {
  const where = useWhere();
  const [entered, setEntered] = useState<readonly ApplicationReceipt[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <>
      <ApplicationsFrame title="郵送の申請の入力" isCovered={opened !== null}>
        {entered.length > 0 && (
          <section className="entered" aria-label="いま入力した申請">
            <p role="status">{entered.length} 件を受け付けました。番号を申請書に書き写してください。</p>
            <ol className="entered-list">
              {entered.map(({ application_id, application_number, is_open }) => (
                <li key={application_id}>
                  <Button
                    size="small"
                    tone="quiet"
                    isDisabled={!is_open}
                    onPress={() => setOpened(application_id)}
                  >
                    {applicationWords(application_number)}
                  </Button>
                </li>
              ))}
            </ol>
          </section>
        )}
        <ApplicationEntry
          key={entered.length}
          where={where}
          channel="post"
          onOpen={setOpened}
          onReceived={(receipt) => setEntered((all) => [receipt, ...all])}
        />
      </ApplicationsFrame>
      {opened !== null && (
        <ApplicationPanel
          key={opened}
          where={where}
          applicationId={opened}
          backLabel="入力へ戻る"
          onBack={() => setOpened(null)}
          onOpen={setOpened}
        />
      )}
    </>
  );
}
