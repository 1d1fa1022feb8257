import type { ReactNode } from 'react';
import { Caution } from '../../ui/caution.tsx';
import { formatFigure } from '../../ui/format.ts';
import { toProblem } from '../../ui/problem.ts';
import type { Bringing } from './bringing.ts';

/** Pictures that did not arrive, each with why; 取り込む tries them again. */
export function FailedPictures({ bringing: { sent, pictures } }: { bringing: Bringing }): ReactNode {
  const failed = [...sent].flatMap(([id, one]) =>
    one.state === 'failed'
      ? [{ id, name: pictures.get(id)?.name ?? '', problem: toProblem(one.problem) }]
      : [],
  );
  if (failed.length === 0) return null;
  return (
    <Caution
      title={`取り込めなかった写真 ${formatFigure(failed.length)} 枚（「取り込む」でもう一度送ります）`}
    >
      <ul className="photos-refused">
        {failed.slice(0, 50).map(({ id, name, problem }) => (
          <li key={id}>
            {name}：{problem.title}
            {problem.detail && `。${problem.detail}`}
          </li>
        ))}
      </ul>
    </Caution>
  );
}
