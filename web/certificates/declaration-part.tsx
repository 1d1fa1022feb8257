import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Declaration, NewDeclaration } from '../../api/certificates/declarations.contract.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { TextField } from '../ui/text-field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { useWriteOnce } from '../use-write-once.ts';
import type { Where } from './certificates.data.ts';
import type { IssueGround } from './issue.panel.tsx';
import { declarationsQuery, declare } from './papers.data.ts';

const blank = {
  declarant_name: '',
  declarant_address: '',
  damaged_object: '',
  damaged_place: '',
  damage_content: '',
  special_notes: '',
  other: '',
};
type Draft = typeof blank;

const fields: readonly { id: keyof Draft; label: string; isRequired?: boolean; rows?: number }[] = [
  { id: 'declarant_name', label: '届出者氏名', isRequired: true },
  { id: 'declarant_address', label: '届出者住所', isRequired: true },
  { id: 'damaged_object', label: '被災物件', isRequired: true },
  { id: 'damaged_place', label: '被災物件の所在地' },
  { id: 'damage_content', label: '被災内容', isRequired: true, rows: 3 },
  { id: 'special_notes', label: '特記事項', rows: 2 },
  { id: 'other', label: 'その他', rows: 2 },
];

/** What somebody declares is taken down as it is said, and certified as received, without any survey. */
export function DeclarationPart({
  where,
  onIssue,
  onOpen,
}: {
  where: Where;
  onIssue: (ground: IssueGround) => void;
  onOpen: (certificateId: string) => void;
}): ReactNode {
  const [name, setName] = useState('');
  const settled = useSettled(name, 300);
  const found = useQuery(declarationsQuery(where, settled));
  const [isNew, setNew] = useState(false);
  const issue = (id: string): void => onIssue({ kind: 'damage_report', declaration_id: id });
  if (isNew)
    return (
      <NewDeclarationForm
        where={where}
        onClose={() => setNew(false)}
        onDeclared={(id) => {
          setNew(false);
          issue(id);
        }}
      />
    );
  return (
    <>
      <div className="field-row">
        <TextField label="届出者氏名で絞り込む" name="declarant" value={name} onChange={setName} />
        <div className="papers-search">
          <Button tone="primary" onPress={() => setNew(true)}>
            届出を受理する
          </Button>
        </div>
      </div>
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.declarations.length === 0 && (
        <EmptyState title="届出がありません">
          「届出を受理する」から、届出の内容を入力してください。
        </EmptyState>
      )}
      {found.data && found.data.declarations.length > 0 && (
        <PlainTable
          label="被災の届出"
          columns={columnsOf(issue, onOpen)}
          rows={found.data.declarations}
          rowId={(row) => row.declaration_id}
        />
      )}
    </>
  );
}

function columnsOf(
  issue: (declarationId: string) => void,
  onOpen: (certificateId: string) => void,
): PlainColumn<Declaration>[] {
  return [
    { id: 'name', title: '届出者', minWidth: 8, show: (row) => row.declarant_name },
    { id: 'object', title: '被災物件', minWidth: 8, show: (row) => row.damaged_object },
    { id: 'content', title: '被災内容', minWidth: 12, show: (row) => row.damage_content },
    { id: 'at', title: '受理', minWidth: 6, show: (row) => formatMoment(row.created_at) },
    {
      id: 'act',
      title: '受理証',
      minWidth: 7,
      show: ({ certificate_id, declaration_id, declarant_name }) =>
        certificate_id === null ? (
          <Button
            size="small"
            aria-label={`${declarant_name}の受理証を交付`}
            onPress={() => issue(declaration_id)}
          >
            交付
          </Button>
        ) : (
          <Button
            size="small"
            aria-label={`${declarant_name}の受理証の控を開く`}
            onPress={() => onOpen(certificate_id)}
          >
            控を開く
          </Button>
        ),
    },
  ];
}

function NewDeclarationForm({
  where,
  onClose,
  onDeclared,
}: {
  where: Where;
  onClose: () => void;
  onDeclared: (declarationId: string) => void;
}): ReactNode {
  const client = useQueryClient();
  const notices = useNotices();
  const [declarationId] = useState(() => uuidv7());
  const [draft, setDraft] = useState<Draft>(blank);
  const [isAsked, setAsked] = useState(false);
  const declaring = useWriteOnce((body: NewDeclaration, key) => declare(where, body, key));
  const faults = fieldProblems(declaring.error);
  const missing = fields.filter(({ id, isRequired }) => isRequired === true && draft[id].trim() === '');
  const submit = (): void => {
    setAsked(true);
    if (missing.length > 0) return;
    declaring.mutate(
      { declaration_id: declarationId, application_id: null, household_number: null, ...draft },
      {
        onSuccess: () => {
          void client.invalidateQueries({ queryKey: ['certificates', 'declarations'] });
          notices.say('届出を受理しました', '続けて受理証を交付できます。');
          onDeclared(declarationId);
        },
      },
    );
  };
  return (
    <Form label="被災の届出" onSubmit={submit} isBusy={declaring.isPending}>
      {fields.map(({ id, label, isRequired = false, rows = 1 }) => (
        <TextField
          key={id}
          label={label}
          name={id}
          value={draft[id]}
          onChange={(value) => setDraft({ ...draft, [id]: value })}
          isRequired={isRequired}
          rows={rows}
          error={isAsked && isRequired && draft[id].trim() === '' ? '入力してください' : faults[id]}
        />
      ))}
      {declaring.error && <ProblemNotice problem={declaring.error} />}
      <div className="form-actions">
        <Button onPress={onClose}>やめる</Button>
        <Button type="submit" tone="primary" isBusy={declaring.isPending}>
          受理して受理証へ
        </Button>
      </div>
    </Form>
  );
}
