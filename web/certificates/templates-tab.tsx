import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { letterKinds } from '../../api/certificates/kinds.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { kindWords } from './certificate-words.ts';
import { kindsQuery } from './papers.data.ts';
import { PapersPanel } from './papers-panel.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { templatesQuery } from './templates.data.ts';

/** 様式: what each kind of paper looks like, changed by hand without code, seen at once, kept as a new version. */
export function TemplatesTab(): ReactNode {
  const { municipality } = useStaff();
  const kinds = useQuery(kindsQuery(municipality));
  const [kind, setKind] = useState('resident');
  const found = useQuery(templatesQuery(municipality, kind));
  const [newest] = found.data?.templates ?? [];
  return (
    <PapersPanel tab="templates">
      <div className="field-row">
        <Select
          label="証明書・通知書の種類"
          choices={[
            ...(kinds.data?.kinds ?? []).map((one) => ({ id: one.kind, title: kindWords(one) })),
            ...Object.values(letterKinds).map((one) => ({ id: one.kind, title: one.title })),
          ]}
          value={kind}
          onChange={setKind}
        />
      </div>
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && newest && (
        <TemplateEditor
          key={`${kind} ${newest.template_version}`}
          municipality={municipality}
          kind={kind}
          ground={found.data.ground}
          newest={newest}
          versions={found.data.templates}
        />
      )}
    </PapersPanel>
  );
}
