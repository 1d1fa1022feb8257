import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { methodLabels, PlanMethod, usualSettings, type NewPlan } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { Select } from '../ui/select.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { beginPlan, readPlanAgain, type Where } from './planning.data.ts';

const methods = PlanMethod.options.map((id) => ({ id, title: methodLabels[id] }));

/** Begins a plan: everything else is decided in its steps. */
export function NewPlanDialog({
  where,
  onClose,
  onBegun,
}: {
  where: Where;
  onClose: () => void;
  onBegun: (plan_id: string) => void;
}): ReactNode {
  const client = useQueryClient();
  const [plan_id] = useState(() => uuidv7());
  const [name, setName] = useState('');
  const [method, setMethod] = useState<PlanMethod>('earthquake_first');
  const beginning = useWriteOnce((plan: NewPlan, key) => beginPlan(where, plan, key));
  const errors = fieldProblems(beginning.error);
  const begin = (): void =>
    beginning.mutate(
      { plan_id, name, settings: { ...usualSettings, method } },
      {
        onSuccess: () => {
          void readPlanAgain(client, { ...where, plan_id });
          onBegun(plan_id);
        },
      },
    );
  return (
    <Dialog title="計画を作る" isOpen onClose={onClose}>
      <Form onSubmit={begin} isBusy={beginning.isPending} label="計画を作る">
        <TextField
          label="計画の名前"
          name="name"
          value={name}
          onChange={setName}
          hint="例：第1次調査（中心部）"
          error={errors['name']}
          isRequired
          autoFocus
        />
        <Select label="調査方法" choices={methods} value={method} onChange={setMethod} isRequired />
        {beginning.error && !errors['name'] && <ProblemNotice problem={beginning.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>やめる</Button>
          <Button type="submit" tone="primary" isBusy={beginning.isPending}>
            作る
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
