import type { ReactNode } from 'react';
import './caution.css';

/** Something to know before acting; nothing has gone wrong. */
export function Caution({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  return (
    <div className="caution">
      <p className="caution-title">{title}</p>
      {children}
    </div>
  );
}
