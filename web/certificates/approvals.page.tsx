import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import type { WaitingOverrides } from '../../api/certificates/guard.contract.ts';
import { Panel } from '../frame/panel.tsx';
import { useStaff } from '../frame/staff-context.tsx';
import { useLive } from '../live.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import type { Where } from './certificates.data.ts';
import { HouseCheckKinds } from './house-check-kinds.tsx';
import { kindWords } from './house-check-words.ts';
import { decideOverride, groundCheckQuery, overridesQuery } from './house-check.data.ts';

type Waiting = WaitingOverrides['overrides'][number];

/** 承認: what counters cannot prove and ask a second person to decide, oldest first. */
export function ApprovalsPage(): ReactNode {
  const { session, municipality, disaster } = useStaff();
  const where = useMemo(
    () => ({ municipality, disaster: disaster.disaster_code }),
    [municipality, disaster.disaster_code],
  );
  const client = useQueryClient();
  const query = overridesQuery(where);
  const { data, error, isPending, refetch } = useQuery(query);
  useLive(municipality, 'house-overrides', () => void client.invalidateQueries({ queryKey: query.queryKey }));
  const maySeeChecks = session.permissions.includes('certificate_issue');
  return (
    <Panel title="承認">
      {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingRow what="承認を待つ依頼" />}
      {data?.overrides.length === 0 && (
        <EmptyState title="承認を待つ依頼はありません">
          <p>照合できない家について窓口が承認を依頼すると、ここにすぐ表示されます。</p>
        </EmptyState>
      )}
      <ul className="approvals" aria-label="承認を待つ依頼" aria-live="polite">
        {data?.overrides.map((override) => (
          <li key={override.override_id}>
            <Approval where={where} override={override} maySeeChecks={maySeeChecks} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Approval({
  where,
  override,
  maySeeChecks,
}: {
  where: Where;
  override: Waiting;
  maySeeChecks: boolean;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [note, setNote] = useState('');
  const { override_id, confirmation_id, owner_check_id, head_name, contradictions } = override;
  const isOwners = confirmation_id === null;
  const whose = isOwners ? `${head_name ?? ''}の家屋` : `${head_name ?? ''}の世帯`;
  const check = useQuery({
    ...groundCheckQuery(
      where,
      isOwners ? { ownerCheckId: owner_check_id ?? '' } : { confirmationId: confirmation_id },
    ),
    enabled: maySeeChecks,
  });
  const deciding = useWriteOnce(async (decision: 'approved' | 'refused', key) => {
    await decideOverride(where, override_id, { decision, note: note.trim() }, key);
    notices.say(decision === 'approved' ? '承認しました' : '認めないことを窓口に伝えました');
    await client.invalidateQueries({ queryKey: overridesQuery(where).queryKey });
  });
  return (
    <article className="approval" aria-label={whose}>
      <Facts
        facts={[
          isOwners
            ? { term: '所有者', value: head_name }
            : { term: '世帯', value: `${head_name ?? '—'}（${override.household_number ?? ''}）` },
          { term: isOwners ? '所在地' : '住所', value: override.address },
          {
            term: '家屋・調査',
            value: `${override.property_number ?? '家屋台帳になし'} ／ ${override.survey_number}`,
          },
          {
            term: '合わないもの',
            value:
              contradictions.length === 0
                ? 'なし（証拠が足りない）'
                : contradictions.map((kind) => kindWords[kind]).join('、'),
          },
          { term: '理由', value: override.reason },
          { term: '依頼', value: `${formatMoment(override.requested_at)} ${override.requested_by}` },
        ]}
      />
      {check.data && <HouseCheckKinds check={check.data} />}
      {deciding.error && <ProblemNotice problem={deciding.error} />}
      {override.is_own ? (
        <p>自分の依頼です。ほかの責任者が、その人のサインインで承認します。</p>
      ) : (
        <Form
          onSubmit={() => deciding.mutate('approved')}
          isBusy={deciding.isPending}
          label={`${whose}の承認`}
        >
          <TextField label="所見（任意）" name="note" value={note} onChange={setNote} />
          <div className="dialog-actions">
            <Button onPress={() => deciding.mutate('refused')} isDisabled={deciding.isPending}>
              認めない
            </Button>
            <Button type="submit" tone="primary" isBusy={deciding.isPending}>
              承認する
            </Button>
          </div>
        </Form>
      )}
    </article>
  );
}
