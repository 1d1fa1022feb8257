import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Application } from '../../api/certificates/applications.contract.ts';
import {
  RulingEvidence,
  RulingKind,
  rulingEvidence,
  rulingKinds,
  type NewRuling,
  type Ruling,
} from '../../api/certificates/rulings.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RadioRow } from '../ui/radio-row.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { applicationsKey, proposeRuling } from './applications.data.ts';
import type { Where } from './certificates.data.ts';

/** 世帯分離・生活実態: what is proposed and decided for this application, and the way to propose. */
export function ApplicationRulings({
  where,
  application,
}: {
  where: Where;
  application: Application;
}): ReactNode {
  const [isProposing, setProposing] = useState(false);
  return (
    <section aria-label="世帯分離・生活実態">
      <div className="section-head">
        <h3>世帯分離・生活実態</h3>
        <Button size="small" onPress={() => setProposing(true)}>
          認定を提案
        </Button>
      </div>
      {application.rulings.length === 0 && <p className="quiet-note">台帳のとおりに扱います。</p>}
      {application.rulings.map((ruling) => (
        <RulingCard key={ruling.ruling_id} ruling={ruling} />
      ))}
      {isProposing && (
        <ProposeDialog where={where} application={application} onClose={() => setProposing(false)} />
      )}
    </section>
  );
}

export function RulingCard({ ruling, children }: { ruling: Ruling; children?: ReactNode }): ReactNode {
  return (
    <div className="ruling">
      <p className="ruling-head">
        <strong>{rulingKinds[ruling.kind]}</strong>
        {ruling.decision === null && <StateMark tone="warn">別の担当者の判断待ち</StateMark>}
        {ruling.decision === 'approved' && <StateMark tone="good">認定</StateMark>}
        {ruling.decision === 'declined' && <StateMark tone="quiet">認めない</StateMark>}
      </p>
      <p>{ruling.finding}</p>
      <p className="quiet-note">
        証拠：{ruling.evidence.map((one) => rulingEvidence[one]).join('、')}。理由：{ruling.reason}
      </p>
      <p className="quiet-note">
        提案 {ruling.proposed_by} {formatMoment(ruling.proposed_at)}
        {ruling.decided_at !== null && `　決定 ${ruling.decided_by ?? ''} ${formatMoment(ruling.decided_at)}`}
        {ruling.decision_reason !== null && `（${ruling.decision_reason}）`}
      </p>
      {children}
    </div>
  );
}

const kinds = RulingKind.options.map((id) => ({ id, title: rulingKinds[id] }));

function ProposeDialog({
  where,
  application,
  onClose,
}: {
  where: Where;
  application: Application;
  onClose: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const [id] = useState(() => uuidv7());
  const [kind, setKind] = useState<NewRuling['kind']>('household_split');
  const [evidence, setEvidence] = useState<readonly RulingEvidenceId[]>([]);
  const [finding, setFinding] = useState('');
  const [reason, setReason] = useState('');
  const proposing = useWriteOnce((given: NewRuling, key) =>
    proposeRuling(where, application.application_id, given, key),
  );
  const isReady = evidence.length > 0 && finding.trim() !== '' && reason.trim() !== '';
  const submit = (): void =>
    proposing.mutate(
      { ruling_id: id, kind, evidence: [...evidence], finding, reason },
      {
        onSuccess: async () => {
          await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
          notices.say('認定を提案しました', '権限のある別の担当者が決めるまで、同意と交付には進めません。');
          onClose();
        },
      },
    );
  return (
    <Dialog title="世帯分離・生活実態の認定を提案" isOpen onClose={onClose} width="wide">
      <div className="form">
        <RadioRow label="認定" choices={kinds} value={kind} onChange={setKind} />
        <fieldset className="evidence">
          <legend className="field-label">
            確かめた証拠<span className="field-required">必須</span>
          </legend>
          {RulingEvidence.options.map((one) => (
            <Checkbox
              key={one}
              isSelected={evidence.includes(one)}
              onChange={(isChosen) =>
                setEvidence((all) => (isChosen ? [...all, one] : all.filter((other) => other !== one)))
              }
            >
              {rulingEvidence[one]}
            </Checkbox>
          ))}
        </fieldset>
        <TextField
          label={kind === 'household_split' ? '別の世帯とする人と、その暮らし' : '実際の使われ方'}
          name="finding"
          value={finding}
          onChange={setFinding}
          rows={2}
          isRequired
        />
        <TextField label="理由" name="reason" value={reason} onChange={setReason} rows={2} isRequired />
        {proposing.error && <ProblemNotice problem={proposing.error} />}
      </div>
      <div className="dialog-actions">
        <Button onPress={onClose}>やめる</Button>
        <Button tone="primary" isDisabled={!isReady} isBusy={proposing.isPending} onPress={submit}>
          提案する
        </Button>
      </div>
    </Dialog>
  );
}

type RulingEvidenceId = NewRuling['evidence'][number];
