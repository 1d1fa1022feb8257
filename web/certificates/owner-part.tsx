import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { OwnerBuilding } from '../../api/certificates/owner-buildings.contract.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Form } from '../ui/form.tsx';
import { formatDistance } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Where } from './certificates.data.ts';
import type { IssueGround } from './issue.panel.tsx';
import { ownerBuildingsQuery } from './papers.data.ts';

const nothing = { owner_name: '', property_number: '' };

/** An owner's buildings, also of one who lives elsewhere; each is certified by itself, from the survey beside it. */
export function OwnerPart({
  where,
  onIssue,
  onOpen,
}: {
  where: Where;
  onIssue: (ground: IssueGround) => void;
  onOpen: (certificateId: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState(nothing);
  const [asked, setAsked] = useState(nothing);
  const isAsked = asked.owner_name !== '' || asked.property_number !== '';
  const found = useQuery({ ...ownerBuildingsQuery(where, asked), enabled: isAsked });
  return (
    <>
      <Form label="所有者の家屋の検索" onSubmit={() => setAsked(typed)} isBusy={found.isFetching}>
        <div className="field-row">
          <TextField
            label="所有者氏名"
            name="owner-name"
            value={typed.owner_name}
            onChange={(owner_name) => setTyped({ ...typed, owner_name })}
            hint="納税義務者の氏名"
          />
          <TextField
            label="物件番号"
            name="property-number"
            value={typed.property_number}
            onChange={(property_number) => setTyped({ ...typed, property_number })}
            hint="氏名の代わりに"
          />
          <div className="papers-search">
            <Button type="submit" tone="primary" isBusy={found.isFetching}>
              家屋を検索
            </Button>
          </div>
        </div>
      </Form>
      {found.error && <ProblemNotice problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.buildings.length === 0 && (
        <EmptyState title="家屋が見つかりません">
          氏名の字体や物件番号を確かめてください。罹災時の家屋台帳を検索しています。
        </EmptyState>
      )}
      <ul className="papers-cards" aria-label="所有者の家屋">
        {found.data?.buildings.map((building) => (
          <BuildingCard
            key={building.property_number}
            building={building}
            onIssue={onIssue}
            onOpen={onOpen}
          />
        ))}
      </ul>
    </>
  );
}

function BuildingCard({
  building,
  onIssue,
  onOpen,
}: {
  building: OwnerBuilding;
  onIssue: (ground: IssueGround) => void;
  onOpen: (certificateId: string) => void;
}): ReactNode {
  const { property_number, surveys, certificate_id } = building;
  const [survey, setSurvey] = useState<string | null>(surveys[0]?.survey_number ?? null);
  return (
    <li className="papers-card">
      <p className="papers-card-title">
        <strong>{building.address}</strong> <span>{property_number}</span>
        {certificate_id !== null && <StateMark tone="good">交付済み</StateMark>}
      </p>
      <p>
        所有者 {building.owner_name}
        {building.owner_address !== null && `（${building.owner_address}）`}
        {building.co_owners.length > 0 && `・共有者 ${building.co_owners.join('、')}`}
        {[building.use, building.structure].filter(Boolean).map((word) => `・${word}`)}
      </p>
      {surveys.length === 0 ? (
        <p className="papers-hint">50 m 以内に調査結果がありません。調査の後に交付できます。</p>
      ) : (
        <div className="papers-card-acts">
          <Select
            label="この家屋の調査結果"
            choices={surveys.map((one) => ({
              id: one.survey_number,
              title: `${one.damage_label}（${one.survey_number}・${formatDistance(one.distance)}${one.is_confirmed ? '・確定済み' : ''}）`,
            }))}
            value={survey}
            onChange={setSurvey}
          />
          <Button
            tone="primary"
            isDisabled={survey === null}
            onPress={() => {
              if (survey !== null) onIssue({ kind: 'owner', property_number, survey_number: survey });
            }}
          >
            所有者用を交付
          </Button>
          {certificate_id !== null && <Button onPress={() => onOpen(certificate_id)}>控を開く</Button>}
        </div>
      )}
    </li>
  );
}
