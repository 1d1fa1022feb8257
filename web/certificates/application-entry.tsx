import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { ApplicationReceipt } from '../../api/certificates/applications.contract.ts';
import { stateLabels } from '../../api/certificates/application-states.contract.ts';
import type { Prefill } from '../../api/certificates/prefill.contract.ts';
import { Button } from '../ui/button.tsx';
import { Caution } from '../ui/caution.tsx';
import { Form } from '../ui/form.tsx';
import { formatWareki } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { useWriteOnce } from '../use-write-once.ts';
import {
  checksWithSlip,
  declarationOf,
  emptyChecks,
  emptyDraft,
  missingIn,
  numberOf,
  withPrefill,
  withSlip,
  type ApplicationDraft,
  type CheckDraft,
} from './application-draft.ts';
import { ApplicationFields } from './application-fields.tsx';
import { applicationWords, today } from './application-words.ts';
import { applicationsKey, prefill, receive, type NewApplicationInput } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { CheckChoices, chosenChecks } from './check-choices.tsx';
import { HouseholdFinder, type FoundHousehold } from './household-finder.tsx';
import { openForm } from './open-form.ts';

/** By what the applicant's house can be looked up: the slip as it was typed, else the household. */
export type Brought = { slip: string | null; householdNumber: string | null };

/** An application is entered: from the register by one search, or as the paper says. F8 receives it. */
export function ApplicationEntry({
  where,
  channel,
  householdNumber = null,
  ticketId = null,
  onReceived,
  onOpen,
}: {
  where: Where;
  channel: 'window' | 'post';
  /** Already known from what the clerk was looking at. */
  householdNumber?: string | null;
  ticketId?: string | null;
  onReceived: (receipt: ApplicationReceipt, brought: Brought) => void;
  /** Shows another application of the household. */
  onOpen?: (applicationId: string) => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  // One paper, one id, however often the press has to be repeated.
  const [id, setId] = useState(() => uuidv7());
  const [draft, setDraft] = useState<ApplicationDraft>(() => emptyDraft(channel));
  const [checks, setChecks] = useState(() => emptyChecks(channel));
  const [known, setKnown] = useState<Prefill | null>(null);
  const [slip, setSlip] = useState<string | null>(null);
  const [isTried, setTried] = useState(false);

  const filling = useMutation({
    mutationFn: ({ number, building }: FoundHousehold) =>
      prefill(where, { household_number: number, property_number: building }),
    onSuccess: (answer, { slip: typed }) => {
      setKnown(answer);
      setSlip(typed);
      setDraft((before) => withSlip(withPrefill(before, answer), typed));
      setChecks((before) => checksWithSlip(before, typed));
    },
  });
  const { mutate: fill } = filling;
  const isForKnown = known !== null;
  // What the register cannot know is asked first: at the counter the papers that were shown, by post the rest of the form.
  const first = channel === 'window' ? '.entry [type="radio"]' : '.entry [name="applicant_name"]';
  useEffect(() => {
    if (isForKnown) document.querySelector<HTMLElement>(first)?.focus();
  }, [isForKnown, first]);
  useEffect(() => {
    if (householdNumber !== null) fill({ number: householdNumber, slip: null, building: null });
  }, [householdNumber, fill]);

  const receiving = useWriteOnce(async (given: NewApplicationInput, key) => {
    const receipt = await receive(where, given, key);
    await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
    return receipt;
  });
  const missing = missingIn(draft);
  const submit = useCallback((): void => {
    setTried(true);
    if (Object.keys(missingIn(draft)).length > 0) {
      requestAnimationFrame(focusOnFault);
      return;
    }
    const given: NewApplicationInput = {
      application_id: id,
      ...declarationOf(draft, channel),
      ticket_id: ticketId,
      representative_number: numberOf(draft.representative),
      checks: chosenChecks(checks),
    };
    receiving.mutate(given, {
      onSuccess: (receipt) => {
        notices.say(
          `${applicationWords(receipt.application_number)}を受け付けました`,
          receipt.is_open
            ? undefined
            : 'この申請は、支援措置の担当者が続けます。担当者へ引き継いでください。',
        );
        setId(uuidv7());
        setDraft(emptyDraft(channel));
        setChecks(emptyChecks(channel));
        setKnown(null);
        setSlip(null);
        setTried(false);
        onReceived(receipt, { slip, householdNumber: given.household_number || null });
      },
    });
  }, [id, draft, checks, channel, slip, ticketId, receiving, notices, onReceived]);

  const refused = receiving.isError ? fieldProblems(receiving.error) : {};
  const faults = isTried ? { ...refused, ...missing } : refused;
  return (
    <div className="entry">
      <HouseholdFinder where={where} onFound={fill} />
      {filling.error && <ProblemNotice problem={filling.error} />}
      {known && <Known known={known} onOpen={onOpen} />}
      <Form label="罹災証明書交付申請書" onSubmit={submit} isBusy={receiving.isPending}>
        {channel === 'window' && <Shown checks={checks} onChange={setChecks} />}
        <ApplicationFields
          draft={draft}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          faults={faults}
        />
        {channel === 'post' && <Shown checks={checks} onChange={setChecks} />}
        {receiving.isError && Object.keys(refused).length === 0 && (
          <ProblemNotice problem={receiving.error} />
        )}
        <div className="form-actions entry-actions">
          <Button tone="primary" shortcut="F8" onPress={submit} isBusy={receiving.isPending}>
            受け付ける
          </Button>
          <Button
            onPress={() =>
              void openForm(where, known ? { household_number: known.household_number } : {}).catch(
                notices.tell,
              )
            }
          >
            {known ? '記入済みの申請書を印刷' : '白紙の申請書を印刷'}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** The first field in which something is wrong; of a group of choices its first one. */
function focusOnFault(): void {
  const fault = document.querySelector<HTMLElement>('.entry [aria-invalid="true"]');
  (fault?.querySelector<HTMLElement>('input') ?? fault)?.focus();
}

/** At the counter it comes first, when the papers are handed over. */
function Shown({
  checks,
  onChange,
}: {
  checks: CheckDraft;
  onChange: (checks: CheckDraft) => void;
}): ReactNode {
  return (
    <section className="entry-part" aria-label="三つの確認">
      <h3>三つの確認（済んだものだけ）</h3>
      <CheckChoices checks={checks} onChange={onChange} />
    </section>
  );
}

/** What to know of the household before going on. */
function Known({
  known,
  onOpen,
}: {
  known: Prefill;
  onOpen: ((applicationId: string) => void) | undefined;
}): ReactNode {
  const isEarly = known.issue_starts_on !== null && known.issue_starts_on > today();
  return (
    <>
      {known.earlier.length > 0 && (
        <Caution title="この世帯の申請がすでにあります">
          <ul className="plain-links">
            {known.earlier.map(({ application_id, application_number, state }) => (
              <li key={application_id}>
                {onOpen ? (
                  <Button size="small" tone="quiet" onPress={() => onOpen(application_id)}>
                    {applicationWords(application_number)}（{stateLabels[state]}）
                  </Button>
                ) : (
                  `${applicationWords(application_number)}（${stateLabels[state]}）`
                )}
              </li>
            ))}
          </ul>
        </Caution>
      )}
      {isEarly && known.issue_starts_on !== null && (
        <Caution title={`この地区の交付は ${formatWareki(known.issue_starts_on)}からです`}>
          <p>申請は受け付けられます。交付の日を伝えてください。</p>
        </Caution>
      )}
    </>
  );
}
