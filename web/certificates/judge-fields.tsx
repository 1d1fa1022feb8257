import type { ReactNode } from 'react';
import { Judge, judgeWords } from '../../api/certificates/letters.contract.ts';
import { RadioRow } from '../ui/radio-row.tsx';
import { TextField } from '../ui/text-field.tsx';

const judges = Judge.options.map((id) => ({ id, title: judgeWords[id] }));

/** Who judged: the clerk, a committee or an expert, these with their name. */
export function JudgeFields({
  judge,
  onJudge,
  body,
  onBody,
}: {
  judge: Judge;
  onJudge: (judge: Judge) => void;
  body: string;
  onBody: (body: string) => void;
}): ReactNode {
  return (
    <>
      <RadioRow label="判断した者" choices={judges} value={judge} onChange={onJudge} />
      {judge !== 'staff' && (
        <TextField
          label={judge === 'committee' ? '委員会の名前' : '専門家の所属・氏名'}
          name="judging-body"
          value={body}
          onChange={onBody}
        />
      )}
    </>
  );
}
