import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { CertificatePanel } from './certificate.panel.tsx';
import { DeclarationPart } from './declaration-part.tsx';
import { IssuePanel, type IssueGround } from './issue.panel.tsx';
import { OwnerPart } from './owner-part.tsx';
import { PapersPanel } from './papers-panel.tsx';
import { useWhere } from './papers-where.ts';

type Open = { of: 'issue'; ground: IssueGround } | { of: 'certificate'; id: string } | null;

/** Papers that need no confirmed household: owners' certificates building by building, and receipts of declarations. */
export function OwnersTab(): ReactNode {
  const where = useWhere();
  const [part, setPart] = useState<'owner' | 'declaration'>('owner');
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const show = (id: string): void => setOpen({ of: 'certificate', id });
  return (
    <>
      {/* Kept while a paper is open, so that the list is still there afterwards. */}
      <div className="papers-under" inert={open !== null} hidden={open !== null}>
        <PapersPanel tab="owners">
          <div className="papers-parts" role="group" aria-label="証明書の種類">
            <Button aria-pressed={part === 'owner'} onPress={() => setPart('owner')}>
              所有者の証明書
            </Button>
            <Button aria-pressed={part === 'declaration'} onPress={() => setPart('declaration')}>
              被災届出受理証
            </Button>
          </div>
          {part === 'owner' ? (
            <OwnerPart where={where} onIssue={(ground) => setOpen({ of: 'issue', ground })} onOpen={show} />
          ) : (
            <DeclarationPart
              where={where}
              onIssue={(ground) => setOpen({ of: 'issue', ground })}
              onOpen={show}
            />
          )}
        </PapersPanel>
      </div>
      {open?.of === 'issue' && (
        <IssuePanel
          where={where}
          ground={open.ground}
          backLabel="所有者・届出へ戻る"
          onBack={close}
          onIssued={show}
          onOpen={show}
        />
      )}
      {open?.of === 'certificate' && (
        <CertificatePanel
          key={open.id}
          where={where}
          certificateId={open.id}
          backLabel="所有者・届出へ戻る"
          onBack={close}
        />
      )}
    </>
  );
}
