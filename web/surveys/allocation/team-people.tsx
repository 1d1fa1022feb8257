import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import {
  SurveyorRole,
  surveyorRoleLabels,
  type NewSurveyor,
  type Surveyor,
} from '../../../api/surveys/allocation/teams.contract.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { fieldProblems } from '../../ui/problem.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWriteOnce } from '../../use-write-once.ts';
import type { Where } from '../planning.data.ts';
import { addSurveyor, changeSurveyor, readTeamsAgain, removeSurveyor } from './teams.data.ts';

const roles = SurveyorRole.options.map((id) => ({ id, title: surveyorRoleLabels[id] }));

type Written = Pick<Surveyor, 'name' | 'organisation' | 'role'>;

/** The people of a team: whoever is in it on any day; others are taken in, or written down first. */
export function TeamPeople({
  where,
  organisation,
  people,
  others,
  onAdd,
  onRemove,
}: {
  where: Where;
  /** Of the team: most people in it are of the same. */
  organisation: string;
  people: readonly Surveyor[];
  others: readonly Surveyor[];
  onAdd: (surveyor_id: string) => void;
  onRemove: (surveyor_id: string) => void;
}): ReactNode {
  const [writing, setWriting] = useState<Surveyor | 'new' | null>(null);
  return (
    <section className="plan-part" aria-labelledby="team-people">
      <h3 id="team-people">班員</h3>
      <ul className="plan-rows">
        {people.map((person) => (
          <li key={person.surveyor_id} className="plan-row">
            <span>
              {`${person.name}　`}
              <span className="plan-quiet">{`${person.organisation}　${surveyorRoleLabels[person.role]}`}</span>
            </span>
            <span className="plan-row-acts">
              <Button
                size="small"
                tone="quiet"
                aria-label={`直す：${person.name}`}
                onPress={() => setWriting(person)}
              >
                直す
              </Button>
              <Button
                size="small"
                tone="quiet"
                aria-label={`外す：${person.name}`}
                onPress={() => onRemove(person.surveyor_id)}
              >
                外す
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {writing === null ? (
        <div className="team-add">
          {others.length > 0 && (
            <Select
              label="登録済の調査員から加える"
              choices={others.map((person) => ({
                id: person.surveyor_id,
                title: `${person.name}（${person.organisation}）`,
              }))}
              value={null}
              onChange={onAdd}
            />
          )}
          <Button size="small" onPress={() => setWriting('new')}>
            新しい調査員
          </Button>
        </div>
      ) : (
        <PersonForm
          key={writing === 'new' ? 'new' : writing.surveyor_id}
          where={where}
          person={writing === 'new' ? null : writing}
          organisation={organisation}
          onClose={() => setWriting(null)}
          onSaved={(saved) => {
            if (writing === 'new') onAdd(saved.surveyor_id);
            setWriting(null);
          }}
          onRemoved={(surveyor_id) => {
            onRemove(surveyor_id);
            setWriting(null);
          }}
        />
      )}
    </section>
  );
}

function PersonForm({
  where,
  person,
  organisation,
  onClose,
  onSaved,
  onRemoved,
}: {
  where: Where;
  person: Surveyor | null;
  organisation: string;
  onClose: () => void;
  onSaved: (saved: Surveyor) => void;
  /** Written down by mistake: never in a team on any day. */
  onRemoved: (surveyor_id: string) => void;
}): ReactNode {
  const client = useQueryClient();
  const [surveyor_id] = useState(() => uuidv7());
  const [written, setWritten] = useState<Written>(person ?? { name: '', organisation, role: 'other' });
  const adding = useWriteOnce((one: NewSurveyor, key) => addSurveyor(where, one, key));
  const changing = useMutation({
    mutationFn: (one: { person: Surveyor; written: Written }) =>
      changeSurveyor(where, one.person, one.written),
  });
  const removing = useMutation({
    mutationFn: (one: Surveyor) => removeSurveyor(where, one),
    onSuccess: async (_, one) => {
      await readTeamsAgain(client, where);
      onRemoved(one.surveyor_id);
    },
  });
  const { name, role } = written;
  const change = (part: Partial<Written>): void => setWritten({ ...written, ...part });
  const plain: Written = { name, organisation: written.organisation, role };
  const onSuccess = async (saved: Surveyor): Promise<void> => {
    await readTeamsAgain(client, where);
    onSaved(saved);
  };
  const problem = adding.error ?? changing.error ?? removing.error;
  const errors = fieldProblems(problem);
  return (
    <Form
      label={person ? '調査員を直す' : '新しい調査員'}
      isBusy={adding.isPending || changing.isPending}
      onSubmit={() =>
        person
          ? changing.mutate({ person, written: plain }, { onSuccess })
          : adding.mutate({ surveyor_id, ...plain }, { onSuccess })
      }
    >
      <div className="field-row">
        <TextField
          label="氏名"
          name="surveyor"
          value={name}
          onChange={(text) => change({ name: text })}
          error={errors['name']}
          isRequired
          autoFocus
        />
        <TextField
          label="調査員の所属"
          name="surveyor_organisation"
          value={written.organisation}
          onChange={(text) => change({ organisation: text })}
          error={errors['organisation']}
          isRequired
        />
        <Select label="役割" choices={roles} value={role} onChange={(chosen) => change({ role: chosen })} />
      </div>
      {problem && Object.keys(errors).length === 0 && <ProblemNotice problem={problem} />}
      <div className="form-actions">
        <Button type="submit" size="small" tone="primary" isBusy={adding.isPending || changing.isPending}>
          {person ? '調査員を保存する' : '班に加える'}
        </Button>
        <Button size="small" onPress={onClose}>
          やめる
        </Button>
        {person && (
          <Button
            size="small"
            tone="quiet"
            isBusy={removing.isPending}
            onPress={() => removing.mutate(person)}
          >
            登録を消す
          </Button>
        )}
      </div>
    </Form>
  );
}
