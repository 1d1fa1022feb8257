import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { NewPreliminaryArea, PreliminaryArea } from '../../api/surveys/preliminary.contract.ts';
import type { DrawnShape } from '../map/drawing.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { formatMoment, formatPercent } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fieldProblems } from '../ui/problem.ts';
import { Slider } from '../ui/slider.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { addPreliminaryArea, dropPreliminaryArea, readScopeAgain, type Where } from './planning.data.ts';

/** 予備調査: areas with a rough estimate of their damage, which 被害程度割 and the filter go by. */
export function PreliminaryPart({
  where,
  areas,
  isDrawing,
  drawn,
  onDraw,
  onDone,
}: {
  where: Where;
  areas: readonly PreliminaryArea[];
  isDrawing: boolean;
  /** An area that was just drawn and has no name yet. */
  drawn: DrawnShape | null;
  onDraw: () => void;
  onDone: () => void;
}): ReactNode {
  const client = useQueryClient();
  const dropping = useMutation({
    mutationFn: (area: PreliminaryArea) => dropPreliminaryArea(where, area),
    onSuccess: () => readScopeAgain(client, where),
  });
  return (
    <section className="plan-part" aria-labelledby="preliminary">
      <div className="plan-part-head">
        <h2 id="preliminary">予備調査</h2>
        <span className="plan-quiet">区域ごとの被害の見込み。被害程度割で使います</span>
        <Button size="small" isDisabled={isDrawing} onPress={onDraw}>
          区域を加える
        </Button>
      </div>
      {dropping.error && <ProblemNotice problem={dropping.error} />}
      {areas.length > 0 && (
        <ul className="plan-rows" aria-label="予備調査の区域">
          {areas.map((area) => (
            <li key={area.area_id} className="plan-row">
              <span>
                {area.name}　<strong className="figure">{formatPercent(area.damage)}</strong>
                <span className="plan-quiet">
                  　{formatMoment(area.created_at)} {area.created_by}
                </span>
              </span>
              <Button
                size="small"
                tone="quiet"
                aria-label={`${area.name}を消す`}
                isBusy={dropping.isPending && dropping.variables.area_id === area.area_id}
                onPress={() => dropping.mutate(area)}
              >
                消す
              </Button>
            </li>
          ))}
        </ul>
      )}
      {drawn && <NewArea where={where} polygon={drawn} onDone={onDone} />}
    </section>
  );
}

function NewArea({
  where,
  polygon,
  onDone,
}: {
  where: Where;
  polygon: DrawnShape;
  onDone: () => void;
}): ReactNode {
  const client = useQueryClient();
  const [area_id] = useState(() => uuidv7());
  const [name, setName] = useState('');
  const [percent, setPercent] = useState(50);
  const [note, setNote] = useState('');
  const adding = useWriteOnce((area: NewPreliminaryArea, key) => addPreliminaryArea(where, area, key));
  const errors = fieldProblems(adding.error);
  const add = (): void =>
    adding.mutate(
      { area_id, name, damage: percent / 100, note: note.trim() === '' ? null : note, polygon },
      {
        onSuccess: async () => {
          await readScopeAgain(client, where);
          onDone();
        },
      },
    );
  return (
    <Dialog title="予備調査の区域" isOpen onClose={onDone}>
      <Form onSubmit={add} isBusy={adding.isPending} label="予備調査の区域">
        <TextField
          label="区域の名前"
          name="name"
          value={name}
          onChange={setName}
          error={errors['name']}
          isRequired
          autoFocus
        />
        <Slider
          label="被害の見込み（大きな被害の割合）"
          value={percent}
          onChange={setPercent}
          from={0}
          to={100}
          step={5}
          show={(value) => `${value} %`}
        />
        <TextField label="メモ" name="note" value={note} onChange={setNote} error={errors['note']} rows={2} />
        {adding.error && Object.keys(errors).length === 0 && <ProblemNotice problem={adding.error} />}
        <div className="dialog-actions">
          <Button onPress={onDone}>やめる</Button>
          <Button type="submit" tone="primary" isBusy={adding.isPending}>
            加える
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
