import { useId, type ReactNode } from 'react';
import type { HouseCheck } from '../../api/certificates/guard.contract.ts';
import { findingWords, kindWords, standWords } from './house-check-words.ts';
import './house-check.css';

/** The kinds of evidence with large marks; where the records lie is told only where it speaks against. */
export function HouseCheckKinds({ check }: { check: Pick<HouseCheck, 'kinds' | 'is_open'> }): ReactNode {
  return (
    <ul className={check.is_open ? 'house-check-kinds house-check-brief' : 'house-check-kinds'}>
      {check.kinds
        .filter(({ kind, stand }) => kind !== 'records' || stand === 'contradict')
        .map((kind) => (
          <Kind key={kind.kind} kind={kind} isBrief={check.is_open} />
        ))}
    </ul>
  );
}

const marks = { agree: '○', contradict: '×', silent: '―' } as const;

/** `isBrief`: the mark alone is shown, what was found is only read out. */
function Kind({
  kind: { kind, stand, findings },
  isBrief,
}: {
  kind: HouseCheck['kinds'][number];
  isBrief: boolean;
}): ReactNode {
  const id = useId();
  // What speaks against first; what says nothing only where there is nothing else.
  const told = findings.filter((finding) => finding.stand === stand);
  return (
    <li className={`house-check-kind house-check-${stand}`} aria-labelledby={id}>
      <span className="house-check-mark" aria-hidden="true">
        {marks[stand]}
      </span>
      <span id={id}>
        <b>{kindWords[kind]}</b>
        <span className="visually-hidden">：{standWords[stand]}</span>
        {told.map(({ code }) => (
          <small key={code} className={isBrief ? 'visually-hidden' : undefined}>
            {findingWords[code]}
          </small>
        ))}
      </span>
    </li>
  );
}
